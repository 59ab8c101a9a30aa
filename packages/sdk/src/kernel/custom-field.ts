import { z } from 'zod'
import { entity } from '../entity.ts'
import { boolean } from '../fields/boolean.ts'
import { choice } from '../fields/choice.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/** locale -> text: `{ en: 'Tier', 'zh-CN': '等级' }`. */
const labels = z.record(z.string().max(35), z.string().trim().min(1).max(200))

const option = z.strictObject({
  /** What is stored. */
  value: z.string().trim().min(1).max(100),
  labels: labels.optional(),
  /** false: may not be chosen any more; records that have it keep it. */
  active: z.boolean().optional(),
})

const condition = z.record(z.string(), z.json())

/** What may be said of a custom field after it was added. `null` takes away what was said. */
export const CustomFieldChange = z.strictObject({
  labels: labels.optional(),
  /** Of the kind itself: `{ max: 500 }` of a text, `{ entity: 'accounts.account' }` of a ref. */
  settings: z.record(z.string(), z.json()).optional(),
  /** What a choice offers. */
  options: z.array(option).max(500).optional(),
  default: z.json().optional(),
  /** Shown, and asked for where it is required, only where this holds. */
  when: condition.nullable().optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  /** Default true: an index serves its filters and sorts. */
  index: z.boolean().optional(),
  search: z.boolean().optional(),
  personal: z.boolean().optional(),
  /** false: retired. Its values stay stored, and come back with it. */
  active: z.boolean().optional(),
})

/** What adding one takes. */
export const NewCustomField = z.strictObject({
  /** The entity's name: 'leads.lead'. */
  entity: z.string().max(100),
  /** Its name in the bag `custom`: camelCase letters and digits. */
  key: z.string().max(100),
  kind: z.string().max(40),
  ...CustomFieldChange.omit({ active: true }).shape,
})

/** A field that an administrator added to an entity. Its column is `c_` and this record's id. */
export const customField = entity('kernel.customField', {
  label: 'key',
  fields: {
    entity: text({ required: true, fixed: true, max: 100 }),
    key: text({ required: true, fixed: true, max: 60 }),
    kind: text({ required: true, fixed: true, max: 40 }),
    labels: json({ shape: labels }),
    settings: json({ shape: z.record(z.string(), z.json()) }),
    options: json({ shape: z.array(option) }),
    default: json(),
    when: json({ shape: condition }),
    required: boolean({ default: false }),
    unique: boolean({ default: false }),
    index: boolean({ default: true }),
    search: boolean({ default: false }),
    personal: boolean({ default: false }),
    active: boolean({ default: true }),
    /** Whether its index serves. `failed`: see `problem`; it works without. */
    status: choice(['building', 'ready', 'failed'], { default: 'building', derived: true }),
    problem: text({ max: 500, derived: true }),
  },
})
