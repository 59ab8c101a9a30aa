import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { bodyTime, cutSlowBodies } from './slow-bodies.ts'

test('a body that does not come in time is cut; one of an address that allows more is taken to its end', async () => {
  const server = createServer({ requestTimeout: 0 })
  onTestFinished(() => void server.close())
  cutSlowBodies(server, url => (url.startsWith('/files/') ? 600_000 : 1))
  server.on('request', (incoming, outgoing) => {
    text(incoming).then(
      body => outgoing.end(body),
      () => undefined,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const send = (path: string) => {
    const asked = request({ port, host: '127.0.0.1', path, method: 'POST' })
    asked.write('half, ')
    return asked
  }
  const upload = send('/files/imports')
  const other = send('/trpc/leads.create')
  const [cut] = await once(other, 'response')
  expect(cut.statusCode).toBe(408)
  upload.end('whole')
  const [taken] = await once(upload, 'response')
  expect(await text(taken)).toBe('half, whole')
  expect(bodyTime('/files/imports?name=x')).toBeGreaterThan(bodyTime('/trpc/files/'))
  expect(bodyTime('/f/x', 'multipart/form-data; boundary=x')).toBeGreaterThan(bodyTime('/f/x', 'text/plain'))
})
