import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, startKith } from './process.ts'
import { post, visitor } from './visitor.ts'

let kith: Kith
beforeAll(async () => {
  kith = await startKith()
})
afterAll(() => kith?.stop())

test('the first start prints a link, and says where it serves on a line of its own', () => {
  expect(kith.printed).toMatch(/http:\/\/\S+\/open\/\S+/)
  expect(kith.printed).toMatch(new RegExp(`^ready ${kith.url}$`, 'm'))
})

test('/trpc takes the token of the data folder, which nobody else may read, and nothing less', async () => {
  const list = (headers: Record<string, string>) =>
    fetch(`${kith.url}/trpc/leads.list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    })
  expect((await list({})).status).toBe(401)
  expect((await list({ authorization: 'Bearer guessed' })).status).toBe(401)
  const known = await list({ authorization: `Bearer ${kith.token}` })
  expect(known.status).toBe(200)
  expect(await known.json()).toMatchObject({ result: { data: { rows: expect.any(Array) } } })
  expect((await stat(join(kith.data, 'token'))).mode & 0o777).toBe(0o600)
})

test('`kith list leads` prints every matching lead as an array of rows', async () => {
  const answers = await Promise.all(['Ann', '张伟', 'O’Brien "x"'].map(name => post(kith.url, visitor({ name }))))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const [row] = (await kith.client.leads.list.query({ where: { name: 'Ann' } })).rows
  await kith.client.leads.disqualify.mutate({ id: String(row?.id), reason: 'a test' })
  const printed = await kith.run(
    'list',
    'leads',
    '--where',
    '{"status":"new","submission":{"empty":false}}',
    '--all',
    '--json',
  )
  const rows = JSON.parse(printed) as { name: string; status: string; submission: string }[]
  expect(rows.map(({ name }) => name).sort()).toEqual(['O’Brien "x"', '张伟'].sort())
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['new']))
  expect(rows.map(({ submission }) => submission).sort()).toEqual([answers[1]?.json.id, answers[2]?.json.id].sort())
})

test('the demo has three salespeople with regions', async () => {
  const { rows } = await kith.client.kernel.users.list.query({})
  const sales = rows.filter(({ roles }) => roles?.includes('sales'))
  expect(sales).toHaveLength(3)
  expect(new Set(sales.map(({ region }) => region)).size).toBe(3)
})

test('a form’s definition names its fields, options and conditions, and is asked for once', async () => {
  const address = `${kith.url}/f/contact-us.json`
  const answer = await fetch(address)
  const definition = (await answer.json()) as { steps: { fields: Record<string, unknown>[] }[] }
  const fields = definition.steps.flatMap(step => step.fields)
  for (const field of fields) {
    expect(field).toMatchObject({
      name: expect.any(String),
      type: expect.any(String),
      label: expect.any(String),
      required: expect.any(Boolean),
    })
  }
  expect(fields.find(({ name }) => name === 'size')).toMatchObject({
    type: 'select',
    when: { kind: 'company' },
    options: expect.arrayContaining([{ value: '1-10', label: expect.any(String) }]),
  })
  expect(answer.headers.get('cache-control')).toContain('public')
  const again = await fetch(address, { headers: { 'if-none-match': String(answer.headers.get('etag')) } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the hosted page, the script and the health answer without a token', async () => {
  const [page, script, health] = await Promise.all(
    ['/f/contact-us', '/w/1/kith-form.js', '/healthz'].map(path => fetch(kith.url + path)),
  )
  expect([page?.status, page?.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  expect([script?.status, script?.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')])
  const [, part = ''] = /import\(.\.\/(kith-form-[^`"')]+)/.exec((await script?.text()) ?? '') ?? []
  const later = await fetch(`${kith.url}/w/1/${part}`)
  expect([later.status, later.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')])
  expect([health?.status, await health?.json()]).toEqual([200, { status: 'ok' }])
})

test('a second server on the same data folder is refused by name', async () => {
  await expect(startKith({ data: kith.data })).rejects.toThrow('KITH_RUNNING')
})
