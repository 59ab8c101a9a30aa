import { describeError, type Json, user } from '@kith/sdk'
import type { BatchKind, BatchRun } from '../batches/kinds.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readList } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'

/** Where a hand-over stands: the first of `entities` is at hand, the records behind `after` are next. */
export interface HandOverState {
  readonly from: string
  /** They get one record each in turn. */
  readonly to: readonly string[]
  readonly entities: readonly string[]
  readonly after: string | null
  readonly size: number
  /** entity -> how many were given. */
  readonly given: Readonly<Record<string, number>>
  /** The first hundred that stay where they are, and why: who asked may not change them, or a module refuses. */
  readonly kept: readonly { readonly entity: string; readonly id: string; readonly code: string }[]
  readonly turn: number
}

const most = 200
const told = 100

/**
 * Gives a person's records to others, page by page, as writes of who asked: with his rights, and with what modules say
 * to them. What cannot be given stays, and the result names it.
 */
export const handOverBatch: BatchKind<HandOverState> = {
  async slice(run, state, draft) {
    const [entity] = state.entities
    if (entity === undefined) {
      return { state, progress: doneOf(state), done: true, result: { given: state.given, kept: state.kept } as Json }
    }
    const { rows, next } = await page(run, state)
    const model = modelOf(run.kernel, { name: entity })
    for (const [i, row] of rows.entries()) {
      const owner = state.to[(state.turn + i) % state.to.length] as string
      addUpdate(draft, model, String(row.id), { owner }, null, row.version as number)
    }
    draft.partOf = `kernel.batch/${run.batch}`
    draft.journal = run.batch
    const given = { ...state.given, [entity]: (state.given[entity] ?? 0) + rows.length }
    const after = forward({ ...state, given, turn: state.turn + rows.length }, next)
    return { state: { ...after, size: Math.min(most, state.size * 2) }, progress: doneOf(after), done: false }
  },
  async refused(run, { state }, error) {
    if (state.size > 1) {
      const smaller = { ...state, size: Math.ceil(state.size / 4) }
      return { state: smaller, progress: doneOf(smaller) }
    }
    const { rows, next } = await page(run, state)
    const [entity = ''] = state.entities
    const refused = rows.map(row => ({ entity, id: String(row.id), code: describeError(error).code }))
    const after = forward({ ...state, kept: [...state.kept, ...refused].slice(0, told) }, next)
    return { state: after, progress: doneOf(after) }
  },
}

/** Kinds of records that have an owner. */
export function ownedModels(kernel: Kernel): readonly Model[] {
  return [...kernel.models.values()].filter(model => {
    const field = model.fields.get('owner')
    return field?.kind.name === 'ref' && field.field.options.entity === user.name
  })
}

function page({ kernel, actor }: BatchRun, { entities, from, after, size }: HandOverState) {
  const model = modelOf(kernel, { name: entities[0] as string })
  const cursor = after ?? undefined
  return readList(kernel, { model, actor, where: { owner: from }, sort: ['id'], limit: size, after: cursor })
}

function forward(state: HandOverState, next: string | undefined): HandOverState {
  return next === undefined ? { ...state, entities: state.entities.slice(1), after: null } : { ...state, after: next }
}

function doneOf({ given }: HandOverState): number {
  return Object.values(given).reduce((sum, count) => sum + count, 0)
}
