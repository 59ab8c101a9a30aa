import { boolean, type Condition, choice, entity, integer, json, text } from '@kith/sdk'
import { z } from 'zod'

/**
 * A rule that classifies and assigns new leads (R12, R13). Rules are asked in the order of `position`. One whose
 * condition holds sets its fields and adds its points; the first that also finds an active owner decides whose the lead is.
 */
export const rule = entity('leads.rule', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
    /** Asked of the lead's fields; `{}` holds for every lead. */
    when: json({
      shape: z.record(z.string(), z.json()) as unknown as z.ZodType<Condition>,
      default: {} as Condition,
      condition: 'leads.lead',
    }),
    /** Whose the lead is: nobody is decided by `none`; `first` active owner; owners in turn; the pool, where anybody may claim it. */
    mode: choice(['none', 'first', 'roundRobin', 'pool'], { default: 'first' }),
    /** Users who may get it, in order. */
    owners: json({ shape: z.array(z.uuid()).max(500), default: [] as string[], records: 'kernel.user' }),
    /** Whether owners are all salespeople of the lead's region instead. */
    byRegion: boolean({ default: false }),
    /** Fields of the lead to set: `{ source: 'campaign-response', priority: 'high' }`. */
    set: json({ shape: z.record(z.string(), z.json()) as z.ZodType<Record<string, unknown>>, default: {} }),
    /** Added to the lead's score. */
    points: integer({ default: 0, min: -1000, max: 1000 }),
  },
  indexes: [['position']],
})
