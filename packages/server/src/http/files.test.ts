import { notesPlugin } from '@kith/testing/notes'
import { afterEach, expect, test } from 'vitest'
import { openServer, type TestServer, token } from '../fixture/serving.ts'

const open: TestServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

const bearer = { authorization: `Bearer ${token}` }

async function server(): Promise<TestServer> {
  const made = await openServer([notesPlugin()])
  open.push(made)
  return made
}

test('a file comes in, is imported, and the list goes out again', async () => {
  const { url, post, kith } = await server()
  const sent = await fetch(`${url}/files/imports?name=notes.csv`, {
    method: 'POST',
    headers: bearer,
    body: `Title\nOne\n${'x'.repeat(101)}\n"=2+3"\n`,
  })
  expect(sent.status).toBe(201)
  const { id: file } = (await sent.json()) as { id: string }
  const entity = kith.app.manifests.find(m => m.name === 'notes')?.entities[0]?.name ?? ''
  const files = [{ file, entity, columns: [{ from: 'Title', to: 'title' }] }]
  const started = (await post('kernel.startImport', { files })).data as { id: string; batch: string }
  await kith.app.idle()
  expect((await post('kernel.startExport', { entity, columns: ['title'] })).status).toBe(200)
  const rejected = await fetch(`${url}/files/imports/${started.id}/rejected.csv`, { headers: bearer })
  expect((await rejected.text()).split('\r\n')).toMatchObject({ 0: 'Title,Kith file,Kith row,Kith problem', length: 3 })
  const { batch } = (await post('kernel.startExport', { entity, columns: ['title'], sort: ['title'] })).data as {
    batch: string
  }
  await kith.app.idle()
  const out = await fetch(`${url}/files/exports/${batch}`, { headers: bearer })
  expect(out.headers.get('content-disposition')).toContain('attachment')
  expect((await out.text()).split('\r\n').slice(1)).toEqual(["'=2+3", 'One', ''])
})

test('who has not logged in neither sends nor takes files, and a file that cannot be read says why', async () => {
  const { url } = await server()
  for (const [method, path] of [
    ['POST', '/files/imports'],
    ['GET', '/files/exports/0'],
    ['GET', '/files/imports/0/rejected.csv'],
  ] as const) {
    expect((await fetch(url + path, { method })).status).toBe(401)
  }
  const bad = await fetch(`${url}/files/imports`, { method: 'POST', headers: bearer, body: 'a\n"b' })
  expect([bad.status, await bad.json()]).toMatchObject([
    422,
    { code: 'KITH_IMPORT_FILE', details: { reason: 'quote_open' } },
  ])
})

test('uploads and exports are removed a week after the work on them has ended, not before', async () => {
  const { url, post, kith } = await server()
  const body = 'Title\nOne\n'
  const sent = await fetch(`${url}/files/imports?name=notes.csv`, { method: 'POST', headers: bearer, body })
  const { id: file } = (await sent.json()) as { id: string }
  const entity = kith.app.manifests.find(m => m.name === 'notes')?.entities[0]?.name ?? ''
  const { batch } = (await post('kernel.startExport', { entity })).data as { batch: string }
  await kith.app.idle()
  const state = async () => ({
    export: (await fetch(`${url}/files/exports/${batch}`, { headers: bearer })).status,
    sample: ((await kith.admin.call('kernel.importFiles.get', { id: file })) as { sample: unknown }).sample,
  })
  await kith.clock.advance('6d')
  expect(await state()).toEqual({ export: 200, sample: [['One']] })
  await kith.clock.advance('2d')
  expect(await state()).toEqual({ export: 409, sample: [] })
})

test('a file is attached to a record and had again, to be saved and never run', async () => {
  const { url, post, kith } = await server()
  const entity = kith.app.manifests.find(m => m.name === 'notes')?.entities[0]?.name ?? ''
  const { id } = (await post('notes.create', { title: 'One' })).data as { id: string }
  const to = (name: string) => `${url}/files/attachments?${new URLSearchParams({ entity, id, name })}`
  const send = (body: string, name = "it's 合同.html") => fetch(to(name), { method: 'POST', headers: bearer, body })
  const sent = await send('<script>alert(1)</script>')
  const made = (await sent.json()) as { id: string }
  expect([sent.status, made]).toMatchObject([
    201,
    { name: "it's 合同.html", type: 'text/plain; charset=utf-8', size: 25 },
  ])
  expect(made).not.toHaveProperty('hash')
  const got = await fetch(`${url}/files/attachments/${made.id}`, { headers: bearer })
  expect(await got.text()).toBe('<script>alert(1)</script>')
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': "attachment; filename*=UTF-8''it%27s%20%E5%90%88%E5%90%8C.html",
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const program = await send('#!/bin/sh\n', 'readme.txt')
  expect([program.status, await program.json()]).toMatchObject([415, { code: 'KITH_ATTACHMENT_TYPE' }])
  const long = await send('x'.repeat(27_000_000))
  expect([long.status, await long.json()]).toMatchObject([413, { code: 'KITH_BODY_TOO_LARGE' }])
  expect((await fetch(to('x'), { method: 'POST', body: 'x' })).status).toBe(401)
  expect((await fetch(`${url}/files/attachments/${made.id}`)).status).toBe(401)
  expect((await fetch(`${url}/files/attachments/..%2f..%2fsecret`, { headers: bearer })).status).toBe(404)
})
