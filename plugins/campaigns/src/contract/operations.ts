import { mutation, query } from '@kith/sdk'
import { z } from 'zod'

const day = z.iso.date()

/** In minor units of the organisation's currency; `missing` is how many amounts had no rate and are not in it. */
const Sum = z.object({ sum: z.number(), missing: z.number() })

const figures = {
  members: z.number(),
  responses: z.number(),
  leads: z.number(),
  qualified: z.number(),
  converted: z.number(),
  /** What was won or paid, how often. */
  deals: z.number(),
  cost: Sum,
  revenue: Sum,
  /** Gain by cost: 1 is that each unit came back twice. null: it cannot be said, and `unsaid` says why. */
  roi: z.number().nullable(),
  unsaid: z.enum(['no_cost', 'no_rate']).nullable(),
}
const Figures = z.object(figures)
export type Figures = z.infer<typeof Figures>

/**
 * What campaigns and channels brought (R78 to R81): people, leads that came from them and what became of these, costs and
 * revenue of the period, followed back from what was earned to the campaign that it began with. Of what the caller may see.
 */
export const effect = query({
  needs: 'campaigns.effect',
  input: z.object({ id: z.uuid().optional(), from: day.optional(), to: day.optional() }),
  output: z.object({
    campaigns: z.array(
      z.object({
        ...figures,
        id: z.string(),
        name: z.string(),
        status: z.string(),
        channel: z.string().nullable(),
        /** Days, or null. */
        startsOn: z.string().nullable(),
        endsOn: z.string().nullable(),
        /** Its planned cost, and how many members are expected to respond. */
        planned: Sum,
        expected: z.number().nullable(),
      }),
    ),
    /** `id` null: of no channel. */
    channels: z.array(z.object({ ...figures, id: z.string().nullable(), name: z.string().nullable() })),
    total: Figures,
  }),
})

/** The campaigns that a record came from, nearest first (R78). Of one that may not be seen there is no name. */
export const origin = query({
  needs: 'campaigns.read',
  input: z.object({ entity: z.string().max(100), id: z.uuid() }),
  output: z.object({ campaigns: z.array(z.object({ id: z.string().nullable(), name: z.string().nullable() })) }),
})

/** Says of a lead that came without a link, as by telephone, which campaign it came from. Once: it is evidence. */
export const attribute = mutation({
  needs: 'campaigns.attribute',
  input: z.object({ id: z.uuid(), campaign: z.uuid() }),
  output: z.object({ id: z.string(), campaign: z.string() }),
})

/**
 * Makes people of a segment members (R82), a batch at a time: call it again with `next` until that is null. Who is a member
 * is not made one twice, so that it may be begun again at any time. Who may not be written to is left out.
 */
export const addMembers = mutation({
  needs: 'campaigns.members',
  input: z.object({ id: z.uuid(), segment: z.uuid(), after: z.string().max(4000).optional() }),
  output: z.object({
    added: z.number(),
    /** Are members already, by themselves or by the same address. */
    known: z.number(),
    /** Did not agree to be written to for the campaign's purpose, or have no address. */
    refused: z.number(),
    next: z.string().nullable(),
  }),
})

/** How many fit a segment, and some of them. `count` is 1,000 where `capped`. */
export const preview = query({
  needs: 'campaigns.members',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    parts: z.array(
      z.object({
        entity: z.string(),
        count: z.number(),
        capped: z.boolean(),
        rows: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
  }),
})
