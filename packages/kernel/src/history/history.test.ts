import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertTimeline } from '../change/compile-timeline.ts'
import { openDialect } from '../dialects/open.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

interface Page<T = Record<string, unknown>> {
  readonly rows: readonly T[]
  readonly next?: string
}
const create = (values: object) => fixture.call<{ id: string }>('library.create', values)
const update = (id: string, set: object) => fixture.call('library.update', { id, set })

async function everyPage(operation: string, input: object, as = fixture.admin): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let after: string | undefined
  do {
    const page: Page = await fixture.call(operation, { ...input, ...(after ? { after } : {}) }, { as })
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

describe('history', () => {
  test('is paged by cursor, latest first, each entry once', async () => {
    const { id } = await create({ title: 'Stoner' })
    for (let pages = 1; pages <= 9; pages++) await update(id, { pages })
    const rows = await everyPage('library.history', { id, limit: 3 })
    expect(rows.map(row => row.version)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(await fixture.call('library.history', { id, limit: 10 })).not.toHaveProperty('next')
  })

  test('of one field answers its changes alone', async () => {
    const { id } = await create({ title: 'Stoner' })
    await update(id, { pages: 1 })
    await update(id, { title: 'Augustus "pages":[', pages: 2 })
    await update(id, { title: 'Butcher’s Crossing' })
    const rows = await everyPage('library.history', { id, field: 'pages' })
    expect(rows.map(row => row.changes)).toEqual([{ pages: [1, 2] }, { pages: [null, 1] }])
  })

  test('a cursor that was made up, or belongs to something else, is refused', async () => {
    const { id } = await create({ title: 'Stoner' })
    const list = Buffer.from(JSON.stringify(['createdAt', 'a', 'b'])).toString('base64url')
    for (const after of ['x', '', list, Buffer.from('["history",1]').toString('base64url')]) {
      await expect(fixture.call('library.history', { id, after })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
    }
  })
})

test('a conflict says who changed which field last, and when', async () => {
  const { id } = await create({ title: 'Stoner' })
  await update(id, { pages: 1, rare: true })
  await update(id, { pages: 2 })
  const [last] = (await fixture.call<Page>('library.history', { id, field: 'pages' })).rows
  const stale = fixture.call('library.update', { id, version: 1, set: { pages: 3, title: 'Augustus' } })
  await expect(stale).rejects.toMatchObject({
    code: 'KITH_CONFLICT',
    details: { fields: ['pages'], current: { pages: 2 }, changed: { pages: { at: last?.at, by: 'token' } } },
  })
})

describe('timeline', () => {
  test('holds changes, links and the records that stand on it, in one order and page by page', async () => {
    await fixture.call('library.write', { author: 'Williams', title: 'Stoner' })
    const [book] = (await fixture.call<Page<{ id: string; author: string }>>('library.list')).rows
    if (!book) throw new Error('no book')
    await fixture.call('library.lend', { id: book.id, to: 'ann@example.com' })
    await fixture.app.idle()
    const rows = await everyPage('kernel.timeline', { entity: 'library.book', id: book.id, limit: 1 })
    expect(rows.map(row => row.type).sort()).toEqual(['change', 'change', 'link', 'record'])
    expect(rows.find(row => row.type === 'link')).toMatchObject({
      link: 'origin',
      direction: 'to',
      label: 'Williams',
      record: { entity: 'library.author', id: book.author },
    })
    expect(rows.find(row => row.type === 'record')).toMatchObject({
      record: { entity: 'kernel.mail' },
      label: 'Yours: Stoner',
    })
    const ats = rows.map(row => String(row.at))
    expect(ats).toEqual([...ats].sort().reverse())
    const [link] = (
      await fixture.call<Page>('kernel.timeline', { entity: 'library.author', id: book.author })
    ).rows.filter(row => row.type === 'link')
    expect(link).toMatchObject({ direction: 'from', record: { entity: 'library.book', id: book.id }, label: 'Stoner' })
  })

  test('shows what its reader may see, and is not there for who may not see the record', async () => {
    const as = actor(['reader'])
    await fixture.call('library.write', { author: 'Williams', title: 'Stoner' })
    const [book] = (await fixture.call<Page<{ id: string; author: string }>>('library.list')).rows
    if (!book) throw new Error('no book')
    await fixture.call('library.lend', { id: book.id, to: 'ann@example.com' })
    const seen = await everyPage('kernel.timeline', { entity: 'library.book', id: book.id }, as)
    // A mail is part of the book that it is about: no right of its own is needed.
    expect(seen.map(row => row.type).sort()).toEqual(['change', 'change', 'link', 'record'])
    await update(book.id, { rare: true })
    const ofAuthor = await everyPage('kernel.timeline', { entity: 'library.author', id: book.author }, as)
    expect(ofAuthor.map(row => row.type)).toEqual(['change'])
    await expect(
      fixture.call('kernel.timeline', { entity: 'library.book', id: book.id }, { as }),
    ).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(fixture.call('kernel.timeline', { entity: 'no.such', id: book.id })).rejects.toMatchObject({
      code: 'KITH_NOT_FOUND',
    })
  })

  test('a record leaves the timeline with its deletion and comes back with its restoration', async () => {
    const { id } = await create({ title: 'Stoner' })
    await fixture.call('library.lend', { id, to: 'ann@example.com' })
    const mails = async () =>
      (await everyPage('kernel.timeline', { entity: 'library.book', id })).filter(row => row.type === 'record').length
    const [mail] = (await fixture.call<Page<{ id: string }>>('kernel.mails.list')).rows
    expect(await mails()).toBe(1)
    await fixture.call('kernel.mails.delete', { id: mail?.id })
    expect(await mails()).toBe(0)
    await fixture.call('kernel.mails.restore', { id: mail?.id })
    expect(await mails()).toBe(1)
    await fixture.call('kernel.mails.update', { id: mail?.id, set: { record: null } })
    expect(await mails()).toBe(0)
  })
})

test('a timeline that was damaged is told and mended', async () => {
  const { id } = await create({ title: 'Stoner' })
  for (const to of ['ann@example.com', 'bo@example.com']) await fixture.call('library.lend', { id, to })
  await fixture.app.idle()
  expect(await fixture.app.checkTimeline()).toEqual({ missing: 0, orphaned: 0 })
  const folder = await mkdtemp(join(tmpdir(), 'kith-timeline-'))
  const file = join(folder, 'copy.sqlite')
  await fixture.app.backup(file)
  const dialect = await openDialect(file)
  const [row] = await dialect.all({ sql: 'select id from kernel_timeline', parameters: [] })
  await dialect.commit({
    steps: [
      { sql: 'delete from kernel_timeline where id = ?', parameters: [row?.id ?? null] },
      { sql: insertTimeline, parameters: [id, '2020-01-01T00:00:00.000Z', 'gone', 'kernel.mail'] },
    ],
  })
  await dialect.close()
  const damaged = await openFixture([library], { database: file })
  expect(await damaged.app.checkTimeline()).toEqual({ missing: 1, orphaned: 1 })
  expect(await damaged.app.checkTimeline({ repair: true })).toEqual({ missing: 1, orphaned: 1 })
  expect(await damaged.app.checkTimeline()).toEqual({ missing: 0, orphaned: 0 })
  await damaged.close()
  await rm(folder, { recursive: true })
})
