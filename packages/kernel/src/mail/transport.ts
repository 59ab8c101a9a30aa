/** A mail ready to go out. */
export interface OutgoingMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Where its reader says that he wants no more of the kind, by a POST without questions (RFC 8058). */
  readonly unsubscribe?: string
}

/** The headers by which mail programs offer to unsubscribe. */
export function unsubscribeHeaders({ unsubscribe }: OutgoingMail): Record<string, string> {
  if (unsubscribe === undefined) return {}
  return { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** Where mail goes. A throw is tried again later, then shown as failed. */
export interface MailTransport {
  /** What `npm start` prints: an address or a folder. */
  readonly where: string
  send(mail: OutgoingMail): Promise<void>
  close?(): void
}
