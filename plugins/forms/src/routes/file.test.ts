import { randomUUID } from 'node:crypto'
import type { RouteResponse } from '@kith/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'
import { taker } from '../fixture/taker.ts'
import { challengeOf } from '../fixture/token.ts'

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
])

let app: FormsApp
const received: { files: readonly { name: string; field: string }[] }[] = []
beforeAll(async () => {
  app = await startForms(
    [taker({ shape: async (_ctx: never, draft: never) => void received.push(structuredClone(draft)) } as never)],
    { settings: { forms: { surge: 0, perDomain: 0, filesPerForm: 0 } } },
  )
  await app.admin.call('forms.create', {
    name: 'Application',
    publicId: 'jobs',
    definition: {
      lang: 'en',
      steps: [
        {
          fields: [
            { name: 'email', type: 'email', label: 'Email', required: true },
            {
              name: 'cv',
              type: 'file',
              label: 'CV',
              required: true,
              accept: 'application/pdf,image/*,.md',
              maxFiles: 2,
              maxSize: 1000,
            },
            { name: 'extra', type: 'file', label: 'More', required: false },
          ],
        },
      ],
    },
  })
})
afterAll(() => app?.close())

const read = <T>(answer: RouteResponse) => ({ status: answer.status, json: JSON.parse(String(answer.body)) as T })

async function upload(bytes: Uint8Array | string, name: string, { field = 'cv', token = undefined as unknown } = {}) {
  const posted = new FormData()
  posted.append('token', JSON.stringify(token ?? (await challengeOf(app, {}, 'jobs'))))
  posted.append(field, new File([bytes as Uint8Array<ArrayBuffer>], name))
  return read<{ file: string; code: string; errors: Record<string, string> }>(
    await app.postForm('/f/jobs/file', posted),
  )
}

const send = async (values: object, key = randomUUID()) =>
  read<{ id: string; code: string; errors: Record<string, string> }>(
    await app.post('/f/jobs', JSON.stringify({ key, values: { email: 'ann@example.com', ...values }, meta: {} })),
  )

const filesOf = async (id: string) =>
  (
    await app.admin.call<{ rows: { name: string; type: string; size: number }[] }>('kernel.attachmentsOf', {
      entity: 'forms.submission',
      id,
    })
  ).rows

test('a file goes before its answer, and is attached to the submission under its name', async () => {
  const { status, json } = await upload(png, '履历 1.png')
  expect(status).toBe(200)
  const second = await upload('# Ann', 'ann.md')
  const key = randomUUID()
  const stored = await send({ cv: [json.file, second.json.file] }, key)
  expect(stored.status).toBe(200)
  expect(await filesOf(stored.json.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: '履历 1.png', type: 'image/png', size: png.length }),
      expect.objectContaining({ name: 'ann.md', type: 'text/plain; charset=utf-8', size: 5 }),
    ]),
  )
  const [row] = await app.submissions({ id: stored.json.id })
  expect(row?.values).toEqual({ email: 'ann@example.com', cv: ['履历 1.png', 'ann.md'] })
  expect(received.at(-1)?.files).toMatchObject([
    { field: 'cv', name: '履历 1.png' },
    { field: 'cv', name: 'ann.md' },
  ])
  expect((await send({ cv: [json.file, second.json.file] }, key)).json.id).toBe(stored.json.id)
  expect(await filesOf(stored.json.id)).toHaveLength(2)
})

test.each([
  ['another kind', 'hello', 'x.txt', 'fileType'],
  ['a name that says what it is not', 'hello', 'x.pdf', 'fileType'],
  ['a program', '#!/bin/sh', 'run.md', 'fileType'],
  ['too much', 'x'.repeat(1001), 'long.md', 'fileSize'],
  ['nothing', '', 'empty.md', 'fileEmpty'],
])('%s is refused with a code at its field', async (_, bytes, name, code) => {
  expect(await upload(bytes, name)).toEqual({
    status: 422,
    json: { code: 'forms.invalid', errors: { cv: code } },
  })
})

test('a field that is none for files takes none, nor does a form without a challenge of its own', async () => {
  expect((await upload(png, 'x.png', { field: 'email' })).json.errors).toEqual({ email: 'unknown' })
  expect(await upload(png, 'x.png', { token: {} })).toMatchObject({ status: 403, json: { code: 'forms.slot' } })
  const other = await challengeOf(app)
  expect((await upload(png, 'x.png', { token: other })).json.code).toBe('forms.slot')
  const elsewhere = await app.post('/f/jobs/file', 'x')
  expect(read(elsewhere)).toMatchObject({ status: 422, json: { errors: { body: 'form' } } })
})

test('a slot takes three times what the form asks for, and no more', async () => {
  const token = await challengeOf(app, {}, 'jobs')
  const statuses: number[] = []
  for (let n = 0; n < 10; n++) statuses.push((await upload(`${n}`, 'n.md', { token })).status)
  expect(statuses).toEqual([...Array(9).fill(200), 403])
})

test('a receipt counts for the field and form that it was given for, and only as it was given', async () => {
  const { file } = (await upload('# Ann', 'ann.md')).json
  expect((await send({ cv: [file], extra: [file] })).json.errors).toEqual({ extra: 'file' })
  expect((await send({ cv: [`${file.split('.')[0]}.x`] })).json.errors).toEqual({ cv: 'file' })
  expect((await send({ cv: ['ann.md'] })).json.errors).toEqual({ cv: 'file' })
  expect((await send({ cv: 'ann.md' })).json.errors).toEqual({ cv: 'type' })
  expect((await send({ cv: [file, file, file] })).json.errors).toEqual({ cv: 'fileCount' })
  expect((await send({})).json.errors).toEqual({ cv: 'required' })
})

test('files of which no answer came are not waited for; one that comes days later keeps their names', async () => {
  const { file } = (await upload('# Late', 'late.md')).json
  await app.clock.advance('21h')
  const { json } = await send({ cv: [file] })
  expect(await filesOf(json.id)).toEqual([])
  const [row] = await app.submissions({ id: json.id })
  expect(row).toMatchObject({ values: { cv: ['late.md'] } })
  expect((row as unknown as { signals: { code: string }[] }).signals).toContainEqual({
    code: 'file-expired',
    points: 0,
  })
})

test('what looks like spam keeps its files, and what comes of it later has them', async () => {
  const { file } = (await upload('# Bot', 'bot.md')).json
  const post = { key: randomUUID(), values: { email: 'bot@example.com', cv: [file] }, meta: { honeypot: 'x' } }
  const { json } = read<{ id: string }>(await app.post('/f/jobs', JSON.stringify(post)))
  expect(await filesOf(json.id)).toMatchObject([{ name: 'bot.md' }])
  const before = received.length
  await app.admin.call('forms.process', { id: json.id })
  expect(received.slice(before)).toMatchObject([{ files: [{ name: 'bot.md', size: 5 }] }])
  expect(await filesOf(json.id)).toHaveLength(1)
})

test('a page without JavaScript sends its files with the form, and keeps them while something else is wrong', async () => {
  const page = String((await app.get('/f/jobs')).body)
  expect(page).toContain('enctype="multipart/form-data"')
  expect(page).toContain('<input type="file" id="cv" name="cv" required accept="application/pdf,image/*,.md" multiple>')
  const posted = new FormData()
  const key = randomUUID()
  for (const [name, value] of Object.entries({ kith_key: key, email: 'no address' })) posted.append(name, value)
  posted.append('cv', new File(['# Ann'], 'ann.md'))
  posted.append('extra', new File([], ''))
  const again = await app.postForm('/f/jobs', posted)
  expect(again.status).toBe(422)
  const [, receipt = ''] = /type="hidden" name="cv" value="([^"]+)">✓ ann\.md/.exec(String(again.body)) ?? []
  const mended = new FormData()
  for (const [name, value] of Object.entries({ kith_key: key, email: 'ann@example.com', cv: receipt })) {
    mended.append(name, value)
  }
  expect((await app.postForm('/f/jobs', mended)).status).toBe(303)
  const [row] = await app.submissions({ key })
  expect(row?.values).toEqual({ email: 'ann@example.com', cv: ['ann.md'] })
  expect(await filesOf(row?.id ?? '')).toMatchObject([{ name: 'ann.md' }])

  const wrong = new FormData()
  wrong.append('email', 'ann@example.com')
  wrong.append('cv', new File(['x'], 'x.exe'))
  const refused = await app.postForm('/f/jobs', wrong)
  expect([refused.status, String(refused.body)]).toEqual([
    422,
    expect.stringContaining('This kind of file is not taken'),
  ])
})

test('the same page sent twice is one submission', async () => {
  const key = randomUUID()
  const post = async () => {
    const posted = new FormData()
    for (const [name, value] of Object.entries({ kith_key: key, email: 'ann@example.com' })) posted.append(name, value)
    posted.append('cv', new File(['# Ann'], 'ann.md'))
    await app.clock.advance('1m')
    return (await app.postForm('/f/jobs', posted)).status
  }
  expect([await post(), await post()]).toEqual([303, 303])
  expect(await app.submissions({ key })).toHaveLength(1)
})

test('what is not a form with files is refused as a page', async () => {
  const answer = await app.postForm('/f/jobs', new FormData(), { 'content-type': 'multipart/form-data' })
  expect(answer.status).toBe(422)
})

test('a form has its rate of files, and an address', async () => {
  const small = await startForms([], { settings: { forms: { filesPerForm: 3, filesPerAddress: 2 } } })
  await small.admin.call('forms.create', {
    name: 'Photos',
    publicId: 'photos',
    definition: { lang: 'en', steps: [{ fields: [{ name: 'photo', type: 'file', label: 'Photo', required: true }] }] },
  })
  const token = JSON.stringify(await challengeOf(small, {}, 'photos'))
  const statuses: number[] = []
  for (const ip of ['1.1.1.1', '1.1.1.1', '1.1.1.1', '2.2.2.2', '3.3.3.3']) {
    const posted = new FormData()
    posted.append('token', token)
    posted.append('photo', new File([png], 'x.png'))
    const { status, headers } = await small.postForm('/f/photos/file', posted, {}, ip)
    statuses.push(status)
    if (status === 429) expect(headers?.['retry-after']).toMatch(/^\d+$/)
  }
  expect(statuses).toEqual([200, 200, 429, 200, 429])
  await small.close()
})
