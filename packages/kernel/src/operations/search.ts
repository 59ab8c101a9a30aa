import type { Handler, KernelContract } from '@kith/sdk'

/** What the caller may see of what he typed. */
export const search: Handler<KernelContract, 'search'> = (ctx, input) => ctx.data.search(input)
