import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { About, Brief, Draft, FollowUp, moment, Outcome } from './inputs.ts'

const Id = z.strictObject({ id: z.uuid() })
const Stated = z.object({ id: z.string(), state: z.string() })
const Given = z.object({ id: z.string(), owner: z.string() })
const reason = z.string().trim().min(1).max(2000)

/** Plans an activity (R52), for oneself or for somebody of one's people (R53); with `repeat`, each time of it. */
export const plan = mutation({
  needs: 'activities.work',
  input: Draft.extend({
    /** RFC 5545, with an end: 'FREQ=WEEKLY;COUNT=10'. */
    repeat: z.string().trim().min(1).max(500).optional(),
  }),
  output: z.object({ id: z.string(), ids: z.array(z.string()), series: z.string().nullable() }),
})

/** Notes what has been done already (R60). */
export const log = mutation({
  needs: 'activities.work',
  input: Draft.extend(Outcome.omit({ start: true, end: true }).shape),
  output: z.object({ id: z.string(), next: z.string().nullable() }),
})

/** Plans an activity for a module: what it is about may be made in the same change. */
export const add = mutation({
  needs: 'activities.work',
  internal: true,
  input: Draft.extend({ account: z.uuid().nullable().optional() }),
  output: z.object({ id: z.string() }),
})

export const start = mutation({ needs: 'activities.work', input: Id, output: Stated })

/** Closes an activity with what came of it (R60), and plans the next one (R61). */
export const complete = mutation({
  needs: 'activities.work',
  input: Outcome.extend({ id: z.uuid() }),
  output: z.object({ id: z.string(), state: z.string(), next: z.string().nullable() }),
})

/** Hands an activity back to the manager, who is told by mail (R56). */
export const reject = mutation({
  needs: 'activities.work',
  input: z.strictObject({ id: z.uuid(), reason }),
  output: Stated,
})

/** Closes an activity that will not take place. */
export const cancel = mutation({
  needs: 'activities.work',
  input: z.strictObject({ id: z.uuid(), reason: reason.optional() }),
  output: Stated,
})

/** The same for all of a series that are still open and have not begun. */
export const cancelSeries = mutation({
  needs: 'activities.work',
  input: z.strictObject({ series: z.uuid(), reason: reason.optional() }),
  output: z.object({ cancelled: z.number() }),
})

/** Passes one's activity to a colleague (R64), who is told. */
export const delegate = mutation({
  needs: 'activities.work',
  input: z.strictObject({ id: z.uuid(), to: z.uuid() }),
  output: Given,
})

/** Gives an activity to one of one's people (R53, R64): it stands in his plan, and he is told. */
export const assign = mutation({
  needs: 'activities.assign',
  input: z.strictObject({ id: z.uuid(), owner: z.uuid() }),
  output: Given,
})

/** Plans what comes after an activity (R61), closed or not. */
export const followUp = mutation({
  needs: 'activities.work',
  input: FollowUp.extend({ id: z.uuid() }),
  output: z.object({ id: z.string(), previous: z.string() }),
})

/** Makes something else of an activity, once, and links it (R63). Fails with `activities.nothing_to_convert`. */
export const convert = mutation({
  needs: 'activities.convert',
  input: z.strictObject({ id: z.uuid(), into: z.string().max(100).optional() }),
  output: z.object({ activity: z.string(), entity: z.string(), id: z.string() }),
})

/** One's day (R54, R55): what others gave one today, what stands in the plan of today, and what is late. */
export const today = query({
  needs: 'activities.read',
  input: z.strictObject({}),
  output: z.object({ fresh: z.array(Brief), today: z.array(Brief), overdue: z.array(Brief), late: z.number() }),
})

/** The open activities about a record that the caller may read (R70), soonest first. */
export const of = query({
  needs: 'activities.read',
  input: About,
  output: z.object({ open: z.array(Brief), overdue: z.number(), more: z.boolean() }),
})

/** What lies between two moments, of those that the caller may see: of himself, or also of others. */
export const calendar = query({
  needs: 'activities.read',
  input: z.strictObject({
    from: moment,
    to: moment,
    whose: z.enum(['mine', 'all']).default('mine'),
  }),
  output: z.object({ rows: z.array(Brief), more: z.boolean() }),
})

/** How many there are (R62, R72), of those that the caller may see, by one of four; of a period, `from` it and before `to`. */
export const statistics = query({
  needs: 'activities.read',
  input: z.strictObject({
    by: z.enum(['type', 'owner', 'state', 'month']),
    from: moment.optional(),
    to: moment.optional(),
    type: z.uuid().optional(),
    owner: z.uuid().optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        /** An id, a state or a month; null for those without. */
        key: z.string().nullable(),
        /** What it is called, where it has a name of its own. */
        name: z.string().nullable(),
        total: z.number(),
        planned: z.number(),
        inProgress: z.number(),
        done: z.number(),
        rejected: z.number(),
        cancelled: z.number(),
      }),
    ),
  }),
})

/** The secret address of one's calendar (R71); null before it is asked for the first time. */
export const feedAddress = query({
  needs: 'activities.read',
  input: z.strictObject({}),
  output: z.object({ url: z.string().nullable() }),
})

/** Gives one's calendar a new address; the one before stops working. */
export const renewFeed = mutation({
  needs: 'activities.read',
  input: z.strictObject({}),
  output: z.object({ url: z.string() }),
})

/** Somebody's calendar for who knows its address. */
export const feedOf = query({
  needs: 'activities.read',
  internal: true,
  input: z.object({ feed: z.string().max(36), secret: z.string().max(64) }),
  output: z.object({ body: z.string().nullable() }),
})
