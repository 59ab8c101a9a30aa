import { type MailTransport, unsubscribeHeaders } from './transport.ts'

/** Mail by SMTP: `smtp://user:password@host:587` or `smtps://…`; `from` in the query (`?from=crm@example.com`). */
export function smtpTransport(url: string): MailTransport {
  const address = new URL(url)
  const from = address.searchParams.get('from') ?? `kith@${address.hostname}`
  address.searchParams.delete('from')
  let transport: ReturnType<typeof createClient> | undefined
  return {
    where: `${address.protocol}//${address.host}`,
    async send(mail) {
      // The id makes a second sending of the same mail recognisable.
      transport ??= createClient(address.href)
      await (await transport).sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        headers: unsubscribeHeaders(mail),
        messageId: `<${mail.id}@${address.hostname}>`,
      })
    },
    close: () => void transport?.then(client => client.close()),
  }
}

// Loaded with the first mail: it would be a sixth of the start.
async function createClient(url: string) {
  const { createTransport } = await import('nodemailer')
  return createTransport(url)
}
