import { governedModule, type Handler, type KernelContract, KithError } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { planChange } from './plan.ts'
import { noProposal } from './proposal.ts'
import { readModuleRows } from './rows.ts'

/** What a change of a module would come to. */
export function modulePlan(kernelOf: () => Kernel): Handler<KernelContract, 'modulePlan'> {
  return async (_ctx, input) => {
    const kernel = kernelOf()
    return (await planChange(kernel, await readModuleRows(kernel.dialect), input)).plan as never
  }
}

/** Has a module there or not, or its proposed manifest trusted, from the next start on. */
export function changeModule(kernelOf: () => Kernel): Handler<KernelContract, 'changeModule'> {
  return async (ctx, { name, change, hash }) => {
    const kernel = kernelOf()
    const rows = await readModuleRows(kernel.dialect)
    const { plan, set, next } = await planChange(kernel, rows, { name, change })
    if (plan.hash !== undefined && plan.hash !== hash) {
      throw new KithError(
        'KITH_PROPOSAL',
        `What is proposed for the module ${name} is ${plan.hash}: look at it, and say its hash to accept it.`,
        { module: name, hash: plan.hash },
      )
    }
    if (plan.refused) {
      const { code, message, ...details } = plan.refused
      throw new KithError(code, message, { module: name, ...details })
    }
    const row = rows.get(name)
    const values = { ...set, ...(change === 'accept' && noProposal) } as never
    if (row) ctx.change.update(governedModule, row.id, values, { version: row.version })
    else {
      ctx.change.expectNone(governedModule, { name })
      ctx.change.create(governedModule, { name, ...(values as object) })
    }
    const nextHash = next.trusted.find(({ contract }) => contract.name === name)?.remote?.hash
    return { name, staysEnabled: !next.off.has(name), ...(nextHash !== undefined && { nextHash }) }
  }
}
