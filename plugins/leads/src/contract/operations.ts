import { mutation, query } from '@kith/sdk'
import { z } from 'zod'

const Id = z.object({ id: z.uuid() })

/** Absent or `match`: what is certainly the same, else a new one. `create`: a new one. An id: that one. null: none. */
const Target = z.union([z.enum(['create', 'match']), Id, z.null()]).optional()

/** Turns a lead into an account, a contact or both (R8), in one commit, matching instead of doubling. */
export const convert = mutation({
  needs: 'leads.convert',
  input: z.object({ id: z.uuid(), account: Target, contact: Target }),
  output: z.object({
    lead: z.string(),
    account: z.string().nullable(),
    contact: z.string().nullable(),
    /** Which of them are new. */
    created: z.object({ account: z.boolean(), contact: z.boolean() }),
  }),
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
