import { boolean, type Condition, choice, entity, integer, json, ref, text } from '@kith/sdk'
import { z } from 'zod'
import { pipeline } from './pipeline.ts'

/** A stage of a pipeline (R37), with what must be true of an opportunity that enters it, and what is done in it (R40). */
export const stage = entity('opportunities.stage', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    pipeline: ref(pipeline, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    position: integer({ default: 100 }),
    /** `won` and `lost` end it. */
    kind: choice(['open', 'won', 'lost'], { default: 'open' }),
    /** Percent: what opportunities in it are likely to bring, unless somebody says otherwise of one. */
    probability: integer({ default: 0, min: 0, max: 100 }),
    /** Asked of the opportunity before it enters this stage, or passes it by. */
    when: json({
      shape: z.record(z.string(), z.json()) as unknown as z.ZodType<Condition>,
      default: {} as Condition,
      condition: 'opportunities.opportunity',
    }),
    /** What is usually done in this stage, one a line. */
    activities: text({ multiline: true, max: 4000 }),
    /** Whether these are planned by themselves for the owner, where there are activities (R40). */
    plans: boolean({ default: false }),
  },
  indexes: [['pipeline', 'position']],
})
