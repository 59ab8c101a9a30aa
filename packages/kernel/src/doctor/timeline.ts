import type { Json } from '@kith/sdk'
import { rebuildTimeline, type TimelineState, timelineSlice } from '../history/rebuild-timeline.ts'
import type { Check } from './check.ts'

/** On whose timeline records stand. */
export const timeline: Check = {
  async find(kernel) {
    const { missing, orphaned } = await rebuildTimeline(kernel, false)
    return [
      ...(missing > 0 ? [{ code: 'timeline.missing', where: 'kernel_timeline', count: missing }] : []),
      ...(orphaned > 0 ? [{ code: 'timeline.extra', where: 'kernel_timeline', count: orphaned }] : []),
    ]
  },
  async mend(kernel, state, draft) {
    const slice = await timelineSlice(kernel, state as TimelineState | null, draft)
    return { ...slice, state: slice.state as unknown as Json }
  },
}
