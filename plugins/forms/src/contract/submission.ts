import { choice, entity, instant, json, ref, text } from '@kith/sdk'
import { z } from 'zod'
import { formValue } from './definition.ts'
import { form } from './form.ts'
import { signal } from './signal.ts'

const short = z.string().max(2000)

/** A page of a visit, without anything that names a person. */
const touch = z.object({
  /** Origin and path of the page that they landed on. */
  page: short,
  /** The origin that sent them, or ''. */
  referrer: short,
  /** source, medium, campaign, term, content */
  utm: z.record(z.string().max(60), short),
  /** By parameter name: `gclid`. */
  clickIds: z.record(z.string().max(60), short),
})

/** Where a visitor came from: the first page of the visit. */
export const attribution = touch.extend({
  /** The page that brought the visitor last, where that is another one. */
  last: touch.optional(),
  /** The form's version that was filled in; 0 if it did not say. */
  version: z.int(),
})
export type Attribution = z.infer<typeof attribution>

/** What somebody agreed to, kept as evidence. */
export const consent = z.object({
  field: z.string(),
  version: z.string(),
  /** The text as it stood, in the language in which it was read. */
  text: z.string(),
  locale: z.string(),
  page: z.string(),
  at: z.string(),
  /** The code of what it is for, where the form says so. */
  purpose: z.string().optional(),
})
export type Consent = z.infer<typeof consent>

/** A file that came with an answer, in the field of this name. */
export const file = z.object({
  field: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  hash: z.string(),
})
export type SentFile = z.infer<typeof file>

export const reason = z.object({
  code: z.string(),
  message: z.string(),
  plugin: z.string().nullable(),
  tap: z.string().nullable(),
})
export type Reason = z.infer<typeof reason>

/**
 * One visitor's answers. `processed`: everybody who tapped `forms.receiving` has had it. `unprocessed`: one of them could
 * not, `reason` says who and why; it is tried again. `spam`: its signals came to too many points, so it is kept aside for a person to look at.
 */
export const submission = entity('forms.submission', {
  fields: {
    key: text({ required: true, fixed: true, max: 36 }),
    form: ref(form, { required: true, fixed: true, onDelete: 'restrict' }),
    status: choice(['processed', 'unprocessed', 'spam'], { default: 'processed' }),
    values: json({ shape: z.record(z.string(), formValue), default: {}, personal: true, fixed: true }),
    meta: json({ shape: attribution, fixed: true }),
    consent: json({ shape: z.array(consent), default: [], fixed: true }),
    locale: text({ max: 35, fixed: true }),
    /** Whether what was agreed to for a purpose has been confirmed by mail; empty where that is not asked for. */
    optIn: choice(['waiting', 'confirmed']),
    optInAt: instant(),
    reason: json({ shape: reason }),
    /** What spoke for and against it when it came, in points. */
    signals: json({ shape: z.array(signal).max(30), default: [], fixed: true }),
  },
  person: { in: ['values'] },
  indexes: [
    ['form', 'createdAt'],
    ['status', 'createdAt'],
  ],
})
