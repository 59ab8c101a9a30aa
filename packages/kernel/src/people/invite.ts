import { type ChangeContext, type Handler, invalid, invitation, type KernelContract, user } from '@kith/sdk'
import { checkGrants } from './grantable.ts'
import { hashOf, newSecret } from './secret.ts'

const days = 7

export const invite: Handler<KernelContract, 'invite'> = async (ctx, input) => {
  checkGrants(ctx.actor, input.roles ?? [])
  const email = input.email.trim().toLowerCase()
  const found = await ctx.asPlugin.data.first(user, { where: { email } })
  if (found && !found.active) {
    throw invalid([{ path: 'email', code: 'inactive', message: `${email} was deactivated: activate the user first.` }])
  }
  const id = found?.id ?? create(ctx, email, input)
  if (found) await revokeAll(ctx, found.id)
  const secret = newSecret()
  const expiresAt = new Date(ctx.now().getTime() + days * 86_400_000).toISOString()
  const made = ctx.change.create(invitation, { user: id, hash: hashOf(secret), expiresAt })
  ctx.change.mail({
    template: 'invitation',
    to: email,
    locale: found?.locale ?? input.locale ?? ctx.locale,
    values: { name: found?.name ?? input.name ?? email, days },
    secrets: { link: `${ctx.url}/#/-/accept/${secret}` },
  })
  return { user: id, invitation: made, expiresAt }
}

/** Ends the user's open invitations; answers how many there were. */
export async function revokeAll(ctx: ChangeContext<KernelContract>, id: string): Promise<number> {
  const where = { user: id, acceptedAt: null, revokedAt: null }
  const { rows } = await ctx.asPlugin.data.list(invitation, { where, limit: 200 })
  for (const row of rows) ctx.change.update(invitation, row.id, { revokedAt: ctx.now().toISOString() })
  return rows.length
}

type Input = Parameters<Handler<KernelContract, 'invite'>>[1]

function create(ctx: ChangeContext<KernelContract>, email: string, input: Input): string {
  return ctx.change.create(user, {
    email,
    name: input.name ?? (email.split('@')[0] as string),
    roles: input.roles ?? [],
    locale: input.locale ?? ctx.locale,
    zone: input.zone ?? ctx.zone,
    ...(input.team === undefined ? {} : { team: input.team }),
    ...(input.lines === undefined ? {} : { lines: input.lines }),
  })
}
