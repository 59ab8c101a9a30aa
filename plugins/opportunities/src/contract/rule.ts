import { boolean, type Condition, choice, entity, integer, json, text } from '@kith/sdk'
import { z } from 'zod'

/**
 * A principle by which opportunities get their owner (R43): asked in the order of `position`; the first that holds and
 * finds an active owner decides.
 */
export const rule = entity('opportunities.rule', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
    /** Asked of the opportunity's fields; `{}` holds for every one. */
    when: json({
      shape: z.record(z.string(), z.json()) as unknown as z.ZodType<Condition>,
      default: {} as Condition,
      condition: 'opportunities.opportunity',
    }),
    mode: choice(['first', 'roundRobin'], { default: 'first' }),
    /** Users who may get it, in order. */
    owners: json({ shape: z.array(z.uuid()).max(500), default: [] as string[], records: 'kernel.user' }),
    /** Whether owners are all salespeople of the opportunity's region instead. */
    byRegion: boolean({ default: false }),
  },
  indexes: [['position']],
})
