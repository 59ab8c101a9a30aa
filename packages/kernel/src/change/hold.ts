import { decision, type Held } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { closeDecision } from '../decisions/approve.ts'
import { proposed } from '../decisions/decided.ts'
import type { HeldError } from '../hooks/guard.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { checkAccess } from './access.ts'
import { type Command, commitChange, type Key } from './commit.ts'
import { addCreate, type Draft } from './draft.ts'

export interface StoreDecision {
  readonly command: Command
  readonly error: HeldError
  /** What the change came to when it was held. */
  readonly draft: Draft
  readonly key: Key | undefined
}

/** Keeps what was asked and what it came to, for the approver; nothing else is written. */
export async function storeDecision(kernel: Kernel, options: StoreDecision): Promise<unknown> {
  const { command, error, key } = options
  const { tap, hold } = error
  await checkAccess(kernel, command.actor, options.draft)
  const writes = proposed(options.draft)
  return await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.hold',
    input: null,
    keyed: key,
    prepare: async (draft): Promise<Held> => {
      const values = {
        operation: command.operation,
        approver: hold.approver,
        reason: hold.reason,
        plugin: tap.plugin,
        tap: tap.id,
        requester: command.actor.id,
        answered: command.decided?.taps ?? [],
        command: commandOf(command),
        writes,
      }
      const id = addCreate(draft, modelOf(kernel, decision), values, 'kernel')
      if (command.decided) closeDecision(kernel, draft, command.decided)
      return { held: { decision: id, plugin: tap.plugin, tap: tap.id, approver: hold.approver, reason: hold.reason } }
    },
  })
}

/** A user is asked for again when it is decided; another actor has no record to ask. */
function commandOf({ actor, input }: Command): Record<string, unknown> {
  return { input: input ?? null, actor: actor.id, ...(actor.kind === 'user' ? {} : { as: actor }) }
}
