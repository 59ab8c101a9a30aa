import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { disputeSteps } from './case.ts'

const One = z.object({ id: z.uuid() })
const words = (max: number) => z.string().trim().min(1).max(max)
const State = z.object({ id: z.string(), state: z.string() })
const Owned = z.object({ id: z.string(), owner: z.string().nullable() })
const Period = z.object({ from: z.iso.datetime().optional(), to: z.iso.datetime().optional() })

/** Takes a case of a queue for oneself. `service.taken` when somebody has it. */
export const take = mutation({ needs: 'service.work', input: One, output: Owned })

/** Gives a case to somebody, or back to its queue with null. */
export const assign = mutation({
  needs: 'service.assign',
  input: z.object({ id: z.uuid(), owner: z.uuid().nullable() }),
  output: Owned,
})

/** Hands a case on to another queue, of whatever department (R88); who is there is told (R87). */
export const move = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), queue: z.uuid(), note: words(10_000).optional() }),
  output: z.object({ id: z.string(), queue: z.string(), owner: z.string().nullable() }),
})

const Answered = z.object({ id: z.string(), message: z.string(), state: z.string() })

/** Writes to the customer, and says what the case then is. A closed one is reopened or refused, as the setting says. */
export const reply = mutation({
  needs: 'service.work',
  input: z.object({
    id: z.uuid(),
    text: words(50_000),
    state: z.enum(['in-progress', 'waiting', 'solved']).default('in-progress'),
  }),
  output: Answered,
})

/** Writes what only colleagues read. */
export const note = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), text: words(50_000) }),
  output: Answered,
})

/**
 * A mail that arrived, for gateways: an answer in the thread that its subject names, else a new case. Refuses what
 * programs wrote (`service.mail_loop`) and a case that gets too many (`service.mail_rate`). A `messageId` is taken once.
 */
export const receiveMail = mutation({
  needs: 'service.receiveMail',
  input: z.object({
    from: z.email().max(254),
    name: z.string().max(200).optional(),
    subject: z.string().max(998).default(''),
    text: z.string().max(500_000),
    messageId: z.string().min(1).max(998),
    /** By name, in any case: those of RFC 3834 are looked at. */
    headers: z.record(z.string().max(200), z.string().max(10_000)).default({}),
  }),
  output: z.object({ id: z.string(), number: z.string().nullable(), created: z.boolean() }),
})

export const solve = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), solution: words(20_000).optional() }),
  output: State,
})

/** Ends a case; its customer is asked how it was (R84). */
export const close = mutation({ needs: 'service.work', input: One, output: State })

export const reopen = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), reason: words(10_000).optional() }),
  output: State,
})

/** Puts a case before the manager now, late or not (R85). */
export const escalate = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), reason: words(10_000) }),
  output: z.object({ id: z.string(), to: z.array(z.string()) }),
})

/** Says how far a dispute has come (R92), with a note that stays; the first step opens it. */
export const track = mutation({
  needs: 'service.work',
  input: z.object({ id: z.uuid(), step: z.enum(disputeSteps), note: words(10_000) }),
  output: z.object({ id: z.string(), step: z.string() }),
})

/** Queues that a case can go to: names only. */
export const queues = query({
  needs: 'service.queues',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), members: z.number() })) }),
})

const Found = z.object({
  article: z.string(),
  edition: z.string(),
  title: z.string(),
  body: z.string(),
  language: z.string(),
})

/** Published solutions by what somebody types (R89), those of the language first; without a text the ones of a case's issue type. */
export const findSolutions = query({
  needs: 'service.answer',
  input: z.object({
    text: z.string().max(200).default(''),
    language: z.string().max(35).optional(),
    case: z.uuid().optional(),
    limit: z.int().min(1).max(50).default(10),
  }),
  output: z.object({ rows: z.array(Found) }),
})

/** Sends a published solution to the customer of a case in one step (R89), in his language where there is one. */
export const sendSolution = mutation({
  needs: 'service.answer',
  input: z.object({
    id: z.uuid(),
    article: z.uuid(),
    text: words(10_000).optional(),
    solve: z.boolean().default(true),
  }),
  output: Answered,
})

const Published = z.object({ id: z.string(), state: z.string(), edition: z.number() })

/** Puts an article before readers as its next edition. */
export const publish = mutation({ needs: 'service.publish', input: One, output: Published })

/** Takes an article from its readers; its editions stay. */
export const retire = mutation({ needs: 'service.publish', input: One, output: Published })

/** What was published of an article and of the same in other languages. */
export const editions = query({
  needs: 'service.answer',
  input: One,
  output: z.object({
    editions: z.array(
      z.object({ id: z.string(), edition: z.number(), title: z.string(), at: z.string(), current: z.boolean() }),
    ),
    languages: z.array(z.object({ id: z.string(), language: z.string(), title: z.string(), state: z.string() })),
  }),
})

const CaseLine = z.object({
  id: z.string(),
  number: z.string().nullable(),
  subject: z.string(),
  state: z.string(),
  priority: z.string(),
  dispute: z.boolean(),
  satisfaction: z.number().nullable(),
  createdAt: z.string(),
  dueAt: z.string().nullable(),
})

/** A customer's cases, newest first, and what they come to (R91): of those that the caller may see. */
export const ofCustomer = query({
  needs: 'service.read',
  input: z.object({
    account: z.uuid().optional(),
    contact: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(20),
  }),
  output: z.object({
    rows: z.array(CaseLine),
    total: z.number(),
    open: z.number(),
    disputes: z.number(),
    /** How many answered surveys, and their mean, 1 to 5. */
    answers: z.number(),
    satisfaction: z.number().nullable(),
  }),
})

const Share = z.object({ key: z.string().nullable(), total: z.number(), open: z.number(), closed: z.number() })

/** Cases of a period by state, queue, issue type and month, and how long they took: of those that the caller may see. */
export const statistics = query({
  needs: 'service.statistics',
  input: Period,
  output: z.object({
    total: z.number(),
    byState: z.array(z.object({ state: z.string(), count: z.number() })),
    byQueue: z.array(Share.extend({ name: z.string().nullable() })),
    byIssueType: z.array(Share.extend({ name: z.string().nullable() })),
    byMonth: z.array(Share),
    times: z.object({
      /** Cases that are counted here, 2,000 at most: `capped` says that there are more. */
      answered: z.number(),
      solved: z.number(),
      capped: z.boolean(),
      /** Mean minutes of work. */
      respond: z.number().nullable(),
      solve: z.number().nullable(),
      /** Of those solved with a due time, the share that was in time, 0 to 1. */
      inTime: z.number().nullable(),
    }),
  }),
})

/** What customers say of the service (R90): of all of them, for the management, without a word about who. */
export const quality = query({
  needs: 'service.quality',
  input: Period,
  output: z.object({
    asked: z.number(),
    answered: z.number(),
    mean: z.number().nullable(),
    /** How many gave 1, 2, … 5. */
    ratings: z.array(z.object({ rating: z.number(), count: z.number() })),
    byMonth: z.array(z.object({ month: z.string(), count: z.number(), mean: z.number() })),
  }),
})

/** Customers to call before they do (R93): low ratings, several cases in a short time, disputes that have ended. */
export const care = query({
  needs: 'service.read',
  input: z.object({ days: z.int().min(1).max(366).default(90) }),
  output: z.object({
    rows: z.array(
      z.object({
        account: z.string(),
        name: z.string().nullable(),
        cases: z.number(),
        reasons: z.array(z.enum(['rating', 'many', 'dispute'])),
        last: z.string(),
      }),
    ),
  }),
})
