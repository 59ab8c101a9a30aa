import { view } from '@kith/sdk'
import type { BatchKind } from '../batches/kinds.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { systemActor } from '../rights/rights.ts'
import { buildIndexOf } from '../schema/build-index.ts'
import { viewIndex } from './index-plan.ts'

/** The view that waits for an index, and the columns that it should have. */
export interface ViewIndexState {
  readonly view: string
  readonly entity: string
  readonly columns: readonly string[]
}

/** Builds a view's index while this thread answers; one that another view has is used. */
export const buildViewIndex: BatchKind<ViewIndexState> = {
  async slice({ kernel }, state, draft) {
    const target = kernel.models.get(state.entity)
    const model = modelOf(kernel, view)
    const [row] = await readMany(kernel, { model, actor: systemActor, ids: [state.view] })
    if (target && row) {
      await buildIndexOf(kernel.dialect, target, viewIndex(target, state.columns))
      addUpdate(draft, model, state.view, { index: 'ready' }, 'kernel')
    }
    return { state, progress: 1, total: 1, done: true, result: { built: target !== undefined } }
  },
}
