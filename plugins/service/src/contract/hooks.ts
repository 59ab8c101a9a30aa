import { event } from '@kith/sdk'
import { z } from 'zod'

const Escalated = z.object({ case: z.string(), at: z.string(), to: z.array(z.string()) })

/** A case was put before its manager, for being late or by hand (R85). */
export const escalated = event('service.escalated', { v: 1, payload: Escalated })

const Surveyed = z.object({ case: z.string(), survey: z.string(), rating: z.number() })

/** A customer has said how it was (R90). */
export const surveyed = event('service.surveyed', { v: 1, payload: Surveyed })
