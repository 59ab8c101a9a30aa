export { attachment } from './attachment.ts'
export type { AuditEntry, AuditInput } from './audit.ts'
export { batch } from './batch.ts'
export { businessLine } from './business-line.ts'
export { type KernelContract, kernelContract } from './contract.ts'
export { CustomFieldChange, customField, NewCustomField } from './custom-field.ts'
export { decision } from './decision.ts'
export type { Finding } from './doctor.ts'
export { erasure } from './erasure.ts'
export {
  importColumn,
  importedFile,
  importMapping,
  importRun,
  importTemplate,
} from './import.ts'
export { importFile } from './import-file.ts'
export { invitation } from './invitation.ts'
export { key } from './key.ts'
export { layout } from './layout.ts'
export { mail } from './mail.ts'
export { type MergeInput, type MergeJournal, type MergePreview, merge } from './merge.ts'
export {
  governedModule,
  type ManifestDifference,
  type ModuleChange,
  type ModulePlan,
  type ModuleState,
  manifestKinds,
} from './module.ts'
export type { PresetApplied, PresetRemoved } from './preset.ts'
export { rate } from './rate.ts'
export {
  type MeasureOptions,
  measure,
  type ReportPart,
  type ReportPartInput,
  ratio,
  report,
  reportPage,
} from './reports.ts'
export { role } from './role.ts'
export { setting } from './setting.ts'
export { share } from './share.ts'
export { team } from './team.ts'
export type { TimelineEntry, TimelineInput } from './timeline.ts'
export { user } from './user.ts'
export { view } from './view.ts'
