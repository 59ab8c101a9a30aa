import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const site = { origin: 'http://localhost:8080', host: 'crm.example.com' }
const tell = (body: unknown, headers: Record<string, string> = site, ip = '203.0.113.7') =>
  app.post('/f/contact-us/count', typeof body === 'string' ? body : JSON.stringify(body), headers, ip)
const formId = async () => (await app.admin.call<{ rows: { id: string }[] }>('forms.list')).rows[0]?.id ?? ''
const funnel = async () => app.admin.call('forms.funnel', { id: await formId() })
const tallies = async () => (await app.admin.call<{ rows: unknown[] }>('forms.tallies.list')).rows

test('what happened is counted by day and website, and shown as a funnel', async () => {
  await tell({ view: 1, start: 1, 'error:email': 2, submit: 1, success: 1 })
  await tell({ view: 1, start: 1, 'error:email': 1, 'error:name': 1 })
  await tell({ view: 1 }, { origin: 'http://crm.example.com', host: 'crm.example.com' })
  expect(await funnel()).toEqual({
    from: '2025-12-07',
    to: '2026-01-05',
    stages: [
      { event: 'view', count: 3 },
      { event: 'start', count: 2 },
      { event: 'submit', count: 1 },
      { event: 'success', count: 1 },
    ],
    errors: [
      { field: 'email', count: 3 },
      { field: 'name', count: 1 },
    ],
    days: [{ day: '2026-01-05', views: 3, successes: 1 }],
    sites: [
      { site: 'http://localhost:8080', views: 2, successes: 1, last: '2026-01-05' },
      { site: '-', views: 1, successes: 0, last: '2026-01-05' },
    ],
  })
})

test('many at once are all counted', async () => {
  await Promise.all(Array.from({ length: 30 }, () => tell({ view: 1, start: 1 })))
  expect(await funnel()).toMatchObject({ stages: [{ count: 30 }, { count: 30 }, {}, {}] })
  expect(await tallies()).toHaveLength(2)
})

test.each([
  ['no JSON', '{'],
  ['a list', '[1]'],
  ['what cannot have happened', { 'error:nobody': 1, 'step:9': 1, drop: 1, __proto__: 1 }],
  ['no counts', { view: 0, start: -1, submit: 1.5, success: '1' }],
])('%s leaves nothing, and is answered all the same', async (_what, body) => {
  expect((await tell(body)).status).toBe(204)
  expect(await tallies()).toEqual([])
})

test('one visit counts each thing 20 times at most', async () => {
  await tell({ view: 1_000_000 })
  expect(await funnel()).toMatchObject({ stages: [{ count: 20 }, {}, {}, {}] })
})

test('a website that the form is not for, a form that is not counted and one that is not there leave nothing', async () => {
  await tell({ view: 1 }, { origin: 'https://elsewhere.example', host: 'crm.example.com' })
  expect((await app.post('/f/nothing/count', '{"view":1}', site)).status).toBe(204)
  const { definition } = await app.admin.call<{ definition: object }>('forms.get', { id: await formId() })
  await app.admin.call('forms.update', { id: await formId(), set: { definition: { ...definition, counted: false } } })
  await tell({ view: 1 })
  expect(await tallies()).toEqual([])
})

test('who tells too much is not counted on', async () => {
  for (let i = 0; i < 150; i++) await tell({ view: 1 })
  expect(await funnel()).toMatchObject({ stages: [{ count: 120 }, {}, {}, {}] })
})

test('websites beyond fifty in a day are one', async () => {
  await app.admin.call('forms.update', { id: await formId(), set: { origins: ['*'] } })
  for (let i = 0; i < 53; i++) await tell({ view: 1 }, { origin: `https://s${i}.example`, host: 'crm.example.com' })
  const { sites } = (await funnel()) as { sites: { site: string; views: number }[] }
  expect(sites).toHaveLength(51)
  expect(sites[0]).toMatchObject({ site: '-', views: 3 })
})
