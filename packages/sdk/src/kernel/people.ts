import { z } from 'zod'
import { mutation } from '../operations.ts'

/** `*`, `leads.*`, `accounts.contacts.list`. */
const scope = /^(?:\*|[a-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*)*\.(?:\*|[A-Za-z][A-Za-z0-9-]*))$/
const roles = z.array(z.string().min(1).max(60)).max(50)

/** What people are let in by. Passwords, second factors and sessions are the server's: ADR 0023. */
export const peopleOperations = {
  /** Makes a user who has not been there and mails him a link, or mails another one to a user who is. Earlier links end. */
  invite: mutation({
    needs: 'kernel.invite',
    input: z.strictObject({
      email: z.string().max(254),
      name: z.string().min(1).max(200).optional(),
      roles: roles.optional(),
      locale: z.string().max(35).optional(),
      zone: z.string().max(60).optional(),
      team: z.uuid().optional(),
      lines: z.array(z.uuid()).max(200).optional(),
    }),
    output: z.object({ user: z.string(), invitation: z.string(), expiresAt: z.string() }),
  }),
  /** Ends every link that the user was sent and has not used. */
  revokeInvitation: mutation({
    needs: 'kernel.invite',
    input: z.strictObject({ user: z.uuid() }),
    output: z.object({ revoked: z.number() }),
  }),
  /** Keeps a key by the hash of its secret, which the caller has made and the kernel never sees. */
  createKey: mutation({
    needs: 'kernel.keys',
    input: z.strictObject({
      name: z.string().min(1).max(200),
      start: z.string().min(1).max(20),
      /** SHA-256 of the secret, hexadecimal. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      roles: roles.optional(),
      scopes: z.array(z.string().regex(scope)).min(1).max(200),
      expiresAt: z.iso.datetime({ offset: true }).optional(),
    }),
    output: z.object({ id: z.string() }),
  }),
  revokeKey: mutation({
    needs: 'kernel.keys',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
  }),
  /**
   * Gives a person's records to others, one each in turn (R24), as a batch; `deactivate` ends him in the same change.
   * Default of `entities`: every kind of record that has an owner.
   */
  handOver: mutation({
    needs: 'kernel.handOver',
    input: z.strictObject({
      from: z.uuid(),
      to: z.array(z.uuid()).min(1).max(50),
      entities: z.array(z.string().max(200)).max(200).optional(),
      deactivate: z.boolean().optional(),
    }),
    output: z.object({ batch: z.string(), total: z.number() }),
  }),
}
