import type { Command } from './commands.ts'
import type { ChangeContext, ReadContext } from './context.ts'
import type { AnyContract } from './contract.ts'
import type { Job } from './jobs.ts'
import type { Join } from './joins.ts'
import type { Locales, MailTemplates } from './locales.ts'
import type { Migration } from './migrations.ts'
import type { Operation } from './operations.ts'
import type { Policy } from './policies.ts'
import type { Preset } from './presets.ts'
import type { RemoteManifest } from './remote/remote-manifest.ts'
import type { Route } from './routes.ts'
import type { AnyTap } from './taps.ts'
import type { Ui } from './ui.ts'

/** One verb: `export const convert: Handler<LeadsContract, 'convert', AccountsContract> = async (ctx, input) => …`. */
export type Handler<C extends AnyContract, K extends keyof C['operations'], D extends AnyContract = never> =
  C['operations'][K] extends Operation<infer T, infer _I, infer R, infer P>
    ? (ctx: T extends 'query' ? ReadContext<C, D> : ChangeContext<C, D>, input: P) => Promise<R> | R
    : never

export type WriteVerb = 'create' | 'update' | 'delete' | 'restore'

/** What a role is called, and what it is for, by locale. */
export interface RoleTexts {
  readonly name: Readonly<Record<string, string>>
  readonly description?: Readonly<Record<string, string>>
}

export interface PluginOptions<C extends AnyContract, D extends AnyContract> {
  readonly contract: C
  /** Contracts of the plugins that must be there. What is not here cannot be used: a compile error. */
  readonly dependsOn?: readonly D[]
  /** What it does besides where other plugins are there too: `join`. */
  readonly joins?: readonly Join<C, NoInfer<D>>[]
  /** What it may do to the records of others. */
  readonly writes?: Readonly<Record<string, readonly WriteVerb[]>>
  /** One for each operation of the contract. */
  readonly handlers: { readonly [K in keyof C['operations']]: Handler<C, K, NoInfer<D>> }
  readonly policies?: readonly Policy[]
  /** role -> permissions of operations that it has; `*` is whoever has logged in. `administrator` has all. */
  readonly grants?: Readonly<Record<string, readonly string[]>>
  /** Roles that its policies and grants speak of. Several plugins may declare one; the first one's texts count. */
  readonly roles?: Readonly<Record<string, RoleTexts>>
  readonly taps?: readonly AnyTap<C, NoInfer<D>>[]
  readonly routes?: readonly Route<C, NoInfer<D>>[]
  readonly jobs?: readonly Job<C, NoInfer<D>>[]
  readonly migrations?: readonly Migration[]
  readonly presets?: readonly Preset<C, NoInfer<D>>[]
  readonly mails?: MailTemplates
  /** What it adds to the command line. */
  readonly commands?: readonly Command<Extract<keyof C['operations'], string>>[]
  readonly locales?: Locales
  /** What it shows in the application. */
  readonly ui?: readonly Ui[]
}

/** A plugin: a contract and its implementation. `Needs` are the contracts that must be in the app beside it. */
export interface Plugin<C extends AnyContract = AnyContract, Needs extends AnyContract = never> {
  readonly contract: C
  /** Names of the contracts in `dependsOn`. */
  readonly needs: readonly { readonly name: Needs['name']; readonly version: string }[]
  readonly joins: readonly Join[]
  readonly parts: PluginParts
  /** Of a plugin in another process: what it was pinned to (`remotePlugin`). Its parts are without code. */
  readonly remote?: RemotePin
}

/** What a configuration trusts of a plugin in another process. */
export interface RemotePin {
  readonly manifest: RemoteManifest
  /** `sha256-…` of the manifest. */
  readonly hash: string
}

/** The implementation with its types worn off: what the kernel's local host runs. */
export interface PluginParts {
  readonly writes: Readonly<Record<string, readonly WriteVerb[]>>
  readonly handlers: Readonly<Record<string, (ctx: never, input: never) => unknown>>
  readonly policies: readonly Policy[]
  readonly grants: Readonly<Record<string, readonly string[]>>
  readonly roles: Readonly<Record<string, RoleTexts>>
  readonly taps: readonly AnyTap[]
  readonly routes: readonly Route[]
  readonly jobs: readonly Job[]
  readonly migrations: readonly Migration[]
  readonly presets: readonly Preset[]
  readonly mails: MailTemplates
  readonly commands: readonly Command[]
  readonly locales: Locales
  readonly ui: readonly Ui[]
}

export function definePlugin<C extends AnyContract, D extends AnyContract = never>(
  options: PluginOptions<C, D>,
): Plugin<C, D> {
  const parts = {
    writes: options.writes ?? {},
    handlers: options.handlers,
    policies: options.policies ?? [],
    grants: options.grants ?? {},
    roles: options.roles ?? {},
    taps: options.taps ?? [],
    routes: options.routes ?? [],
    jobs: options.jobs ?? [],
    migrations: options.migrations ?? [],
    presets: options.presets ?? [],
    mails: options.mails ?? {},
    commands: options.commands ?? [],
    locales: options.locales ?? {},
    ui: options.ui ?? [],
  }
  return {
    contract: options.contract,
    needs: (options.dependsOn ?? []).map(contract => ({ name: contract.name, version: contract.version })),
    joins: (options.joins ?? []) as unknown as readonly Join[],
    parts: parts as unknown as PluginParts,
  }
}
