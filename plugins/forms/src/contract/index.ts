export type { Condition } from '@kith/sdk'
export { acceptPattern } from './accept.ts'
export { type FormsContract, formsContract } from './contract.ts'
export {
  type FormDefinition,
  type FormDesign,
  type FormField,
  type FormFieldType,
  type FormLook,
  type FormOption,
  type FormStep,
  type FormValue,
  type FormValues,
  fieldTypes,
  formDesign,
  mostFileBytes,
} from './definition.ts'
export { draft } from './draft.ts'
export { form } from './form.ts'
export type { Receiving } from './hooks.ts'
export { lookOf } from './look.ts'
export { script } from './script.ts'
export { lesson, type Signal } from './signal.ts'
export { type Attribution, type Consent, type Reason, type SentFile, submission } from './submission.ts'
export { tally } from './tally.ts'
