import { entity, integer, text } from '@kith/sdk'
import { z } from 'zod'

/** What speaks for or against an answer, in points: from `reviewFrom` points on a person looks at it first. */
export const signal = z.object({ code: z.string().max(80), points: z.number() })
export type Signal = z.infer<typeof signal>

/** What people's judgement taught of a signal: how often an answer with it was spam, and how often it was none. */
export const lesson = entity('forms.lesson', {
  label: 'code',
  audit: false,
  fields: {
    code: text({ required: true, fixed: true, unique: true, max: 80 }),
    spam: integer({ default: 0, min: 0 }),
    genuine: integer({ default: 0, min: 0 }),
  },
})
