import { describeError } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { applyPresets } from './apply-presets.ts'

/** The presets of plugins of other processes: applied when these are there, one after another. */
export interface Arrivals {
  here(): void
  settled(): Promise<void>
}

export function createArrivals(kernelOf: () => Kernel, presets: readonly string[]): Arrivals {
  let last: Promise<void> = Promise.resolve()
  return {
    here() {
      last = last.then(async () => {
        const kernel = kernelOf()
        await kernel.dialect
          .alone(() => applyPresets(kernel, presets))
          .catch(error => kernel.log.error('presets could not be applied', describeError(error)))
      })
    },
    settled: () => last,
  }
}
