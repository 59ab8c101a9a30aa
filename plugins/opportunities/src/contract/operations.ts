import { mutation, query } from '@kith/sdk'
import { z } from 'zod'

const Id = z.object({ id: z.uuid() })
const Placed = z.object({ id: z.string(), stage: z.string().nullable(), status: z.string() })
const Problem = z.object({ path: z.string(), code: z.string(), message: z.string() })
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const Period = z.object({ from: z.iso.datetime().optional(), to: z.iso.datetime().optional() })

/**
 * Moves an opportunity to a stage (R37). `version`: it must still be that one, else `KITH_CONFLICT`. What the stage and
 * those that it passes by ask for and do not find is `opportunities.not_ready`, with a problem for each field.
 */
export const move = mutation({
  needs: 'opportunities.move',
  input: z.object({ id: z.uuid(), stage: z.uuid(), version: z.int().optional() }),
  output: Placed,
})

/** Moves it to the next stage of its pipeline. */
export const advance = mutation({ needs: 'opportunities.move', input: Id, output: Placed })

const Closing = z.object({ id: z.uuid(), reason: z.uuid(), note: z.string().trim().max(4000).optional() })

/** It is won, and why (R48). Competitors that were still in it have lost. */
export const win = mutation({ needs: 'opportunities.close', input: Closing, output: Placed })

/** It is lost, and why (R48); `competitor` is who got it (R96). */
export const lose = mutation({
  needs: 'opportunities.close',
  input: Closing.extend({ competitor: z.uuid().optional() }),
  output: Placed,
})

/** One that was won or lost goes on, in the stage that it was closed from or in `stage`. */
export const reopen = mutation({
  needs: 'opportunities.close',
  input: z.object({ id: z.uuid(), stage: z.uuid().optional() }),
  output: Placed,
})

/** Gives it to somebody, back to nobody with null, or by the rules where no owner is named (R43). */
export const assign = mutation({
  needs: 'opportunities.assign',
  input: z.object({ id: z.uuid(), owner: z.uuid().nullable().optional() }),
  output: z.object({ id: z.string(), owner: z.string().nullable() }),
})

/** Says that it is somebody else's by the principles of assignment: the manager of the branch decides (R44). */
export const dispute = mutation({
  needs: 'opportunities.dispute',
  input: z.object({ id: z.uuid(), owner: z.uuid(), reason: z.string().trim().min(1).max(2000) }),
  output: z.object({ id: z.string(), owner: z.string().nullable() }),
})

/**
 * What it lacks for its next stage, and of the fields that the setting `wanted` names (R36); what its stage suggests
 * (R40), unless that is planned already.
 */
export const missing = query({
  needs: 'opportunities.read',
  input: Id,
  output: z.object({
    fields: z.array(z.string()),
    next: z.object({ id: z.string(), name: z.string(), problems: z.array(Problem) }).nullable(),
    activities: z.array(z.string()),
  }),
})

/** Three letters; default: the organisation's. */
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

const Read = {
  /** In which amounts are told. */
  currency: z.string(),
  /** So many units of `base`, the organisation's currency, for one, since `day`; null where it is the organisation's. */
  rate: z.object({ base: z.string(), rate: z.number(), day: z.string() }).nullable(),
  /** In which they could be told. */
  currencies: z.array(z.string()),
}

const Sums = {
  /** In minor units. */
  open: z.int(),
  weighted: z.int(),
  won: z.int(),
  target: z.int(),
  /** How many amounts had no rate: they are in no sum. */
  missing: z.int(),
}

/** What is expected in each month (R38): open amounts, the same by their probability, what is won, and targets. */
export const forecast = query({
  needs: 'opportunities.read',
  input: z.object({ from: Month, to: Month, currency }),
  output: z.object({
    ...Read,
    months: z.array(z.object({ month: z.string(), ...Sums })),
    owners: z.array(z.object({ owner: z.string().nullable(), name: z.string().nullable(), ...Sums })),
    teams: z.array(z.object({ team: z.string().nullable(), name: z.string().nullable(), ...Sums })),
    /** Each owner in each month. */
    cells: z.array(z.object({ month: z.string(), owner: z.string().nullable(), ...Sums })),
  }),
})

/** Lead, qualified lead, opportunity, order (R19): how many of the period came so far, and what is won. */
export const funnel = query({
  needs: 'opportunities.read',
  input: Period.extend({ currency }),
  output: z.object({
    ...Read,
    steps: z.array(
      z.object({
        step: z.enum(['lead', 'qualified', 'opportunity', 'won']),
        count: z.int(),
        /** Of the step before; null of the first, and where there were none. */
        rate: z.number().nullable(),
      }),
    ),
    won: z.int(),
  }),
})

/** How those that ended in the period ended, and how long they took on average (R46, R48). `rate` is of won and lost. */
export const results = query({
  needs: 'opportunities.read',
  input: Period.extend({ by: z.enum(['owner', 'source', 'line', 'reason', 'none']).default('none'), currency }),
  output: z.object({
    ...Read,
    rows: z.array(
      z.object({
        value: z.string().nullable(),
        name: z.string().nullable(),
        won: z.int(),
        lost: z.int(),
        rate: z.number(),
        /** What was won, in minor units. */
        amount: z.int(),
        /** Days from beginning to end, of those that were won; null where none was. */
        cycle: z.number().nullable(),
      }),
    ),
  }),
})

/** How it ended against each competitor (R96). */
export const competition = query({
  needs: 'opportunities.read',
  input: Period,
  output: z.object({
    rows: z.array(
      z.object({
        competitor: z.string(),
        name: z.string(),
        open: z.int(),
        won: z.int(),
        lost: z.int(),
        neither: z.int(),
        /** Of those that one of us got. */
        rate: z.number().nullable(),
      }),
    ),
  }),
})
