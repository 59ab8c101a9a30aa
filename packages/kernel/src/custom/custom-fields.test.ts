import type { Held, HistoryPage, Row } from '@kith/sdk'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../boot/create-app.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { type book, library } from '../fixture/library.ts'

type Book = Row<typeof book>

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture?.close())

const add = (definition: object) =>
  fixture.call<{ id: string }>('kernel.addField', { entity: 'library.book', ...definition })
const change = (id: string, set: object) => fixture.call('kernel.changeField', { id, set })
const create = (values: object) => fixture.call<Book>('library.create', { title: 'A book', ...values })
const titles = async (input: object) =>
  (await fixture.call<{ rows: Book[] }>('library.list', input)).rows.map(row => row.title)
const refusal = async (work: Promise<unknown>) =>
  (await work.then(
    () => ({}),
    error => error.details,
  )) as { problems?: { path: string; code: string }[]; code?: string }
const problemsOf = async (work: Promise<unknown>) =>
  (await refusal(work)).problems?.map(({ path, code }) => `${path} ${code}`)
const fieldOf = (name: string, app = fixture.app) =>
  app.manifests.flatMap(m => m.entities).find(e => e.name === 'library.book')?.fields[name]

describe('a field that an administrator adds', () => {
  let id: string
  beforeAll(async () => {
    await create({ title: 'Before' })
    ;({ id } = await add({
      key: 'tier',
      kind: 'choice',
      labels: { en: 'Tier', 'zh-CN': '等级' },
      options: [{ value: 'gold', labels: { en: 'Gold', 'zh-CN': '金' } }, { value: 'silver' }],
    }))
  })

  test('is written, read, changed and remembered in the bag', async () => {
    const made = await create({ title: 'Golden', custom: { tier: 'gold' } })
    expect(made.custom).toEqual({ tier: 'gold' })
    const changed = await fixture.call<Book>('library.update', { id: made.id, set: { custom: { tier: 'silver' } } })
    expect(changed).toMatchObject({ version: 2, title: 'Golden', custom: { tier: 'silver' } })
    expect(await fixture.call('library.get', { id: made.id })).toMatchObject({ custom: { tier: 'silver' } })
    const { rows } = await fixture.call<HistoryPage>('library.history', { id: made.id })
    expect(rows[0]?.changes).toEqual({ 'custom.tier': ['gold', 'silver'] })
    await fixture.call('library.delete', { id: made.id })
  })

  test('filters and sorts', async () => {
    await create({ title: 'Gold 1', custom: { tier: 'gold' } })
    await create({ title: 'Silver 1', custom: { tier: 'silver' } })
    expect(await titles({ where: { 'custom.tier': 'gold' } })).toEqual(['Gold 1'])
    expect(await titles({ where: { 'custom.tier': null } })).toEqual(['Before'])
    expect(await titles({ sort: ['-custom.tier'] })).toEqual(['Silver 1', 'Gold 1', 'Before'])
    expect(await fixture.call('library.count', { where: { 'custom.tier': { in: ['gold', 'silver'] } } })).toEqual({
      count: 2,
      capped: false,
    })
  })

  test('stands in the manifest and in the texts of both languages', () => {
    expect(fieldOf('custom.tier')).toMatchObject({ kind: 'choice', options: { values: ['gold', 'silver'] } })
    expect(fixture.app.locales.en).toMatchObject({ 'library.book.custom.tier': 'Tier' })
    expect(fixture.app.locales['zh-CN']).toMatchObject({ 'library.book.custom.tier.gold': '金' })
  })

  test('has its index built as long work, and says when it is ready', async () => {
    await fixture.app.idle()
    expect(fieldOf('custom.tier')?.options).toMatchObject({ ready: true })
    expect(await fixture.call('kernel.batches.list', { where: { kind: 'kernel.index' } })).toMatchObject({
      rows: [{ status: 'done', progress: 1, total: 1, result: { status: 'ready' } }],
    })
  })

  test('takes options, other names for them, and retires one that records keep', async () => {
    await change(id, {
      options: [{ value: 'gold', labels: { en: 'Golden' } }, { value: 'silver', active: false }, { value: 'bronze' }],
    })
    expect((await create({ custom: { tier: 'bronze' } })).custom).toEqual({ tier: 'bronze' })
    expect(await problemsOf(create({ custom: { tier: 'silver' } }))).toEqual(['custom.tier choice'])
    expect(await titles({ where: { 'custom.tier': 'silver' } })).toEqual(['Silver 1'])
    expect(fixture.app.locales.en?.['library.book.custom.tier.gold']).toBe('Golden')
    expect(await problemsOf(change(id, { options: [{ value: 'gold' }] }))).toEqual(['options field.option_gone'])
  })

  test('serves another process within a second, and one that starts later', async () => {
    const quiet = { info: () => {}, warn: () => {}, error: () => {} }
    const open = () => createApp({ database: fixture.url, log: quiet, config: { plugins: [library] } })
    const other = await open()
    other.start()
    try {
      expect(fieldOf('custom.tier', other)).toBeDefined()
      await add({ key: 'shelf', kind: 'integer' })
      await vi.waitFor(() => expect(fieldOf('custom.shelf', other)).toBeDefined(), { timeout: 20_000 })
      const made = await other.call(fixture.admin, 'library.create', { title: 'There', custom: { shelf: 7 } })
      expect(made).toMatchObject({ custom: { shelf: 7 } })
      expect(await titles({ where: { 'custom.shelf': { gt: 6 } } })).toEqual(['There'])
    } finally {
      await other.close()
    }
  })

  test('is retired with what it holds, and comes back with it', async () => {
    await change(id, { active: false })
    expect(await problemsOf(titles({ where: { 'custom.tier': 'gold' } }))).toEqual([
      'where.custom.tier condition.unknown_field',
    ])
    expect(await problemsOf(create({ custom: { tier: 'gold' } }))).toEqual(['custom.tier retired'])
    expect(fieldOf('custom.tier')).toBeUndefined()
    await change(id, { active: true })
    expect(await titles({ where: { 'custom.tier': 'gold' } })).toEqual(['Gold 1'])
  })

  test('is added and changed by who may customize, and deleted by nobody', async () => {
    const librarian = actor(['librarian'])
    const asked = { entity: 'library.book', key: 'mine', kind: 'text' }
    await expect(fixture.call('kernel.addField', asked, { as: librarian })).rejects.toMatchObject({
      code: 'KITH_DENIED',
      details: { needs: 'kernel.customize' },
    })
    await expect(fixture.call('kernel.customFields.delete', { id })).rejects.toMatchObject({
      code: 'KITH_REJECTED',
      details: { code: 'field.kept' },
    })
    await expect(fixture.call('kernel.customFields.create', { ...asked, key: 'any' })).rejects.toMatchObject({
      details: { code: 'field.key' },
    })
  })
})

describe('what is said of a field', () => {
  test('a default stands in records that were there before, and in those that are made without', async () => {
    const before = await create({ title: 'Older' })
    await add({ key: 'note', kind: 'text', default: "it's new" })
    expect(await fixture.call('library.get', { id: before.id })).toMatchObject({ custom: { note: "it's new" } })
    expect((await create({})).custom).toMatchObject({ note: "it's new" })
    expect(await titles({ where: { title: 'Older', 'custom.note': { contains: 'NEW' } } })).toEqual(['Older'])
  })

  test('unique is refused over values that are there twice, and enforced afterwards', async () => {
    const { id } = await add({ key: 'code', kind: 'text' })
    const one = await create({ custom: { code: 'A1' } })
    await create({ custom: { code: 'a1' } })
    expect(await problemsOf(change(id, { unique: true }))).toEqual(['unique field.duplicates'])
    await fixture.call('library.update', { id: one.id, set: { custom: { code: 'B2' } } })
    await change(id, { unique: true })
    await fixture.app.idle()
    expect(await problemsOf(create({ custom: { code: 'b2' } }))).toEqual(['custom.code unique'])
    await change(id, { unique: false })
    await fixture.app.idle()
    expect((await create({ custom: { code: 'b2' } })).custom).toMatchObject({ code: 'b2' })
  })

  test('required is asked only where its condition holds, of what the change touches', async () => {
    const { id } = await add({ key: 'reason', kind: 'text', required: true, when: { state: 'lost' } })
    const made = await create({ title: 'Kept' })
    const lose = (custom?: object) =>
      fixture.call<Book | Held>('library.update', {
        id: made.id,
        set: { state: 'lost', ...(custom ? { custom } : {}) },
      })
    expect(await problemsOf(lose())).toEqual(['custom.reason required'])
    expect(await lose({ reason: 'Rain' })).toMatchObject({ custom: { reason: 'Rain' } })
    expect(await problemsOf(create({ state: 'lost' }))).toEqual(['custom.reason required'])
    await fixture.call('library.update', { id: made.id, set: { pages: 3 } })
    await change(id, { active: false })
  })

  test('a ref points at records, answers their labels, and lets go of one that is deleted', async () => {
    const author = await fixture.call<{ id: string }>('library.authors.create', { name: 'Ada' })
    await add({ key: 'editor', kind: 'ref', settings: { entity: 'library.author', onDelete: 'detach' } })
    const made = await create({ title: 'Edited', custom: { editor: author.id } })
    const page = await fixture.call<{ labels: object }>('library.list', {
      where: { 'custom.editor': author.id },
      with: ['custom.editor'],
    })
    expect(page.labels).toEqual({ [author.id]: 'Ada' })
    await fixture.call('library.authors.delete', { id: author.id })
    expect(await fixture.call('library.get', { id: made.id })).toMatchObject({ custom: { editor: null } })
  })
})

describe('what cannot be', () => {
  const field = { key: 'bad', kind: 'text' }
  const cases: [string, object, string[]][] = [
    ['an entity that is not there', { ...field, entity: 'library.shelf' }, ['entity field.unknown_entity']],
    ['a kind that is not there', { ...field, kind: 'colour' }, ['kind field.unknown_kind']],
    ['a reserved word', { ...field, key: 'any' }, ['key field.key']],
    ['a name with a dot', { ...field, key: 'a.b' }, ['key field.key']],
    ['a name that is taken', { ...field, key: 'note' }, ['key unique']],
    ['a default of the wrong kind', { ...field, kind: 'integer', default: 'many' }, ['default type']],
    [
      'a default that is none of the options',
      { ...field, kind: 'choice', options: [{ value: 'a' }], default: 'b' },
      ['default choice'],
    ],
    ['a choice of nothing', { ...field, kind: 'choice' }, ['options type']],
    [
      'an option twice',
      { ...field, kind: 'choice', options: [{ value: 'a' }, { value: 'a' }] },
      ['options field.option_twice'],
    ],
    ['options of a text', { ...field, options: [{ value: 'a' }] }, ['options unknown']],
    ['a condition on itself', { ...field, when: { 'custom.bad': 'x' } }, ['when field.when_itself']],
    ['a condition on nothing', { ...field, when: {} }, ['when field.when_empty']],
    [
      'a condition on a field that is not there',
      { ...field, when: { colour: 'x' } },
      ['when.colour condition.unknown_field'],
    ],
    ['a unique default', { ...field, unique: true, default: 'x' }, ['default field.unique_default']],
    ['a unique document', { ...field, kind: 'json', unique: true }, ['unique field.not_unique']],
    ['a search for numbers', { ...field, kind: 'integer', search: true }, ['search field.not_searchable']],
    ['a ref to nothing', { ...field, kind: 'ref' }, ['settings.entity type']],
    [
      'a ref to what is not there',
      { ...field, kind: 'ref', settings: { entity: 'library.shelf' } },
      ['settings.entity field.unknown_entity'],
    ],
    ['a setting that its kind has not', { ...field, kind: 'date', settings: { max: 3 } }, ['settings.max unknown']],
  ]
  test.each(cases)('%s is a coded answer, and leaves nothing', async (_name, definition, problems) => {
    const before = await fixture.call('kernel.customFields.count', {})
    expect(await problemsOf(add(definition))).toEqual(problems)
    expect(await fixture.call('kernel.customFields.count', {})).toEqual(before)
  })

  test('a field that another waits for cannot be retired', async () => {
    const { id } = await add({ key: 'asked', kind: 'boolean' })
    await add({ key: 'answer', kind: 'text', when: { 'custom.asked': true } })
    expect(await problemsOf(change(id, { active: false }))).toEqual(['active field.in_use'])
  })

  test('a value that is none is refused by its path', async () => {
    expect(await problemsOf(create({ custom: { shelf: 'high', colour: 'red' } }))).toEqual([
      'custom.shelf type',
      'custom.colour unknown',
    ])
    expect(await problemsOf(create({ custom: 'gold' }))).toEqual(['custom type'])
  })
})
