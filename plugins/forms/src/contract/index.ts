export { type FormsContract, formsContract } from './contract.ts'
export {
  type FormDefinition,
  type FormDesign,
  type FormField,
  type FormFieldType,
  type FormOption,
  type FormStep,
  type FormValue,
  type FormValues,
  fieldTypes,
  formDesign,
} from './definition.ts'
export { form } from './form.ts'
export type { Receiving } from './hooks.ts'
export { script } from './script.ts'
export { type Attribution, type Consent, type Reason, submission } from './submission.ts'
