import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { evidence } from './consent.ts'

const About = z.strictObject({ entity: z.string().max(100), id: z.uuid() })
const state = z.enum(['given', 'refused', 'withdrawn'])
const how = z.enum(['form', 'hand', 'link', 'import'])
const address = z.email().max(254)
const code = z.string().max(60)
const Kept = z.object({ id: z.string() })

/** Notes by hand what somebody said, on a record that the caller may read. Fails with `consents.unknown_purpose`. */
export const record = mutation({
  needs: 'consents.record',
  input: z.strictObject({
    about: About,
    email: address,
    purpose: code,
    state,
    /** Where and how it was said. */
    note: z.string().trim().min(1).max(2000),
  }),
  output: Kept,
})

/** The same for other modules, with what is known of how it came; whatever code the purpose has. */
export const keep = mutation({
  needs: 'consents.record',
  internal: true,
  input: z.object({
    about: About,
    email: address,
    purpose: code,
    state,
    how,
    at: z.iso.datetime(),
    evidence: evidence.nullable(),
  }),
  output: Kept,
})

/** A person goes on as another record (a lead as a contact): what he last said for each purpose goes with him. */
export const carry = mutation({
  needs: 'consents.record',
  internal: true,
  input: z.object({ from: About, to: About }),
  output: z.object({ carried: z.number() }),
})

/** Notes for a mark, wherever it is known, that its owner wants no more: for one purpose, or null for all. */
export const withdraw = mutation({
  needs: 'consents.record',
  internal: true,
  input: z.object({ mark: z.string().max(43), purpose: code.nullable() }),
  output: z.object({ records: z.number() }),
})

/** What was said on a record that the caller may read: for each purpose what counts, and all of it, latest first. */
export const of = query({
  needs: 'consents.read',
  input: About,
  output: z.object({
    purposes: z.array(
      z.object({
        purpose: z.string(),
        /** Its code for who may not read purposes. */
        name: z.string(),
        /** null: nothing was said. */
        state: state.nullable(),
        at: z.string().nullable(),
        how: how.nullable(),
        /** Whether he may be written to. */
        mailable: z.boolean(),
      }),
    ),
    history: z.array(
      z.object({
        id: z.string(),
        purpose: z.string().nullable(),
        state,
        at: z.string(),
        how,
        evidence: evidence.nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
})

/** Which of these addresses may be written to for a purpose. Fails with `consents.unknown_purpose`. */
export const mailable = query({
  needs: 'consents.read',
  internal: true,
  input: z.object({ emails: z.array(address).max(10_000), purpose: code }),
  output: z.object({ emails: z.array(z.string()) }),
})

/** Where the owner of an address takes back what he agreed to, without logging in: for the mails that are sent to him. */
export const link = query({
  needs: 'consents.read',
  internal: true,
  input: z.object({ email: address, purpose: code }),
  output: z.object({ url: z.string() }),
})
