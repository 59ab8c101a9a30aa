import { event, filter } from '@kith/sdk'
import { z } from 'zod'

const Record = z.object({ entity: z.string(), id: z.string() })

const ConvertDraft = z.object({
  activity: z.string(),
  subject: z.string(),
  about: Record.nullable(),
  account: z.string().nullable(),
  owner: z.string().nullable(),
  /** What is asked for: the name of an entity; null where the caller leaves it to whoever answers. */
  into: z.string().nullable(),
  /** What it became: filled in by the module that made it. */
  result: Record.nullable(),
})
export type ConvertDraft = z.infer<typeof ConvertDraft>

/** An activity becomes something else (R63): a shape tap makes the record by `ctx.change` and answers it as `result`. */
export const converting = filter('activities.converting', ConvertDraft)

const ReassignDraft = z.object({
  activity: z.string(),
  from: z.string().nullable(),
  /** Who gets it; null: it is put before the manager. */
  owner: z.string().nullable(),
})
export type ReassignDraft = z.infer<typeof ReassignDraft>

/** Nothing came of an activity (R58): a shape tap says by its rules who gets it. */
export const reassigning = filter('activities.reassigning', ReassignDraft)

/** Somebody got an activity from somebody else (R54): what sends text messages or pushes listens to this. */
export const assigned = event('activities.assigned', {
  v: 1,
  payload: z.object({ activity: z.string(), owner: z.string(), by: z.string().nullable() }),
})

/** An activity is done. */
export const completed = event('activities.completed', { v: 1, payload: z.object({ activity: z.string() }) })

/** An activity became something else (R63). */
export const converted = event('activities.converted', {
  v: 1,
  payload: z.object({ activity: z.string(), result: Record }),
})
