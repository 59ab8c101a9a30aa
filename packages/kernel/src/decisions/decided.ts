import { isDeepStrictEqual } from 'node:util'
import type { Draft } from '../change/draft.ts'
import type { RecordWrite } from '../change/writes.ts'

/** A decision that lets its command run again. */
export interface Decided {
  /** The decision's id, and its version when it was looked at. */
  readonly id: string
  readonly version: number
  /** Whose the decision was, and what was said. */
  readonly by: string
  readonly comment: string | null
  /** Taps whose holds have been answered, this one's among them. */
  readonly taps: readonly string[]
  /** What was approved. */
  readonly writes: unknown
}

/** What a change came to, as a decision keeps it. */
export interface ProposedWrite {
  readonly entity: string
  readonly id: string
  readonly verb: RecordWrite['verb']
  readonly set: Readonly<Record<string, unknown>>
}

export function proposed(draft: Draft): ProposedWrite[] {
  return [...draft.records.values()].map(({ model, id, verb, set }) => ({ entity: model.name, id, verb, set }))
}

/** Thrown inside a commit when a command that was approved has come to something else meanwhile. */
export class DifferentError extends Error {
  readonly writes: readonly ProposedWrite[]

  constructor(writes: readonly ProposedWrite[]) {
    super('The command came to another change than the one that was approved.')
    this.writes = writes
  }
}

/** Whether the change is the one that was approved: new records have other ids, what modules derive and rates may differ. */
export function isApproved(draft: Draft, approved: unknown): boolean {
  const now = proposed(draft).map(write => ({ ...write, set: lasting(draft, write) }))
  const then = (approved as ProposedWrite[]).map(write => ({ ...write, set: lasting(draft, write) }))
  return isDeepStrictEqual(normal(now), normal(then))
}

function lasting(draft: Draft, { entity, set }: ProposedWrite): Record<string, unknown> {
  const model = [...draft.records.values()].find(write => write.model.name === entity)?.model
  return Object.fromEntries(
    Object.entries(set).flatMap(([name, value]) => {
      const field = model?.fields.get(name)?.field
      if (field?.options.derived) return []
      return [[name, field?.kind === 'money' ? withoutWorth(value) : value]]
    }),
  )
}

/** What an amount is worth in the organisation's currency is worked out after guards have held it, and again with each rate. */
function withoutWorth(value: unknown): unknown {
  const { base: _, ...amount } = (value ?? {}) as { readonly base?: unknown }
  return value ? amount : value
}

/** New records are numbered in the order in which they were made. */
function normal(writes: readonly ProposedWrite[]): unknown {
  let text = JSON.stringify(writes)
  for (const [i, { id }] of writes.filter(({ verb }) => verb === 'create').entries())
    text = text.replaceAll(id, `#${i}`)
  return JSON.parse(text)
}
