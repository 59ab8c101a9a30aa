import { contact } from '@kith/plugin-accounts/contract'
import { type ChangeContext, type Handler, KithError, type Row } from '@kith/sdk'
import { refuseClosed } from '../cases/answered.ts'
import { isAutomatic } from '../cases/is-automatic.ts'
import { numberIn } from '../cases/reference.ts'
import { message, type ServiceContract, serviceCase } from '../contract/index.ts'

export const receiveMail: Handler<ServiceContract, 'receiveMail'> = async (ctx, mail) => {
  const { data } = ctx.asPlugin
  const known = await data.first(message, { where: { messageId: mail.messageId } })
  if (known) {
    const row = await data.get(serviceCase, known.case)
    return { id: known.case, number: row?.number ?? null, created: false }
  }
  const automatic = isAutomatic(mail)
  if (automatic)
    throw new KithError('service.mail_loop', `A program wrote this mail: ${automatic}.`, { reason: automatic })
  const number = await numberIn(ctx.asPlugin, mail.subject)
  const row = number ? await data.first(serviceCase, { where: { number } }) : undefined
  const id = row ? await continueThread(ctx, row) : await begin(ctx, mail)
  await refuseFlood(ctx, mail.from, row?.id)
  ctx.change.create(message, {
    case: id,
    direction: 'in',
    subject: mail.subject.slice(0, 300),
    text: textOf(mail.text),
    email: mail.from,
    messageId: mail.messageId,
    ...(mail.name ? { name: mail.name } : {}),
  })
  return { id, number: row?.number ?? null, created: row === undefined }
}

type Context = ChangeContext<ServiceContract>

/** The customer has answered: nobody waits for him any more, and what had ended goes on. */
async function continueThread(ctx: Context, row: Row<typeof serviceCase>): Promise<string> {
  refuseClosed(row, ctx.settings.closedAnswer)
  if (row.state !== 'new' && row.state !== 'in-progress') {
    ctx.change.update(serviceCase, row.id, { state: 'in-progress' }, { version: row.version })
  }
  return row.id
}

async function begin(
  ctx: Context,
  mail: { readonly from: string; readonly name?: string | undefined; readonly subject: string; readonly text: string },
): Promise<string> {
  const email = mail.from.trim().toLowerCase()
  const person = await ctx.asPlugin.data.first(contact, { where: { email }, sort: ['createdAt'] })
  const name = mail.name ?? person?.name
  return ctx.change.create(serviceCase, {
    subject: (mail.subject.trim() || email).slice(0, 200),
    description: textOf(mail.text).slice(0, 20_000),
    email,
    channel: 'mail',
    ...(name ? { name } : {}),
    ...(person ? { contact: person.id, account: person.account } : {}),
  })
}

/** So many mails of one case, or of one address that begins new ones, are no conversation. Throws `service.mail_rate`. */
async function refuseFlood(ctx: Context, from: string, id: string | undefined): Promise<void> {
  const since = new Date(ctx.now().getTime() - 3_600_000).toISOString()
  const of = id ? { case: id } : { email: from.trim().toLowerCase() }
  const { count } = await ctx.asPlugin.data.count(message, { ...of, direction: 'in', createdAt: { gt: since } })
  if (count >= ctx.settings.mailsPerHour) {
    throw new KithError('service.mail_rate', `More than ${ctx.settings.mailsPerHour} mails in an hour.`, {
      case: id ?? null,
    })
  }
}

function textOf(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, 50_000) || '—'
}
