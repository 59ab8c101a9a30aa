import type { Condition } from '@kith/rules'

/** A published form as the element reads it: `GET /f/{id}.json`, the same for every visitor. Texts are text, never HTML. */
export interface FormDefinition {
  /** The version of this shape. */
  v: 1
  id: string
  /** Counts the publications of the form; sent back with the answer. 0 while it is only looked at: there is no challenge. */
  version: number
  /** The BCP 47 tag of the texts that stand in the definition itself. */
  lang: string
  title?: string
  intro?: string
  /** The words on the button that sends. */
  submit?: string
  steps: FormStep[]
  thanks?: { title?: string; text?: string }
  /** Where the visitor goes after the answer arrived; http or https. */
  redirect?: string
  /** The name of the field that only programs fill in. */
  honeypot: string
  /** Where a visitor turns while the form cannot be sent. */
  contact?: { email?: string; phone?: string }
  /** false forbids keeping an answer on the visitor's device while the server cannot be reached. */
  offline?: boolean
  /** false leaves uncounted how visitors get on with it. */
  counted?: boolean
  look?: FormLook
  /**
   * Other languages, by locale and path: `company.label`, `company.help`, `company.placeholder`, `consent.text`,
   * `size.option.small`, `step.0.title`, `title`, `intro`, `submit`, `thanks.title`, `thanks.text`.
   */
  texts?: Record<string, Record<string, string>>
  /** The element's own sentences by code in languages other than English, by language: `zh`. The server puts them in. */
  messages?: Record<string, Record<string, string>>
}

/** How a form looks where the page's own style sheet does not say. */
export interface FormLook {
  theme?: 'auto' | 'light' | 'dark'
  /** `#136354` */
  accent?: string
  /** Of words on the accent. */
  onAccent?: string
  /** Of corners, in pixels. */
  radius?: number
}

export interface FormStep {
  title?: string
  fields: FormField[]
  /** Asked of the values that would be sent; the step is left out while it does not hold. */
  when?: Condition
}

export type FormFieldType =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'number'
  | 'date'
  | 'textarea'
  | 'select'
  | 'radio'
  | 'checkboxes'
  | 'checkbox'
  | 'consent'
  | 'hidden'
  | 'rating'
  | 'static'
  | 'file'

export interface FormField {
  name: string
  /** One that the element does not know is asked as text. */
  type: FormFieldType
  label: string
  required: boolean
  help?: string
  placeholder?: string
  /** A token of the HTML standard's autofill list. */
  autocomplete?: string
  /** Asked of the values that would be sent; a field that does not show is not sent. */
  when?: Condition
  options?: FormOption[]
  /** A number, or a date as `YYYY-MM-DD`. Of a rating: its ends, 1 and 5 when absent. */
  min?: number | string
  max?: number | string
  /** In UTF-16 units, as JavaScript counts. Default 255, of a textarea 5,000. */
  maxLength?: number
  /** Whether the address of the page may fill it in; never a consent. */
  prefill?: boolean
  /** Which files, as HTML has it: `image/*,.docx`. Any but programs when absent. */
  accept?: string
  /** Most files, 1 when absent, and most bytes of each, 5 MiB when absent. */
  maxFiles?: number
  maxSize?: number
  /** What stands in the field at the start. */
  value?: FormValue
  /** What a static field says, or what a consent agrees to. `[words](https://…)` is a link. */
  text?: string
  /** The version of a consent's text, sent back as evidence. */
  version?: string
}

export interface FormOption {
  value: string
  label: string
}

/** A checkbox and a consent are true or false, checkboxes a list of option values, a number and a rating a number, files a list of receipts. */
export type FormValue = string | number | boolean | string[]

/** By field name. */
export type FormValues = Record<string, FormValue>
