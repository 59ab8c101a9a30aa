import { type Actor, decision, denied, isHeld, KithError, kernelContract, notFound } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { type CallOptions, callOperation } from '../operations/call.ts'
import { checkInput } from '../operations/check.ts'
import { actorOf } from '../rights/actor-of.ts'
import { systemActor, unlimited } from '../rights/rights.ts'
import { type Decided, DifferentError, type ProposedWrite } from './decided.ts'

interface DecisionRow {
  readonly id: string
  readonly version: number
  readonly operation: string
  readonly approver: string
  readonly tap: string
  readonly status: 'waiting' | 'approved' | 'rejected'
  readonly requester: string | null
  readonly answered: readonly string[] | null
  readonly command: { readonly input: unknown; readonly actor: string; readonly as?: unknown }
  readonly writes: unknown
}

interface Ask {
  readonly id: string
  readonly approve: boolean
  readonly comment?: string
}

/**
 * Approves or rejects what a tap holds. Approved, the command runs again as who asked, with the rights that he has now,
 * and the hold is answered: the same change is committed; another one is shown to the approver again. Throws
 * `KITH_DECIDED` for one that is decided, `KITH_DECISION_ACTOR` when who asked is not active any more.
 */
export async function decide(kernel: Kernel, { actor, input }: CallOptions): Promise<unknown> {
  const ask = checkInput(kernelContract.operations.decide, input) as Ask
  const row = await decisionFor(kernel, actor, ask.id)
  if (!ask.approve) {
    await settle(kernel, actor, row, { status: 'rejected', decidedBy: actor.id, comment: ask.comment ?? null })
    return { id: row.id, status: 'rejected', answer: null }
  }
  const decided: Decided = {
    id: row.id,
    version: row.version,
    by: actor.id,
    comment: ask.comment ?? null,
    taps: [...(row.answered ?? []), row.tap],
    writes: row.writes,
  }
  const call = { actor: await requesterOf(kernel, row), operation: row.operation, input: row.command.input, decided }
  try {
    const answer = await callOperation(kernel, call)
    return { id: row.id, status: 'approved', answer: isHeld(answer) ? answer : null }
  } catch (error) {
    if (!(error instanceof DifferentError)) throw error
    await settle(kernel, actor, row, { writes: error.writes as ProposedWrite[] })
    return { id: row.id, status: 'changed', answer: null }
  }
}

async function decisionFor(kernel: Kernel, actor: Actor, id: string): Promise<DecisionRow> {
  const model = modelOf(kernel, decision)
  const [seen] = await readMany(kernel, { model, actor, ids: [id] })
  const [found] = seen ? await readMany(kernel, { model, actor: systemActor, ids: [id] }) : []
  if (!found) throw notFound(decision.name, id)
  const row = found as unknown as DecisionRow
  const mine = row.approver === actor.id || actor.roles.some(role => row.approver === `role:${role}`)
  if (!unlimited(actor) && (!mine || row.requester === actor.id)) {
    throw denied('kernel.decide', `This is for ${row.approver} to decide, and not for who asked.`)
  }
  if (row.status !== 'waiting') {
    throw new KithError('KITH_DECIDED', `This has been ${row.status} already.`, { status: row.status })
  }
  return row
}

async function requesterOf(kernel: Kernel, { command, id }: DecisionRow): Promise<Actor> {
  const actor = command.as === undefined ? await actorOf(kernel, command.actor) : (command.as as Actor)
  if (actor) return actor
  throw new KithError('KITH_DECISION_ACTOR', 'Who asked for this is not active any more: reject it.', { id })
}

async function settle(
  kernel: Kernel,
  actor: Actor,
  row: DecisionRow,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await commitChange(kernel, {
    actor,
    plugin: 'kernel',
    operation: 'kernel.decide',
    input: { id: row.id },
    prepare: async draft => addUpdate(draft, modelOf(kernel, decision), row.id, values, 'kernel', row.version),
  })
}
