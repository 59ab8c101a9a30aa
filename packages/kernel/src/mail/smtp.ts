import { createTransport } from 'nodemailer'
import type { MailTransport } from './transport.ts'

/** Mail by SMTP: `smtp://user:password@host:587` or `smtps://…`; `from` in the query (`?from=crm@example.com`). */
export function smtpTransport(url: string): MailTransport {
  const address = new URL(url)
  const from = address.searchParams.get('from') ?? `kith@${address.hostname}`
  address.searchParams.delete('from')
  const transport = createTransport(address.href)
  return {
    where: `${address.protocol}//${address.host}`,
    async send(mail) {
      // The id makes a second sending of the same mail recognisable.
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@${address.hostname}>`,
      })
    },
    close: () => transport.close(),
  }
}
