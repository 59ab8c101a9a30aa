import { defineContract, definePlugin, policy, type Row, type SearchPage } from '@kith/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { book, library } from '../fixture/library.ts'

const clerk = actor(['clerk'], '00000000-0000-7000-8000-00000000000c')
const clerks = definePlugin({
  contract: defineContract({ name: 'clerks', version: '0.1.0' }),
  handlers: {},
  policies: [
    policy(book, [{ id: 'clerks.titles', roles: ['clerk'], verbs: ['read', 'update'], fields: ['title', 'pages'] }]),
  ],
})
const everything = definePlugin({
  contract: defineContract({ name: 'everything', version: '0.1.0' }),
  handlers: {},
  policies: [policy(book, [{ id: 'everything.all', roles: ['all'], verbs: ['read', 'update'] }])],
})

let fixture: Fixture
let id: string
beforeAll(async () => {
  fixture = await openFixture([library, clerks, everything])
  await fixture.call('kernel.addField', { entity: book.name, key: 'secret', kind: 'text', search: true })
  ;({ id } = await fixture.call<Row<typeof book>>('library.create', { title: 'Dune', custom: { secret: 'melange' } }))
})
afterAll(() => fixture?.close())

test('a custom field that no rule names is not read, asked about or written', async () => {
  const as = clerk
  expect(await fixture.call('library.get', { id }, { as })).not.toHaveProperty('custom')
  for (const input of [{ where: { 'custom.secret': 'melange' } }, { sort: ['custom.secret'] }]) {
    await expect(fixture.call('library.list', input, { as })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  }
  await expect(
    fixture.call('library.update', { id, set: { custom: { secret: 'spice' } } }, { as }),
  ).rejects.toMatchObject({ details: { problems: [{ path: 'custom.secret', code: 'unknown' }] } })
  const updated = await fixture.call('library.update', { id, set: { pages: 500 } }, { as })
  expect(updated).toMatchObject({ pages: 500 })
  expect(updated).not.toHaveProperty('custom')
})

test('its history is for who may read it', async () => {
  await fixture.call('library.update', { id, set: { custom: { secret: 'spice melange' } } })
  expect(JSON.stringify(await fixture.call('library.history', { id }, { as: clerk }))).not.toContain('melange')
  expect(JSON.stringify(await fixture.call('library.history', { id }))).toContain('spice melange')
})

test('who may read and write all fields may those that come later', async () => {
  const as = actor(['all'])
  const set = { custom: { secret: 'sand and melange' } }
  expect(await fixture.call('library.update', { id, set }, { as })).toMatchObject(set)
  expect(
    await fixture.call('library.list', { where: { 'custom.secret': { contains: 'SAND' } } }, { as }),
  ).toMatchObject({
    rows: [{ id, custom: { secret: 'sand and melange' } }],
  })
})

test('the search finds by it, and only for who may read it', async () => {
  const search = (as?: typeof clerk) => fixture.call<SearchPage>('kernel.search', { text: 'melange' }, as ? { as } : {})
  expect((await search()).hits).toMatchObject([{ entity: book.name, id, field: 'custom.secret' }])
  expect((await search(clerk)).hits).toEqual([])
})
