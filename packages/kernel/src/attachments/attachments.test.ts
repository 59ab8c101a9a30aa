import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Actor,
  defineContract,
  definePlugin,
  entity,
  mutation,
  policy,
  type RouteRequest,
  route,
  text,
} from '@kith/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'

const patron = entity('patrons.patron', {
  fields: { name: text({ required: true, personal: true }) },
  person: { by: [] },
})
const kept = z.object({ name: z.string(), type: z.string(), size: z.number(), hash: z.string() })
const contract = defineContract({
  name: 'patrons',
  version: '0.1.0',
  main: patron,
  permissions: { 'patrons.join': 'Join' },
  operations: {
    join: mutation({ needs: 'patrons.join', internal: true, input: kept, output: z.object({ id: z.string() }) }),
  },
})
const patrons = definePlugin<typeof contract>({
  contract,
  handlers: {
    join: (ctx, file) => {
      const id = ctx.change.create(patron, { name: 'Ann' })
      ctx.change.attach(file, { entity: patron.name, id })
      return { id }
    },
  },
  routes: [
    route<typeof contract>()('POST /join', {
      public: true,
      maxFiles: 1000,
      run: async (ctx, { query, bytes = new Uint8Array() }) => {
        const file = await ctx.keepFile({ name: query.name ?? '', bytes })
        return { status: 200, body: JSON.stringify(await ctx.run('join', file)) }
      },
    }),
  ],
  policies: [
    policy(patron, [
      { id: 'patrons.read', roles: ['reader'], verbs: ['read'] },
      { id: 'patrons.write', roles: ['writer'], verbs: ['read', 'update'] },
    ]),
  ],
})

let wake: (() => void) | undefined
const clock: Clock = {
  now: () => new Date(),
  wakeAt(at, work) {
    if (at.getUTCHours() === 3 && at.getUTCMinutes() === 51) wake = work
    return () => {}
  },
}

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture([library, patrons], { clock, settings: { kernel: { attachmentBytes: 100_000 } } })
})
afterAll(() => fixture.close())

interface Attachment {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly hash: string | null
}
const [reader, writer] = [actor(['reader']), actor(['writer'])]
const store = () => join(fixture.files, 'attachments')
const pathOf = (bytes: string) => {
  const hash = createHash('sha256').update(bytes).digest('hex')
  return join(store(), hash.slice(0, 2), hash.slice(2))
}
const there = (bytes: string) =>
  readFile(pathOf(bytes), 'utf8').then(
    found => found === bytes,
    () => false,
  )
const make = async (name = 'Mei') => (await fixture.call<{ id: string }>('patrons.create', { name })).id
async function* parts(...all: readonly (string | Uint8Array)[]) {
  for (const one of all) yield Buffer.from(one)
}
const attach = (id: string, bytes: string | Uint8Array, { name = 'note.txt', as = fixture.admin } = {}) =>
  fixture.app.attach(as, { entity: patron.name, id, name, body: parts(bytes) }) as Promise<Attachment>
async function download(id: string, as: Actor = fixture.admin): Promise<string> {
  const found = await fixture.app.downloadAttachment(as, id)
  const all: Uint8Array[] = []
  for await (const part of found.body) all.push(part)
  return Buffer.concat(all).toString()
}
const listed = async (id: string, as: Actor = fixture.admin) =>
  (await fixture.call<{ rows: Attachment[] }>('kernel.attachmentsOf', { entity: patron.name, id }, { as })).rows
const code = (wanted: string) => ({ code: wanted })

describe('a file that a visitor brings', () => {
  const join = async (name: string, text: string) => {
    const found = fixture.app.routes.find(({ path }) => path === '/join')
    const request = { query: { name }, bytes: Buffer.from(text) } as unknown as RouteRequest
    return JSON.parse(String((await found?.run(request))?.body)) as { id: string }
  }

  test('is kept by a route and attached in the change that makes its record', async () => {
    const { id } = await join('../cv.txt', 'I turn')
    const [file] = await listed(id)
    expect(file).toMatchObject({ name: 'cv.txt', type: 'text/plain; charset=utf-8', size: 6 })
    expect(await download(file?.id ?? '')).toBe('I turn')
  })

  test('is refused as any other', async () => {
    await expect(join('x.sh', 'x')).rejects.toMatchObject(code('KITH_ATTACHMENT_TYPE'))
    await expect(join('x.txt', '')).rejects.toMatchObject(code('KITH_INVALID'))
    await expect(join('x.txt', 'x'.repeat(100_001))).rejects.toMatchObject(code('KITH_BODY_TOO_LARGE'))
  })
})

describe('an attachment', () => {
  test('is kept by what it holds, stands on the timeline of its record, and comes out as it went in', async () => {
    const id = await make()
    const made = await attach(id, 'a contract', { name: '../../合同 "1".txt' })
    expect(made).toMatchObject({ name: '合同 "1".txt', type: 'text/plain; charset=utf-8', size: 10 })
    expect(await there('a contract')).toBe(true)
    expect(await download(made.id)).toBe('a contract')
    expect(await listed(id)).toMatchObject([{ id: made.id, size: 10 }])
    expect((await listed(id))[0]).not.toHaveProperty('hash')
    const { rows } = await fixture.call<{ rows: object[] }>(
      'kernel.timeline',
      { entity: patron.name, id },
      { as: reader },
    )
    expect(rows).toContainEqual(expect.objectContaining({ type: 'record', label: '合同 "1".txt' }))
  })

  test('is had by whoever reads its record, added and removed by whoever updates it, unknown to others', async () => {
    const id = await make()
    await expect(attach(id, 'x', { as: reader })).rejects.toMatchObject(code('KITH_DENIED'))
    const made = await attach(id, 'rights', { as: writer })
    expect(await download(made.id, reader)).toBe('rights')
    await expect(fixture.call('kernel.removeAttachment', { id: made.id }, { as: reader })).rejects.toMatchObject(
      code('KITH_DENIED'),
    )
    const stranger = actor([])
    for (const refused of [
      () => attach(id, 'x', { as: stranger }),
      () => download(made.id, stranger),
      () => listed(id, stranger),
      () => fixture.call('kernel.removeAttachment', { id: made.id }, { as: stranger }),
    ]) {
      await expect(refused()).rejects.toMatchObject(code('KITH_NOT_FOUND'))
    }
    for (const as of [reader, writer, stranger]) {
      await expect(fixture.call('kernel.attachments.list', {}, { as })).rejects.toMatchObject(code('KITH_DENIED'))
    }
    await expect(download(made.id, { ...stranger, kind: 'public' })).rejects.toMatchObject(code('KITH_DENIED'))
    await fixture.call('kernel.removeAttachment', { id: made.id }, { as: writer })
    expect(await listed(id)).toEqual([])
    await expect(download(made.id)).rejects.toMatchObject(code('KITH_NOT_FOUND'))
  })

  test('taken off by mistake are put back by whoever may update the record', async () => {
    const id = await make()
    const made = await attach(id, 'again')
    await fixture.call('kernel.removeAttachment', { id: made.id }, { as: writer })
    const restore = (as: Actor) => fixture.call('kernel.restoreAttachment', { id: made.id }, { as })
    await expect(restore(reader)).rejects.toMatchObject(code('KITH_DENIED'))
    await expect(restore(actor([]))).rejects.toMatchObject(code('KITH_NOT_FOUND'))
    expect(await restore(writer)).toEqual({ id: made.id })
    expect(await restore(writer)).toEqual({ id: made.id })
    expect(await download(made.id, reader)).toBe('again')
  })

  test('cannot be made to name any file: only what was uploaded has a checksum', async () => {
    const record = { entity: patron.name, id: await make() }
    const values = { name: 'x', type: 'text/plain', size: 1, hash: '../../kith.sqlite', record }
    await expect(fixture.call('kernel.attachments.create', values)).rejects.toMatchObject(code('KITH_INVALID'))
  })

  test('too long, empty or a program is refused, whatever it is called, and nothing of it is kept', async () => {
    const id = await make()
    const elf = Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex')
    for (const [refused, wanted] of [
      [() => attach(id, 'x'.repeat(100_001)), 'KITH_BODY_TOO_LARGE'],
      [() => attach(id, ''), 'KITH_INVALID'],
      [() => attach(id, elf, { name: 'photo.jpg' }), 'KITH_ATTACHMENT_TYPE'],
      [() => attach(id, '#!/bin/sh\nrm -rf /', { name: 'readme.txt' }), 'KITH_ATTACHMENT_TYPE'],
      [() => attach(id, 'WScript.Echo 1', { name: 'invoice.pdf.VBS' }), 'KITH_ATTACHMENT_TYPE'],
    ] as const) {
      await expect(refused()).rejects.toMatchObject(code(wanted))
    }
    expect(await listed(id)).toEqual([])
    expect(await readdir(join(fixture.files, 'uploads'))).toEqual([])
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44', 'hex')
    expect(await attach(id, png, { name: 'page.html' })).toMatchObject({ type: 'image/png', name: 'page.html' })
    expect(await attach(id, Buffer.from([1, 0, 2]))).toMatchObject({ type: 'application/octet-stream' })
  })

  test('whose file is gone says so', async () => {
    const made = await attach(await make(), 'to be lost')
    await rm(pathOf('to be lost'))
    await expect(download(made.id)).rejects.toMatchObject(code('KITH_ATTACHMENT_GONE'))
  })
})

test('files that are the same are kept once, and stay until nothing has named them for a day', async () => {
  const [a, b] = [await make(), await make()]
  const [first, second] = [await attach(a, 'shared'), await attach(b, 'shared')]
  expect(first.hash).toBe(second.hash)
  await attach(a, 'named')
  const put = async (bytes: string, at: number) => {
    await mkdir(dirname(pathOf(bytes)), { recursive: true })
    await writeFile(pathOf(bytes), bytes)
    await utimes(pathOf(bytes), at, at)
  }
  await put('fresh', Date.now() / 1000)
  await put('old', Date.now() / 1000 - 90_000)
  await fixture.call('kernel.removeAttachment', { id: first.id })
  await utimes(pathOf('shared'), 0, 0)
  await utimes(pathOf('named'), 0, 0)
  wake?.()
  await fixture.app.idle()
  expect(await download(second.id)).toBe('shared')
  expect(await there('named')).toBe(true)
  expect(await there('fresh')).toBe(true)
  expect(await there('old')).toBe(false)
})

test('a merge takes attachments along, and its undoing gives them back', async () => {
  const [into, from] = [await make('One'), await make('Other')]
  const made = await attach(from, 'of the other')
  const { merge } = await fixture.call<{ merge: string }>('kernel.merge', { entity: patron.name, into, from: [from] })
  expect(await listed(into)).toMatchObject([{ id: made.id }])
  expect(await download(made.id, reader)).toBe('of the other')
  await fixture.call('kernel.unmerge', { merge })
  expect(await listed(into)).toEqual([])
  expect(await listed(from)).toMatchObject([{ id: made.id }])
})

test('a person is exported with attachments, and erased with them: name and file, where nobody else has the same', async () => {
  const [mei, tom] = [await make('Mei'), await make('Tom')]
  const [mine, both] = [await attach(mei, 'hers alone', { name: 'Mei.txt' }), await attach(mei, 'of both')]
  const kept = await attach(tom, 'of both')
  const { body } = await fixture.call<{ body: string }>('kernel.personExport', { entity: patron.name, id: mei })
  expect(body).toContain('Mei.txt')
  const erased = await fixture.call<{ erased: object[] }>('kernel.erase', {
    entity: patron.name,
    id: mei,
    reason: 'asked',
  })
  expect(erased.erased).toContainEqual({ table: 'kernel_attachment', rows: 2 })
  await fixture.app.idle()
  expect(await there('hers alone')).toBe(false)
  expect(await listed(mei)).toEqual([])
  for (const { id } of [mine, both]) await expect(download(id)).rejects.toMatchObject(code('KITH_NOT_FOUND'))
  expect(await fixture.call('kernel.attachments.get', { id: mine.id })).toMatchObject({ name: null, hash: null })
  expect(await download(kept.id)).toBe('of both')
})
