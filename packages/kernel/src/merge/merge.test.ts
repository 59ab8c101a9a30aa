import type { Actor } from '@kith/sdk'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { yard } from '../fixture/yard.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

interface Author {
  readonly id: string
  readonly name: string
  readonly born: number | null
  readonly mentor: string | null
}
interface Merged {
  readonly merge: string
  readonly moved: number
}
let count = 0
const unique = (name: string) => `${name} ${count++}`
const author = (values: object = {}) =>
  fixture.call<Author>('library.authors.create', { name: unique('Author'), ...values })
const book = (values: object) => fixture.call<{ id: string }>('library.create', { title: unique('Book'), ...values })
const get = <T = Record<string, unknown>>(path: string, id: string) => fixture.call<T>(`${path}.get`, { id })
const merge = (into: Author, from: readonly Author[], rest: object = {}) =>
  fixture.call<Merged>('kernel.merge', {
    entity: 'library.author',
    into: into.id,
    from: from.map(one => one.id),
    ...rest,
  })
const preview = (into: Author, from: readonly Author[]) =>
  fixture.call<{ fields: { field: string }[]; relations: unknown[] }>('kernel.mergePreview', {
    entity: 'library.author',
    into: into.id,
    from: from.map(one => one.id),
  })

describe('a merge', () => {
  test('is shown beforehand field by field, with what will move and what is unique', async () => {
    const [a, b] = [await author({ born: null }), await author({ born: 1922 })]
    await book({ author: b.id })
    expect(await preview(a, [b])).toEqual({
      fields: [
        {
          field: 'name',
          values: [
            { id: a.id, value: a.name },
            { id: b.id, value: b.name },
          ],
          proposed: a.id,
          open: true,
          unique: true,
        },
        {
          field: 'born',
          values: [
            { id: a.id, value: null },
            { id: b.id, value: 1922 },
          ],
          proposed: b.id,
          open: true,
          unique: false,
        },
      ],
      relations: [{ entity: 'library.book', field: 'author', count: 1, capped: false }],
    })
  })

  test('leaves one record with what was chosen, and everything that pointed at the other points at it', async () => {
    const [a, b] = [await author(), await author({ born: 1922 })]
    const written = await book({ author: b.id })
    const pupil = await author({ mentor: b.id })
    await fixture.call('library.authors.update', { id: a.id, set: { mentor: b.id } })
    const done = await merge(a, [b], { choose: { name: b.id }, reason: 'the same person' })
    expect(done).toMatchObject({ entity: 'library.author', id: a.id, moved: 3 })
    expect(await get('library.authors', a.id)).toMatchObject({ name: b.name, born: 1922, mentor: null })
    expect(await get('library', written.id)).toMatchObject({ author: a.id })
    expect(await get('library.authors', pupil.id)).toMatchObject({ mentor: a.id })
    const { rows } = await fixture.call<{ rows: object[] }>('library.history', { id: written.id })
    expect(rows[0]).toMatchObject({
      verb: 'relink',
      partOf: { entity: 'kernel.merge', id: done.merge },
      changes: { author: [b.id, a.id] },
    })
  })

  test('keeps old ids resolving, however often their record was merged on, and out of lists', async () => {
    const [a, b, c] = [await author(), await author(), await author()]
    await merge(b, [a])
    await merge(c, [b])
    expect(await get('library.authors', a.id)).toMatchObject({ id: c.id, mergedFrom: a.id, name: c.name })
    const { rows } = await fixture.call<{ rows: Author[] }>('library.authors.list', {
      where: { name: { in: [a.name, b.name, c.name] } },
    })
    expect(rows.map(row => row.id)).toEqual([c.id])
  })

  test('brings history, links and timeline along', async () => {
    const [a, b] = [await author(), await author()]
    await fixture.call('library.write', { author: b.name, title: unique('Linked') })
    const done = await merge(a, [b])
    const { rows } = await fixture.call<{ rows: { type: string; record: object; label?: string }[] }>(
      'kernel.timeline',
      { entity: 'library.author', id: a.id },
    )
    expect(rows.find(row => row.type === 'link')).toMatchObject({ record: { entity: 'library.book' } })
    expect(rows.find(row => row.type === 'record')?.record).toEqual({ entity: 'kernel.merge', id: done.merge })
    expect(rows.filter(row => row.type === 'change').map(row => row.record)).toContainEqual({
      entity: 'library.author',
      id: b.id,
    })
  })

  test('that cannot be is refused with a code, and changes nothing', async () => {
    const [a, b] = [await author(), await author()]
    const shelved = await book({})
    await expect(merge(a, [a])).rejects.toMatchObject({ code: 'KITH_MERGE', details: { why: 'itself' } })
    await expect(merge(a, [b, b])).rejects.toMatchObject({ code: 'KITH_MERGE', details: { why: 'itself' } })
    await expect(merge(a, [shelved as Author])).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(
      fixture.call('kernel.merge', { entity: 'kernel.user', into: a.id, from: [b.id] }),
    ).rejects.toMatchObject({ code: 'KITH_MERGE', details: { why: 'entity' } })
    await expect(fixture.call('kernel.merge', { entity: 'no.such', into: a.id, from: [b.id] })).rejects.toMatchObject({
      code: 'KITH_NOT_FOUND',
    })
    await expect(merge(a, [b], { choose: { name: shelved.id } })).rejects.toMatchObject({
      details: { problems: [{ path: 'choose.name', code: 'choice' }] },
    })
    expect(await get('library.authors', b.id)).toMatchObject({ id: b.id, version: 1 })
    // In a circle: who was merged is nobody to merge into.
    await merge(a, [b])
    await expect(merge(b, [a])).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })

  test('needs the permission, an update of the winner and a deletion of the others', async () => {
    const [a, b] = [await author(), await author()]
    const input = { entity: 'library.author', into: a.id, from: [b.id] }
    for (const as of [actor(['reader']), actor(['librarian'])]) {
      await expect(fixture.call('kernel.merge', input, { as })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    }
  })

  test('of two at once over the same records one wins, and nothing is lost', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await author(), await author()]
      const books = [await book({ author: a.id }), await book({ author: b.id })]
      const answers = await Promise.allSettled([merge(a, [b]), merge(b, [a])])
      expect(answers.map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
      const winner = answers[0]?.status === 'fulfilled' ? a : b
      for (const one of books) expect(await get('library', one.id)).toMatchObject({ author: winner.id })
    }
  })

  test('meets a record that begins to point at the loser meanwhile', async () => {
    const [a, b] = [await author(), await author()]
    const [, ...made] = await Promise.all([merge(a, [b]), ...[1, 2, 3].map(() => book({ author: b.id }))])
    for (const one of made) {
      const { author } = await get<{ author: string }>('library', one.id)
      const found = await get<Author>('library.authors', author)
      expect(found.id).toBe(a.id)
    }
  })
})

describe('undoing a merge', () => {
  test('keeps what was changed since, and lists it', async () => {
    const [a, b, other] = [await author(), await author({ born: 1922 }), await author()]
    const [moved, changed] = [await book({ author: b.id }), await book({ author: b.id })]
    const done = await merge(a, [b])
    await fixture.call('library.update', { id: changed.id, set: { author: other.id } })
    await fixture.call('library.authors.update', { id: a.id, set: { born: 1930 } })
    expect(await fixture.call('kernel.unmerge', { merge: done.merge })).toEqual({
      merge: done.merge,
      restored: [b.id],
      kept: [
        { entity: 'library.author', id: a.id, field: 'born' },
        { entity: 'library.book', id: changed.id, field: 'author' },
      ],
    })
    expect(await get('library', moved.id)).toMatchObject({ author: b.id })
    expect(await get('library', changed.id)).toMatchObject({ author: other.id })
    expect(await get('library.authors', a.id)).toMatchObject({ born: 1930 })
    expect(await get('library.authors', b.id)).toMatchObject({ id: b.id, born: 1922 })
  })

  test('is done once, and in the order of the merges', async () => {
    const [a, b, c] = [await author(), await author(), await author()]
    const [first, second] = [await merge(b, [a]), await merge(c, [b])]
    await expect(fixture.call('kernel.unmerge', { merge: first.merge })).rejects.toMatchObject({
      code: 'KITH_MERGE_OVER',
      details: { why: 'winner' },
    })
    await fixture.call('kernel.unmerge', { merge: second.merge })
    await expect(fixture.call('kernel.unmerge', { merge: second.merge })).rejects.toMatchObject({
      code: 'KITH_MERGE_OVER',
      details: { why: 'undone' },
    })
    await fixture.call('kernel.unmerge', { merge: first.merge })
    expect(await get('library.authors', a.id)).toMatchObject({ id: a.id, name: a.name })
  })

  test('right after it gives back every record, link and line of a timeline as it was', async () => {
    const values = fc.record({ born: fc.option(fc.integer({ min: 1800, max: 2000 })) })
    const shape = fc.record({
      authors: fc.array(values, { minLength: 3, maxLength: 4 }),
      mentors: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
      books: fc.array(fc.nat(3), { maxLength: 4 }),
      written: fc.array(fc.nat(3), { maxLength: 3 }),
      losers: fc.integer({ min: 1, max: 2 }),
      choose: fc.record({ name: fc.option(fc.nat(2)), born: fc.option(fc.nat(2)) }),
    })
    await fc.assert(
      fc.asyncProperty(shape, async made => {
        const authors: Author[] = []
        for (const one of made.authors) authors.push(await author(one))
        const at = (i: number) => authors[i % authors.length] as Author
        for (const [i, j] of made.mentors) {
          await fixture.call('library.authors.update', { id: at(i).id, set: { mentor: at(j).id } })
        }
        for (const i of made.books) await book({ author: at(i).id })
        for (const i of made.written) {
          await fixture.call('library.write', { author: at(i).name, title: unique('Written') })
        }
        const before = await everything(authors)
        const merging = authors.slice(0, 1 + made.losers)
        const choose = Object.fromEntries(
          Object.entries(made.choose).flatMap(([field, i]) =>
            i === null ? [] : [[field, (merging[i % merging.length] as Author).id]],
          ),
        )
        const done = await merge(at(0), merging.slice(1), { choose })
        const undone = await fixture.call<{ kept: unknown[] }>('kernel.unmerge', { merge: done.merge })
        expect(undone.kept).toEqual([])
        expect(await everything(authors)).toEqual(before)
      }),
      { numRuns: 12 },
    )
    expect(await fixture.app.checkTimeline()).toEqual({ missing: 0, orphaned: 0 })
  })
})

/** What is known of these authors and of what points at them, but for versions and who wrote last. */
async function everything(authors: readonly Author[]): Promise<unknown> {
  const ids = authors.map(one => one.id)
  const plain = ({ version, updatedAt, updatedBy, ...rest }: Record<string, unknown>) => rest
  const all = async (operation: string, where: object) =>
    (await fixture.call<{ rows: Record<string, unknown>[] }>(operation, { where, sort: ['createdAt'] })).rows.map(plain)
  const links = await Promise.all(
    ids.map(async id => {
      const { rows } = await fixture.call<{ rows: Record<string, unknown>[] }>('kernel.timeline', {
        entity: 'library.author',
        id,
        limit: 200,
      })
      return rows.filter(row => row.type === 'link').sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
    }),
  )
  return {
    authors: await all('library.authors.list', { id: { in: ids } }),
    books: await all('library.list', { author: { in: ids } }),
    links,
  }
}

test('who was shown a record sees what it became, and after undoing it the record again', async () => {
  const kith = await openFixture([yard])
  const make = async (path: string, values: object) => (await kith.call<{ id: string }>(`${path}.create`, values)).id
  const [a, b] = [await make('yard', { name: 'A' }), await make('yard', { name: 'B' })]
  const user = await make('kernel.users', { name: 'Ann', email: 'ann@example.com', roles: ['shared'] })
  const ann = (await kith.app.actorOf(user)) as Actor
  const seen = async () =>
    (await kith.call<{ rows: { id: string }[] }>('yard.list', {}, { as: ann })).rows.map(row => row.id)
  await kith.call('kernel.share', { entity: 'yard.item', id: b, user })
  expect(await seen()).toEqual([b])
  const { merge: id } = await kith.call<Merged>('kernel.merge', { entity: 'yard.item', into: a, from: [b] })
  expect(await seen()).toEqual([a])
  await kith.call('kernel.unmerge', { merge: id })
  expect(await seen()).toEqual([b])
  await kith.close()
})
