import { z } from 'zod'
import { entityContract, type Infer } from '../contract.ts'
import { query } from '../operations.ts'
import { businessLine } from './business-line.ts'
import { decision } from './decision.ts'
import { mail } from './mail.ts'
import { team } from './team.ts'
import { user } from './user.ts'

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
  entities: {
    users: user,
    teams: team,
    lines: businessLine,
    mails: mail,
    decisions: decision,
  },
})

/** What the kernel itself serves, under the reserved name `kernel`: `client.kernel.users.list`. */
export interface KernelContract extends Infer<typeof contract> {}
export const kernelContract: KernelContract = contract
