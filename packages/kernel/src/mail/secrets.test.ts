import { expect, onTestFinished, test } from 'vitest'
import { openFixture } from '../fixture/app.ts'

interface Mail {
  readonly text: string
  readonly secrets: unknown
  readonly status: string
}

test('a link that lets somebody in is in the mail that goes out, and in no record of it', async () => {
  const kith = await openFixture()
  onTestFinished(() => kith.close())
  await kith.call('kernel.invite', { email: 'mei@example.com', name: 'Mei {{link}}' })
  await kith.app.idle()
  const link = /\/accept\/(\S+)/.exec(kith.mails.at(-1)?.text ?? '')?.[1]
  expect(link).toMatch(/.{20}/)
  const { rows } = await kith.call<{ rows: Mail[] }>('kernel.mails.list')
  expect(rows).toMatchObject([{ status: 'sent', secrets: null }])
  expect(JSON.stringify(rows)).not.toContain(link)
  expect(rows[0]?.text).toContain('{{link}}')
})
