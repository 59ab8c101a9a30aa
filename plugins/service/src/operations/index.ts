import type { AccountsContract } from '@kith/plugin-accounts/contract'
import type { FormsContract } from '@kith/plugin-forms/contract'
import type { PluginOptions } from '@kith/sdk'
import type { ServiceContract } from '../contract/index.ts'
import { assign } from './assign.ts'
import { care } from './care.ts'
import { close } from './close.ts'
import { editions } from './editions.ts'
import { escalate } from './escalate.ts'
import { findSolutions } from './find-solutions.ts'
import { move } from './move.ts'
import { note } from './note.ts'
import { ofCustomer } from './of-customer.ts'
import { publish } from './publish.ts'
import { quality } from './quality.ts'
import { queueNames } from './queue-names.ts'
import { receiveMail } from './receive-mail.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'
import { retire } from './retire.ts'
import { sendSolution } from './send-solution.ts'
import { solve } from './solve.ts'
import { statistics } from './statistics.ts'
import { take } from './take.ts'
import { track } from './track.ts'

/** One for each operation of the contract. */
export const handlers: PluginOptions<ServiceContract, AccountsContract | FormsContract>['handlers'] = {
  take,
  assign,
  move,
  reply,
  note,
  receiveMail,
  solve,
  close,
  reopen,
  escalate,
  track,
  queueNames,
  findSolutions,
  sendSolution,
  publish,
  retire,
  editions,
  ofCustomer,
  statistics,
  quality,
  care,
}
