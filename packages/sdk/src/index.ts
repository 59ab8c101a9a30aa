export type { Condition, FieldType } from '@kith/rules'
export { type Actor, administrator } from './actor.ts'
export * from './bags.ts'
export { type Command, type CommandOption, command } from './commands.ts'
export { type AnyPlugin, type AppOf, type Config, defineConfig } from './config.ts'
export type {
  Call,
  ChangeContext,
  Everyday,
  Log,
  Mutations,
  PluginReads,
  Queries,
  ReadContext,
  RouteContext,
  RunOptions,
} from './context.ts'
export {
  type AnyContract,
  type ContractOf,
  type ContractOptions,
  defineContract,
  entitiesOf,
  everydayVerbs,
  type Infer,
} from './contract.ts'
export type { AnyRow, Change, Data, KeptFile, LinkedRecord, MailRequest, RecordRef } from './data.ts'
export {
  type AnyEntity,
  type Create,
  type Entity,
  type EntityOptions,
  entity,
  type Person,
  type RecordBase,
  type Row,
  type Test,
  type Timeline,
  type Update,
  type Values,
  type Where,
  type WhereVariable,
} from './entity.ts'
export { denied, describeError, invalid, KithError, notFound, type Problem } from './errors.ts'
export { type AnyExtension, type Extension, ext, extendEntity } from './extension.ts'
export * from './fields/index.ts'
export { type Held, type Hold, hold, isHeld, type Rejection, reject } from './held.ts'
export {
  type Collect,
  collect,
  collectOnce,
  type Event,
  event,
  type Filter,
  filter,
  type SavingHook,
  type SavingPatch,
  type SavingRow,
} from './hooks.ts'
export { type Html, html } from './html.ts'
export { type Job, type JobOptions, job } from './jobs.ts'
export { type Join, type JoinParts, join } from './joins.ts'
export * from './kernel/index.ts'
export type { Locales, MailTemplates, MailText } from './locales.ts'
export type { Migration } from './migrations.ts'
export { type AnyOperation, mutation, type Operation, type OperationOptions, query } from './operations.ts'
export {
  definePlugin,
  type Handler,
  type Plugin,
  type PluginOptions,
  type PluginParts,
  type RoleTexts,
  type WriteVerb,
} from './plugin.ts'
export { branchAllows, type Policy, type PolicyBranch, type PolicyScope, type PolicyVerb, policy } from './policies.ts'
export { type Preset, preset } from './presets.ts'
export { problemsOf } from './problems.ts'
export type {
  Count,
  Cuts,
  Group,
  HistoryEntry,
  HistoryInput,
  HistoryPage,
  ListHint,
  ListInput,
  Measure,
  Page,
  Reached,
  RecordEvent,
  RecordVerb,
  Sort,
  Sum,
} from './records.ts'
export { type Route, type RouteOptions, type RouteRequest, type RouteResponse, route } from './routes.ts'
export type { SearchHit, SearchInput, SearchPage } from './search.ts'
export {
  type AnyTap,
  type CollectTap,
  type Delivery,
  type EventTap,
  type FilterTap,
  type GuardAnswer,
  type SavingTap,
  tap,
} from './taps.ts'
export {
  type Action,
  action,
  type Card,
  card,
  type Panel,
  type Present,
  page,
  panel,
  present,
  type Ui,
  type UiPage,
  type UiSlot,
} from './ui.ts'
