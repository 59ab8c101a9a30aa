/** A mail ready to go out. */
export interface OutgoingMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where mail goes. A throw is tried again later, then shown as failed. */
export interface MailTransport {
  /** What `npm start` prints: an address or a folder. */
  readonly where: string
  send(mail: OutgoingMail): Promise<void>
  close?(): void
}
