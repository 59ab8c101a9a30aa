import { decision, type Held } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { HeldError } from '../hooks/guard.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
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
  const writes = [...options.draft.records.values()].map(({ model, id, verb, set }) => ({
    entity: model.name,
    id,
    verb,
    set,
  }))
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
        command: { input: command.input ?? null, actor: command.actor.id },
        writes,
      }
      const id = addCreate(draft, modelOf(kernel, decision), values, 'kernel')
      return { held: { decision: id, plugin: tap.plugin, tap: tap.id, approver: hold.approver, reason: hold.reason } }
    },
  })
}
