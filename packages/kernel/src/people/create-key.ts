import { administrator, type Handler, type KernelContract, key } from '@kith/sdk'
import { checkGrants } from './grantable.ts'

export const createKey: Handler<KernelContract, 'createKey'> = (ctx, input) => {
  const { actor } = ctx
  const roles = input.roles ?? actor.roles.filter(role => role !== administrator)
  checkGrants(actor, roles)
  const id = ctx.change.create(key, {
    name: input.name,
    start: input.start,
    hash: input.hash,
    roles,
    scopes: input.scopes,
    ...(actor.kind === 'user' ? { user: actor.id } : {}),
    ...(input.expiresAt === undefined ? {} : { expiresAt: input.expiresAt }),
  })
  return { id }
}
