import type { Condition } from '@kith/sdk'
import { z } from 'zod'
import { acceptPattern } from './accept.ts'

/** A published form as `GET /f/{id}.json` answers it, the same for every visitor. Texts are text, never HTML. */
export interface FormDefinition extends FormDesign {
  /** The version of this shape. */
  v: 1
  id: string
  /** Counts the changes of the form; sent back with the answer. */
  version: number
  /** The name of the field that only programs fill in. */
  honeypot: string
  /** The element's own sentences by code in languages other than English, by language: `zh`. */
  messages?: Record<string, Record<string, string>>
}

/** How a form looks where the page's own style sheet does not say. */
export interface FormLook {
  theme?: 'auto' | 'light' | 'dark'
  /** `#136354` */
  accent?: string
  /** Of words on the accent; of what is published always there where an accent is. */
  onAccent?: string
  /** Of corners, in pixels. */
  radius?: number
}

/** What the owner of a form decides about it. */
export interface FormDesign {
  /** The BCP 47 tag of the texts that stand in the design itself. */
  lang: string
  title?: string
  intro?: string
  /** The words on the button that sends. */
  submit?: string
  steps: FormStep[]
  thanks?: { title?: string; text?: string }
  /** Where the visitor goes after the answer arrived; http or https. */
  redirect?: string
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
}

export interface FormStep {
  title?: string
  fields: FormField[]
  /** Asked of the values that would be sent; the step is left out while it does not hold. */
  when?: Condition
}

export const fieldTypes = [
  'text',
  'email',
  'tel',
  'url',
  'number',
  'date',
  'textarea',
  'select',
  'radio',
  'checkboxes',
  'checkbox',
  'consent',
  'hidden',
  'rating',
  'static',
  'file',
] as const

export type FormFieldType = (typeof fieldTypes)[number]

export interface FormField {
  /** A letter, then letters, digits, `-` and `_`, 60 at most; `kith_…` is reserved. */
  name: string
  type: FormFieldType
  label: string
  required: boolean
  help?: string
  placeholder?: string
  /** A token of the HTML standard's autofill list. */
  autocomplete?: string
  /** Asked of the values that would be sent; a field that does not show is not sent, and refused if it is. */
  when?: Condition
  options?: FormOption[]
  /** A number, or a date as `YYYY-MM-DD`. Of a rating: its ends, 1 and 5 when absent. */
  min?: number | string
  max?: number | string
  /** In UTF-16 units. Default 255, of a textarea 5,000. */
  maxLength?: number
  /** Whether the address of a page may fill it in (`prefill="url"` of the element, links to the hosted page). Never a consent. */
  prefill?: boolean
  /** Which files, as HTML has it: `image/*,application/pdf,.docx`. Any but programs when absent. */
  accept?: string
  /** Most files, 1 when absent, and most bytes of each, 5 MiB when absent. */
  maxFiles?: number
  maxSize?: number
  /** What stands in the field at the start. */
  value?: FormValue
  /** What a static field says, or what a consent agrees to. `[words](https://…)` is a link. */
  text?: string
  /** The version of a consent's text, kept as evidence. */
  version?: string
  /** What a consent is for, as a code that the modules know: `news`. */
  purpose?: string
}

export interface FormOption {
  value: string
  label: string
}

/** A checkbox and a consent are true or false, checkboxes a list of option values, a number and a rating a number, files a list of names. */
export type FormValue = string | number | boolean | string[]

/** By field name. */
export type FormValues = Record<string, FormValue>

/** Most bytes that a form takes of one file. */
export const mostFileBytes = 10_485_760

const words = (max: number) => z.string().max(max)
const name = z.string().regex(/^(?!kith_)[A-Za-z][\w-]{0,59}$/, { error: 'field_name' })
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, { error: 'colour' })
const condition = z.record(z.string(), z.json())

export const formValue = z.union([words(50_000), z.number(), z.boolean(), z.array(words(1000)).max(1000)])

const field = z.object({
  name,
  type: z.enum(fieldTypes),
  label: words(500),
  required: z.boolean(),
  help: words(1000).optional(),
  placeholder: words(500).optional(),
  autocomplete: z
    .string()
    .regex(/^[a-z0-9 -]{1,60}$/)
    .optional(),
  when: condition.optional(),
  options: z
    .array(z.object({ value: words(255).min(1), label: words(500) }))
    .max(500)
    .optional(),
  min: z.union([z.number(), z.iso.date()]).optional(),
  max: z.union([z.number(), z.iso.date()]).optional(),
  maxLength: z.int().min(1).max(50_000).optional(),
  prefill: z.boolean().optional(),
  accept: z.string().max(500).regex(acceptPattern, { error: 'accept' }).optional(),
  maxFiles: z.int().min(1).max(10).optional(),
  maxSize: z.int().min(1).max(mostFileBytes).optional(),
  value: formValue.optional(),
  text: words(5000).optional(),
  version: words(60).optional(),
  purpose: words(60).optional(),
})

/** What a design must look like. Names and conditions are checked against each other when a form is saved. */
export const formDesign: z.ZodType<FormDesign> = z.object({
  lang: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/, { error: 'locale' }),
  title: words(500).optional(),
  intro: words(2000).optional(),
  submit: words(100).optional(),
  steps: z
    .array(z.object({ title: words(500).optional(), fields: z.array(field).max(200), when: condition.optional() }))
    .min(1)
    .max(30),
  thanks: z.object({ title: words(500).optional(), text: words(2000).optional() }).optional(),
  redirect: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  contact: z
    .object({
      email: z.email().max(254).optional(),
      phone: z
        .string()
        .max(32)
        .regex(/^\+?[\d ()/.-]{5,}$/, { error: 'phone' })
        .optional(),
    })
    .optional(),
  offline: z.boolean().optional(),
  counted: z.boolean().optional(),
  look: z
    .object({
      theme: z.enum(['auto', 'light', 'dark']).optional(),
      accent: colour.optional(),
      onAccent: colour.optional(),
      radius: z.int().min(0).max(24).optional(),
    })
    .optional(),
  texts: z.record(z.string(), z.record(z.string(), words(5000))).optional(),
}) as unknown as z.ZodType<FormDesign>
