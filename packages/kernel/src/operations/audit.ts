import type { Handler, KernelContract } from '@kith/sdk'
import { readAudit } from '../history/read-audit.ts'
import type { Kernel } from '../kernel.ts'

export function audit(kernelOf: () => Kernel): Handler<KernelContract, 'audit'> {
  return (ctx, input) => readAudit(kernelOf(), ctx.actor, input)
}
