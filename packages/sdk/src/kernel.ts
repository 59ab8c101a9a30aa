import { z } from 'zod'
import { entityContract, type Infer } from './contract.ts'
import { entity } from './entity.ts'
import { boolean } from './fields/boolean.ts'
import { choice } from './fields/choice.ts'
import { email } from './fields/email.ts'
import { instant } from './fields/instant.ts'
import { json } from './fields/json.ts'
import { text } from './fields/text.ts'
import { query } from './operations.ts'

/** A person of the team. Roles decide what he may do; `region` is where he works, for assignment. */
export const user = entity('kernel.user', {
  fields: {
    name: text({ required: true, max: 200, search: true, personal: true }),
    email: email({ required: true, unique: true, personal: true }),
    active: boolean({ default: true }),
    roles: json({ shape: z.array(z.string().max(60)).max(50), default: [] }),
    locale: text({ default: 'en', max: 35 }),
    zone: text({ default: 'UTC', max: 60 }),
    region: text({ max: 100 }),
  },
})

/** A mail that was queued, sent or given up: the visible queue. */
export const mail = entity('kernel.mail', {
  audit: false,
  fields: {
    subject: text({ required: true, max: 998, personal: true }),
    to: email({ required: true, personal: true }),
    text: text({ required: true, multiline: true, max: 100_000, personal: true }),
    status: choice(['queued', 'sent', 'failed'], { default: 'queued' }),
    sentAt: instant(),
    error: text({ max: 2000 }),
    record: json({ shape: z.object({ entity: z.string(), id: z.string() }) }),
  },
})

/** A change that a tap held back until a person decides. `command` is what to run again, `writes` what it came to. */
export const decision = entity('kernel.decision', {
  fields: {
    operation: text({ required: true, max: 200 }),
    approver: text({ required: true, max: 200 }),
    reason: text({ required: true, max: 2000 }),
    plugin: text({ required: true, max: 60 }),
    tap: text({ required: true, max: 200 }),
    status: choice(['waiting', 'approved', 'rejected'], { default: 'waiting' }),
    command: json({ shape: z.object({ input: z.json(), actor: z.string() }) }),
    writes: json({ shape: z.array(z.json()) }),
  },
})

const linked = z.object({ entity: z.string(), id: z.string(), label: z.string().optional() })

const contract = entityContract({
  name: 'kernel',
  version: '0.1.0',
  permissions: { 'kernel.related': 'See what a record came from' },
  operations: {
    /** What the record came from, nearest first; a record without a label may not be seen. */
    related: query({
      needs: 'kernel.related',
      input: z.strictObject({ entity: z.string().max(200), id: z.uuid() }),
      output: z.object({ origin: z.array(linked) }),
    }),
  },
  entities: { users: user, mails: mail, decisions: decision },
})

/** What the kernel itself serves, under the reserved name `kernel`: `client.kernel.users.list`. */
export interface KernelContract extends Infer<typeof contract> {}
export const kernelContract: KernelContract = contract
