import { z } from 'zod'
import { mutation, query } from '../operations.ts'

const verb = z.enum(['read', 'create', 'update', 'delete', 'restore'])

const ruled = z.object({
  id: z.string(),
  plugin: z.string(),
  /** Whether it holds for the record; without one, whether it asks nothing of a record. */
  holds: z.boolean(),
  /** Whether it is about the field. */
  allows: z.boolean(),
  /** What it asks, by locale. */
  text: z.record(z.string(), z.string()),
})

/** Who may do what, why, and who decides. */
export const rightsOperations = {
  /** Approves or rejects what waits for one's decision. `changed`: it came to something else meanwhile, look again. */
  decide: mutation({
    needs: 'kernel.decide',
    input: z.strictObject({ id: z.uuid(), approve: z.boolean(), comment: z.string().max(2000).optional() }),
    output: z.object({
      id: z.string(),
      status: z.enum(['approved', 'rejected', 'changed']),
      /** What the command answered, where another rule holds it now. */
      answer: z.json(),
    }),
  }),
  /** What waits for a decision, as one may see it. */
  held: query({
    needs: 'kernel.decide',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({
      id: z.string(),
      operation: z.string(),
      approver: z.string(),
      reason: z.string(),
      plugin: z.string(),
      tap: z.string(),
      status: z.string(),
      requester: z.string().nullable(),
      writes: z.array(
        z.object({
          entity: z.string(),
          verb: z.string(),
          /** null: a record that one may not see. */
          record: z.string().nullable(),
          label: z.string().nullable(),
          set: z.record(z.string(), z.json()),
        }),
      ),
    }),
  }),
  /** Shows a record to one person or one team. The same again adds its verbs. */
  share: mutation({
    needs: 'kernel.share',
    input: z
      .strictObject({
        entity: z.string().max(200),
        id: z.uuid(),
        user: z.uuid().optional(),
        team: z.uuid().optional(),
        verbs: z
          .array(z.enum(['read', 'update']))
          .min(1)
          .max(2)
          .default(['read']),
      })
      .refine(input => (input.user === undefined) !== (input.team === undefined), { error: 'share.one' }),
    output: z.object({ id: z.string() }),
  }),
  /** To whom a record is shown, for whoever may share it. */
  sharesOf: query({
    needs: 'kernel.share',
    input: z.strictObject({ entity: z.string().max(200), id: z.uuid() }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          user: z.string().nullable(),
          team: z.string().nullable(),
          /** The name of the person or the team. */
          label: z.string(),
          verbs: z.array(z.enum(['read', 'update'])),
        }),
      ),
    }),
  }),
  unshare: mutation({
    needs: 'kernel.share',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
  }),
  /** Who one is, and what one may do at all: for some record at least. Screens leave out what nobody may do here. */
  me: query({
    needs: 'kernel.explain',
    input: z.strictObject({}).optional(),
    output: z.object({
      /** Of a user; what a key or a token acts as has none. */
      id: z.string().nullable(),
      name: z.string().nullable(),
      roles: z.array(z.string()),
      /** What the organisation's amounts are added up in, ISO 4217. */
      currency: z.string(),
      permissions: z.array(z.string()),
      /** entity -> verbs that some rule allows. */
      entities: z.record(z.string(), z.array(verb)),
    }),
  }),
  /** Whether, and by which rule of which module; denied, `rules` are those of one's roles and what each asks. */
  explain: query({
    needs: 'kernel.explain',
    input: z.strictObject({
      /** A user's id; absent: oneself. */
      actor: z.string().max(200).optional(),
      verb,
      entity: z.string().max(200),
      record: z.uuid().optional(),
      field: z.string().max(100).optional(),
    }),
    output: z.object({
      allowed: z.boolean(),
      rule: z.string().nullable(),
      plugin: z.string().nullable(),
      rules: z.array(ruled),
    }),
  }),
}
