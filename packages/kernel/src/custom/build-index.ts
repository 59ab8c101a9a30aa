import { customField, describeError, KithError } from '@kith/sdk'
import type { BatchKind } from '../batches/kinds.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { systemActor } from '../rights/rights.ts'
import { buildIndexOf } from '../schema/build-index.ts'
import type { Definition } from './definition.ts'
import { unwantedIndexes, wantedIndex } from './index-plan.ts'

/** The record whose index is to be built. */
export interface IndexState {
  readonly field: string
}

/**
 * Gives a custom field the index that it should have, and takes away one that it should not, while people
 * work. One that cannot be (values that are there twice) is said on the field, which works without; where the database
 * cannot do it just now, it is tried again, and said there in the end.
 */
export const buildIndex: BatchKind<IndexState> = {
  async slice({ kernel }, state, draft) {
    const model = modelOf(kernel, customField)
    const [row] = await readMany(kernel, { model, actor: systemActor, ids: [state.field] })
    const definition = row as unknown as Definition | undefined
    const target = definition && kernel.models.get(definition.entity)
    const done = { state, progress: 1, total: 1, done: true }
    if (!definition || !target) return done
    const index = wantedIndex(definition)
    let failure: { code: string; message: string } | undefined
    try {
      if (index) await buildIndexOf(kernel.dialect, target, index)
    } catch (error) {
      if (!(error instanceof KithError) || error.code !== 'KITH_DATABASE_STATEMENT') throw error
      failure = describeError(error)
    }
    if (!failure) {
      const unwanted = await unwantedIndexes(kernel.dialect, target, definition)
      if (unwanted.length > 0) await kernel.dialect.define(unwanted.map(name => drop(name)))
    }
    const status = failure ? 'failed' : 'ready'
    addUpdate(draft, model, state.field, { status, problem: failure ? said(failure) : null }, 'kernel')
    return { ...done, result: { status } }
  },
  async refused({ kernel }, { state }, error, draft) {
    const values = { status: 'failed', problem: said(describeError(error)) }
    addUpdate(draft, modelOf(kernel, customField), state.field, values, 'kernel')
    return undefined
  },
}

function said({ message }: { readonly message: string }): string {
  return message.slice(0, 500)
}

function drop(name: string) {
  return { sql: `drop index if exists "${name}"`, parameters: [] }
}
