import { query } from '@kith/sdk'
import { z } from 'zod'

const MatchKey = z.object({
  /** What a new account would be. */
  kind: z.enum(['organisation', 'person']),
  /** The organisation's name. */
  company: z.string().nullable(),
  /** Normalised, as the fields store them. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

const Match = z.object({ account: z.string().nullable(), contact: z.string().nullable() })

/**
 * Who of ours this is: a contact by e-mail, else by phone; the account that this contact belongs to, else an
 * organisation by its folded name, or a person by e-mail or phone. Of several the oldest.
 */
export const match = query({ needs: 'accounts.match', internal: true, input: MatchKey, output: Match })
