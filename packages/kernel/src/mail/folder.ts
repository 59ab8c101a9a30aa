import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type MailTransport, unsubscribeHeaders } from './transport.ts'

/** Mail as files that any mail program opens, `<id>.eml`: what happens without an SMTP server. */
export function folderTransport(folder: string, from = 'kith@localhost'): MailTransport {
  let composer: ReturnType<typeof createComposer> | undefined
  return {
    where: folder,
    async send(mail) {
      composer ??= createComposer()
      const { message } = await (await composer).sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        headers: unsubscribeHeaders(mail),
        messageId: `<${mail.id}@localhost>`,
      })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${mail.id}.eml`)
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
  }
}

// Loaded with the first mail: it would be a sixth of the start.
async function createComposer() {
  const { createTransport } = await import('nodemailer')
  return createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
}
