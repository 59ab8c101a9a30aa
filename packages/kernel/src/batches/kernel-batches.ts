import { buildIndex } from '../custom/build-index.ts'
import { type MendState, mendSlice } from '../doctor/mend.ts'
import { handOverBatch } from '../people/hand-over-batch.ts'
import { rebuildSlice } from '../search/rebuild.ts'
import { exportBatch } from '../transfer/export/export-batch.ts'
import { importBatch } from '../transfer/import/import-batch.ts'
import { undoBatch } from '../transfer/import/undo-batch.ts'
import { buildViewIndex } from '../views/build-index.ts'
import type { BatchKind, BatchKinds } from './kinds.ts'

/** The kernel's own kinds of long work, for one app. */
export function kernelBatches(): BatchKinds {
  return {
    'kernel.import': importBatch() as BatchKind,
    'kernel.undo': undoBatch as BatchKind,
    'kernel.export': exportBatch as BatchKind,
    'kernel.index': buildIndex as BatchKind,
    'kernel.view-index': buildViewIndex as BatchKind,
    'kernel.handOver': handOverBatch as BatchKind,
    'kernel.mend': { slice: mendSlice } as BatchKind<MendState> as BatchKind,
    'kernel.search': { slice: rebuildSlice } as BatchKind,
  }
}
