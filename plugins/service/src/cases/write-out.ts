import { contact } from '@kith/plugin-accounts/contract'
import { type ChangeContext, KithError } from '@kith/sdk'
import { message, type ServiceContract, serviceCase } from '../contract/index.ts'
import { referenceOf } from './reference.ts'
import type { Case } from './seen.ts'

type Context = ChangeContext<ServiceContract>

/** Writes to the customer of a case: the message, and the mail with the thread's reference. Throws `service.no_address`. */
export async function writeOut(
  ctx: Context,
  row: Case,
  { text, article }: { readonly text: string; readonly article?: string },
): Promise<string> {
  const to = await addressOf(ctx, row)
  if (!to) throw new KithError('service.no_address', `Case ${row.id} has no address to write to.`, { id: row.id })
  const reference = await referenceOf(ctx.asPlugin, row.number ?? '')
  ctx.change.mail({
    template: 'reply',
    to,
    ...(row.locale ? { locale: row.locale } : {}),
    values: { subject: row.subject, reference, text },
    record: { entity: serviceCase.name, id: row.id },
  })
  return ctx.change.create(message, {
    case: row.id,
    direction: 'out',
    subject: row.subject,
    text,
    email: to,
    ...(article ? { article } : {}),
  })
}

/** Where the customer is written to: the case's own address, else its contact's. */
export async function addressOf(
  ctx: Pick<Context, 'asPlugin'>,
  row: Pick<Case, 'email' | 'contact'>,
): Promise<string | undefined> {
  if (row.email) return row.email
  const known = row.contact ? await ctx.asPlugin.data.get(contact, row.contact) : undefined
  return known?.email ?? undefined
}

/** A note for colleagues. */
export function writeNote(ctx: Context, id: string, text: string): string {
  return ctx.change.create(message, { case: id, direction: 'note', text })
}
