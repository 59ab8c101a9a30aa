import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { Made, More, Offer } from './hooks.ts'

const Id = z.object({ id: z.uuid() })

/** Absent or `match`: what is certainly the same, else a new one. `create`: a new one. An id: that one. null: none. */
const Target = z.union([z.enum(['create', 'match']), Id, z.null()]).optional()

/**
 * Turns a lead into an account, a contact and what other modules offer, in any combination (R8), in one commit, matching
 * instead of doubling. `more` says what is wanted of others, with its values; see `offers`.
 */
export const convert = mutation({
  needs: 'leads.convert',
  input: z.object({ id: z.uuid(), account: Target, contact: Target, more: More.optional() }),
  output: z.object({
    lead: z.string(),
    account: z.string().nullable(),
    contact: z.string().nullable(),
    /** Which of them are new. */
    created: z.object({ account: z.boolean(), contact: z.boolean() }),
    /** What other modules made of it. */
    made: z.array(Made),
  }),
})

/** What else a lead could become: what other modules offer, with what they propose. */
export const offers = query({
  needs: 'leads.convert',
  input: Id,
  output: z.object({ offers: z.array(Offer) }),
})

/** Takes a lead out of the pool for oneself. */
export const claim = mutation({
  needs: 'leads.claim',
  input: Id,
  output: z.object({ id: z.string(), owner: z.string() }),
})

/** Gives a lead to somebody (R11), or back to the pool with null. */
export const assign = mutation({
  needs: 'leads.assign',
  input: z.object({ id: z.uuid(), owner: z.uuid().nullable() }),
  output: z.object({ id: z.string(), owner: z.string().nullable() }),
})

export const disqualify = mutation({
  needs: 'leads.disqualify',
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(2000) }),
  output: z.object({ id: z.string(), status: z.string() }),
})

/** What an account, a contact or a lead came from, back to the page that the visitor landed on (R9). */
export const origin = query({
  needs: 'leads.read',
  input: z.object({ entity: z.string().max(100), id: z.uuid() }),
  output: z.object({
    /** Nearest first. Of a record that one may not see only the entity is told. */
    chain: z.array(z.object({ entity: z.string(), id: z.string().nullable(), label: z.string().nullable() })),
    source: z.string().nullable(),
    form: z.string().nullable(),
    landingPage: z.string().nullable(),
    referrer: z.string().nullable(),
    utm: z.object({ source: z.string().nullable(), medium: z.string().nullable(), campaign: z.string().nullable() }),
  }),
})

/** What a lead still lacks (R4), of the fields that the setting `wanted` names. */
export const missing = query({ needs: 'leads.read', input: Id, output: z.object({ fields: z.array(z.string()) }) })

const certain = z.object({ id: z.string().nullable() }).nullable()

/** What a lead would match on conversion, and what else it may be. A certain match that one may not see has no id. */
export const matches = query({
  needs: 'leads.convert',
  input: Id,
  output: z.object({
    account: certain,
    contact: certain,
    accounts: z.array(z.string()),
    contacts: z.array(z.string()),
  }),
})

const RuleDraft = z.object({
  id: z.string().max(60).optional(),
  name: z.string().max(200),
  active: z.boolean().optional(),
  position: z.int().optional(),
  when: z.record(z.string(), z.json()).optional(),
  mode: z.enum(['none', 'first', 'roundRobin', 'pool']).optional(),
  owners: z.array(z.string()).max(500).optional(),
  byRegion: z.boolean().optional(),
  set: z.record(z.string(), z.json()).optional(),
  points: z.int().optional(),
})

/** What rules would make of the newest leads, without writing anything; without `rules` those that are there. */
export const tryRules = query({
  needs: 'leads.assign',
  input: z.object({ rules: z.array(RuleDraft).max(200).optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        owner: z.string().nullable(),
        score: z.number(),
        ruled: z.object({
          owner: z.string().nullable(),
          ownerName: z.string().nullable(),
          rule: z.string().nullable(),
          ruleName: z.string().nullable(),
          score: z.number(),
        }),
      }),
    ),
  }),
})

/** How the leads of each source have ended (R7): of a period, from `from` and before `to`. `rate` is 0 to 1, of all. */
export const success = query({
  needs: 'leads.read',
  input: z.object({ from: z.iso.datetime().optional(), to: z.iso.datetime().optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        source: z.string(),
        total: z.number(),
        converted: z.number(),
        disqualified: z.number(),
        open: z.number(),
        rate: z.number(),
      }),
    ),
  }),
})

/** For modules: whom the rules would give a lead that somebody does nothing about; null: nobody else, or the pool (R58). */
export const nextOwner = mutation({
  needs: 'leads.assign',
  internal: true,
  input: z.object({ id: z.uuid(), except: z.string().nullable() }),
  output: z.object({ owner: z.string().nullable() }),
})
