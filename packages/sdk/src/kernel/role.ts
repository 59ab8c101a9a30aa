import { z } from 'zod'
import { entity } from '../entity.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

const texts = z.record(z.string().max(35), z.string().max(1000))

/**
 * What a person may be. Those that modules declare are made at the start and belong to them; one of an administrator's
 * own `includes` others, and has their rights.
 */
export const role = entity('kernel.role', {
  fields: {
    /** Lower case letters, digits and '-'; never changes. */
    key: text({ required: true, fixed: true, unique: true, max: 60 }),
    /** By locale. */
    name: json({ shape: texts, required: true }),
    description: json({ shape: texts, default: {} }),
    includes: json({ shape: z.array(z.string().max(60)).max(50), default: [] as string[] }),
  },
})
