import type { Handler, KernelContract } from '@kith/sdk'
import { readTimeline } from '../history/read-timeline.ts'
import type { Kernel } from '../kernel.ts'

export function timeline(kernelOf: () => Kernel): Handler<KernelContract, 'timeline'> {
  return (ctx, input) => readTimeline(kernelOf(), ctx.actor, input)
}
