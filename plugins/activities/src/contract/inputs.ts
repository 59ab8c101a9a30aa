import { z } from 'zod'

/** A record of any kind. */
export const About = z.strictObject({ entity: z.string().max(100), id: z.uuid() })

/** A moment with an offset, as it is stored: in UTC, with milliseconds. */
export const moment = z.iso.datetime({ offset: true }).overwrite(value => {
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? value : at.toISOString()
})

/** What is said of an activity when it is planned or noted. */
export const Draft = z.strictObject({
  /** The code or the id of a type. */
  type: z.string().min(1).max(60),
  subject: z.string().trim().min(1).max(300),
  about: About.nullable().optional(),
  /** Further records that take part. */
  with: z.array(About).max(50).optional(),
  start: moment.nullable().optional(),
  end: moment.nullable().optional(),
  due: moment.nullable().optional(),
  allDay: z.boolean().optional(),
  priority: z.enum(['low', 'normal', 'urgent']).optional(),
  /** Default: who asks. */
  owner: z.uuid().optional(),
  participants: z.array(z.uuid()).max(100).optional(),
  location: z.string().max(500).optional(),
  plan: z.string().max(10_000).optional(),
  reminder: z.int().min(0).max(20_160).nullable().optional(),
})
export type Draft = z.infer<typeof Draft>

/** The activity that comes next (R61): about the same, and the same person's, unless it says otherwise. */
export const FollowUp = Draft.partial({ type: true })
export type FollowUp = z.infer<typeof FollowUp>

/** What came of it. */
export const Outcome = z.strictObject({
  execution: z.string().trim().max(10_000).optional(),
  feedback: z.string().trim().max(10_000).optional(),
  start: moment.optional(),
  end: moment.optional(),
  followUp: FollowUp.optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** An activity in short. */
export const Brief = z.object({
  id: z.string(),
  subject: z.string(),
  type: z.string(),
  typeName: z.string(),
  icon: z.string(),
  state: z.string(),
  priority: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  due: z.string().nullable(),
  allDay: z.boolean(),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  about: z.object({ entity: z.string(), id: z.string() }).nullable(),
  isLate: z.boolean(),
})
export type Brief = z.infer<typeof Brief>
