import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startOffice } from '../fixture/app.ts'
import { texts } from '../fixture/text-messages.ts'

test('R54: a module that listens sends a text message, again where the gateway was not there', async () => {
  const asked: { readonly key: unknown; readonly body: unknown }[] = []
  const gateway = createServer(async (request, response) => {
    asked.push({ key: request.headers['idempotency-key'], body: JSON.parse(await text(request)) })
    response.writeHead(asked.length === 1 ? 503 : 202).end()
  })
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  const { port } = gateway.address() as AddressInfo
  const office = await startOffice({ plugins: [texts], settings: { texts: { gateway: `http://127.0.0.1:${port}/` } } })
  try {
    const { lin, chen, boss } = office
    const set = { ext: { texts: { mobile: '+8613801395136' } } }
    await office.admin.call('kernel.users.update', { id: lin.id, set })
    await office.plan({ owner: chen.id }, boss.caller)
    await office.plan({ owner: lin.id }, boss.caller)
    await office.idle()
    expect(asked).toHaveLength(1)
    await office.clock.advance('1h')
    await office.idle()
    expect(asked.map(({ body }) => body)).toEqual([
      { to: '+8613801395136', text: 'Ring them' },
      { to: '+8613801395136', text: 'Ring them' },
    ])
    expect(asked[1]?.key).toBe(asked[0]?.key)
  } finally {
    await office.close()
    gateway.close()
  }
})
