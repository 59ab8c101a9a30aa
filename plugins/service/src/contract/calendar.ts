import { entity, json, text } from '@kith/sdk'
import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'time' })

/** Hours of work on some days of the week; 1 is Monday. */
export const workingHours = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: time,
  to: time,
})
export type WorkingHours = z.infer<typeof workingHours>

/** When people work: what service levels count their time on (R85). */
export const calendar = entity('service.calendar', {
  fields: {
    name: text({ required: true, max: 200 }),
    /** IANA: the hours are those of its clocks. */
    zone: text({ required: true, max: 60, default: 'UTC' }),
    hours: json({ required: true, shape: z.array(workingHours).max(50) }),
    /** Days on which nobody works, `2026-10-01`. */
    holidays: json({ shape: z.array(z.iso.date()).max(1000), default: [] as string[] }),
  },
})
