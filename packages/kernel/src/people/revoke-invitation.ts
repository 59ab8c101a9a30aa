import type { Handler, KernelContract } from '@kith/sdk'
import { revokeAll } from './invite.ts'

export const revokeInvitation: Handler<KernelContract, 'revokeInvitation'> = async (ctx, input) => ({
  revoked: await revokeAll(ctx, input.user),
})
