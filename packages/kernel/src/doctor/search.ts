import type { Json } from '@kith/sdk'
import { systemActor } from '../rights/rights.ts'
import { searchGaps } from '../search/check.ts'
import { type RebuildState, rebuildSlice } from '../search/rebuild.ts'
import type { Check } from './check.ts'
import { staleSearch } from './stale-search.ts'

const start: RebuildState = { entities: [], at: 0, after: '', done: 0 }

/** The search index: every record has a row with its terms, and no row is of a record that is gone. */
export const search: Check = {
  async find(kernel) {
    const gaps = await searchGaps(kernel)
    return [
      ...gaps.flatMap(({ entity, missing, extra }) => [
        ...(missing > 0 ? [{ code: 'search.missing', where: entity, count: missing }] : []),
        ...(extra > 0 ? [{ code: 'search.extra', where: entity, count: extra }] : []),
      ]),
      ...(await staleSearch(kernel)),
    ]
  },
  async mend(kernel, state, draft) {
    const at = (state as RebuildState | null) ?? start
    const slice = await rebuildSlice({ kernel, actor: systemActor, batch: '' }, at, draft)
    return { ...slice, state: slice.state as unknown as Json }
  },
}
