import type { MailTransport, OutgoingMail } from '@kith/kernel'

/** A transport that delivers into a list. */
export interface MailBox extends MailTransport {
  readonly sent: readonly OutgoingMail[]
}

export function createMailBox(): MailBox {
  const sent: OutgoingMail[] = []
  return {
    where: 'memory',
    sent,
    async send(mail) {
      sent.push(mail)
    },
  }
}
