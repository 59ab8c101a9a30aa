import { view } from '@kith/sdk'
import type { BatchKind } from '../batches/kinds.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { systemActor } from '../rights/rights.ts'
import { ensureSchema } from '../schema/ensure.ts'
import { tableSpec } from '../schema/spec.ts'
import { viewIndex } from './index-plan.ts'

/** The view that waits for an index, and the columns that it should have. */
export interface ViewIndexState {
  readonly view: string
  readonly entity: string
  readonly columns: readonly string[]
}

/** Builds a view's index by the writer's thread, while this one answers; one that another view has is used. */
export const buildViewIndex: BatchKind<ViewIndexState> = {
  async slice({ kernel }, state, draft) {
    const target = kernel.models.get(state.entity)
    const model = modelOf(kernel, view)
    const [row] = await readMany(kernel, { model, actor: systemActor, ids: [state.view] })
    if (target && row) {
      const index = viewIndex(target, state.columns)
      await ensureSchema(kernel.dialect, [{ ...tableSpec(target), columns: [], indexes: [index] }])
      addUpdate(draft, model, state.view, { index: 'ready' }, 'kernel')
    }
    return { state, progress: 1, total: 1, done: true, result: { built: target !== undefined } }
  },
}
