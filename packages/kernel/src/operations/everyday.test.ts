import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

interface Book {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly state: string
}

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const create = (values: Record<string, unknown>) => fixture.call<Book>('library.create', values)
const list = (input: unknown = {}) =>
  fixture.call<{ rows: Book[]; next?: string; previous?: string }>('library.list', input)

describe('everyday operations', () => {
  test('a record is created with its defaults and read back as it was answered', async () => {
    const made = await create({ title: '  Stoner ', pages: 288 })
    expect(made).toMatchObject({
      title: 'Stoner',
      pages: 288,
      state: 'shelf',
      lendings: 0,
      rare: false,
      tags: [],
      version: 1,
      createdBy: 'token',
    })
    expect(await fixture.call('library.get', { id: made.id })).toEqual(made)
  })

  test('an update changes what it names, makes a version and stands in the history', async () => {
    const made = await create({ title: 'Stoner' })
    const changed = await fixture.call<Book>('library.update', { id: made.id, set: { pages: 300 } })
    expect(changed).toMatchObject({ version: 2, title: 'Stoner', pages: 300 })
    expect(await fixture.call('library.get', { id: made.id })).toEqual(changed)
    expect(await fixture.call('library.history', { id: made.id })).toMatchObject({
      rows: [
        { version: 2, verb: 'update', changes: { pages: [null, 300] } },
        { version: 1, verb: 'create', changes: {} },
      ],
    })
  })

  test('an update that changes nothing makes no version', async () => {
    const made = await create({ title: 'Stoner' })
    expect(await fixture.call('library.update', { id: made.id, set: { title: 'Stoner' } })).toMatchObject({
      title: 'Stoner',
    })
    expect(await fixture.call('library.get', { id: made.id })).toMatchObject({ version: 1 })
  })

  test('a stale update goes through where nobody else changed its fields, and conflicts where somebody did', async () => {
    const made = await create({ title: 'Stoner' })
    await fixture.call('library.update', { id: made.id, version: 1, set: { pages: 300 } })
    expect(await fixture.call('library.update', { id: made.id, version: 1, set: { rare: true } })).toMatchObject({
      version: 3,
      pages: 300,
      rare: true,
    })
    await expect(fixture.call('library.update', { id: made.id, version: 1, set: { pages: 5 } })).rejects.toMatchObject({
      code: 'KITH_CONFLICT',
      details: { fields: ['pages'], current: { pages: 300 } },
    })
  })

  test('a deleted record is gone from lists and comes back when restored', async () => {
    const made = await create({ title: 'Stoner' })
    await fixture.call('library.delete', { id: made.id })
    expect((await list()).rows).toEqual([])
    await expect(fixture.call('library.get', { id: made.id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(fixture.call('library.delete', { id: made.id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    expect(await fixture.call('library.restore', { id: made.id })).toMatchObject({
      version: 3,
      title: 'Stoner',
      deletedAt: null,
    })
    expect(await fixture.call('library.get', { id: made.id })).toMatchObject({ version: 3, deletedAt: null })
  })

  test('a record that others point at is not deleted', async () => {
    const author = await fixture.call<{ id: string }>('library.authors.create', { name: 'Williams' })
    const made = await create({ title: 'Stoner', author: author.id })
    await expect(fixture.call('library.authors.delete', { id: author.id })).rejects.toMatchObject({
      code: 'KITH_RESTRICTED',
      details: { id: made.id, field: 'author' },
    })
    await fixture.call('library.delete', { id: made.id })
    await fixture.call('library.authors.delete', { id: author.id })
  })

  test('every wrong value is named with its place and code', async () => {
    await expect(create({ pages: 0, state: 'burnt', lendings: 4, colour: 'red', due: 'soon' })).rejects.toMatchObject({
      code: 'KITH_INVALID',
      details: {
        problems: [
          { path: 'title', code: 'required' },
          { path: 'state', code: 'choice' },
          { path: 'pages', code: 'too_short' },
          { path: 'lendings', code: 'derived' },
          { path: 'due', code: 'format' },
          { path: 'colour', code: 'unknown' },
        ],
      },
    })
    await expect(create({ title: 'a\u0000b' })).rejects.toMatchObject({
      details: { problems: [{ path: 'title', code: 'characters' }] },
    })
    await expect(create({ title: '\ud800' })).rejects.toMatchObject({
      details: { problems: [{ path: 'title', code: 'characters' }] },
    })
    await expect(create({ title: { $: 'actor.id' } })).rejects.toMatchObject({
      details: { problems: [{ path: 'title', code: 'type' }] },
    })
  })

  test('a unique value is refused by name', async () => {
    await fixture.call('library.authors.create', { name: 'Ann' })
    await expect(fixture.call('library.authors.create', { name: 'ANN' })).rejects.toMatchObject({
      details: { problems: [{ path: 'name', code: 'unique' }] },
    })
  })

  test('pages follow each other without a gap, over equal and empty values, both ways', async () => {
    for (let i = 0; i < 11; i++) await create({ title: `Book ${i}`, ...(i % 3 === 0 ? {} : { pages: (i % 2) + 1 }) })
    for (const sort of [
      ['pages'],
      ['-pages'],
      ['pages', '-title'],
      ['-pages', 'title'],
      ['-createdAt'],
      ['id'],
      ['pages', '-id'],
      [],
    ]) {
      const whole = (await list({ sort, limit: 200 })).rows.map(row => row.id)
      const paged: string[] = []
      let after: string | undefined
      do {
        const page = await list({ sort, limit: 3, ...(after ? { after } : {}) })
        paged.push(...page.rows.map(row => row.id))
        after = page.next
      } while (after)
      expect(paged).toEqual(whole)
      expect(whole).toHaveLength(11)
    }
  })

  describe('pages are read from both ends and from any value', () => {
    const sorts = [['pages'], ['-pages'], ['pages', '-title'], ['-title'], ['title'], ['-createdAt'], ['-id']] as const
    const fill = async () => {
      for (let i = 0; i < 13; i++)
        await create({ title: `${'ÄbCd'[i % 4]} ${i}`, ...(i % 3 === 0 ? {} : { pages: (i % 4) + 1 }) })
    }
    const idsOf = (page: Awaited<ReturnType<typeof list>>) => page.rows.map(row => row.id)

    test('backward from the end it is the same list, and from each page back to the one before', async () => {
      await fill()
      for (const sort of sorts) {
        const whole = idsOf(await list({ sort, limit: 200 }))
        for (const limit of [1, 4, 13, 50]) {
          let page = await list({ sort, limit, end: true })
          expect(page.next).toBeUndefined()
          let back = idsOf(page)
          while (page.previous) {
            const before = await list({ sort, limit, before: page.previous })
            expect(idsOf(await list({ sort, limit, after: before.next }))).toEqual(idsOf(page))
            back = [...idsOf(before), ...back]
            page = before
          }
          expect(back).toEqual(whole)
          const first = await list({ sort, limit })
          expect(first.previous).toBeUndefined()
          if (first.next) {
            const second = await list({ sort, limit, after: first.next })
            expect(idsOf(await list({ sort, limit, before: second.previous }))).toEqual(idsOf(first))
          }
        }
      }
    })

    test.each([
      [['title'], 'b', 'b 1'],
      [['title'], 'C', 'C 10'],
      [['-title'], 'c', 'b 9'],
      [['-title'], 'zz', 'd 7'],
      [['pages'], 3, 'C 10'],
      [['-pages'], '3', 'C 10'],
    ] as const)('sorted by %j, at %j the page begins with %s', async (sort, at, title) => {
      await fill()
      const whole = (await list({ sort: [...sort, 'title'], limit: 200 })).rows.map(row => row.title)
      const page = await list({ sort: [...sort, 'title'], limit: 3, at })
      const place = whole.indexOf(page.rows[0]?.title as string)
      expect(page.rows.map(row => row.title)).toEqual(whole.slice(place, place + 3))
      expect(page.rows[0]?.title).toBe(title)
      const before = page.previous && (await list({ sort: [...sort, 'title'], limit: 200, before: page.previous }))
      expect(before ? before.rows.map(row => row.title) : []).toEqual(whole.slice(0, place))
    })

    test('at a value behind all of them it is the last page', async () => {
      await fill()
      expect(idsOf(await list({ sort: ['pages'], limit: 3, at: 99 }))).toEqual(
        idsOf(await list({ sort: ['pages'], limit: 3, end: true })),
      )
      expect(await list({ where: { title: 'none' }, at: 'x', sort: ['title'] })).toEqual({ rows: [] })
    })

    test('two places at once, and a value that the field cannot have, are refused', async () => {
      await create({ title: 'A' })
      const { rows } = await list({})
      expect(rows).toHaveLength(1)
      await expect(list({ end: true, at: 'x', sort: ['title'] })).rejects.toMatchObject({
        details: { problems: [{ path: 'at', code: 'place' }] },
      })
      await expect(list({ sort: ['pages'], at: 'many' })).rejects.toMatchObject({
        details: { problems: [{ path: 'at', code: 'at' }] },
      })
    })
  })

  test('a cursor that was made up, or made under another sort, is refused', async () => {
    await create({ title: 'A' })
    await create({ title: 'B' })
    const { next } = await list({ limit: 1 })
    await expect(list({ sort: ['title'], after: next })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
    await expect(list({ after: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
  })

  test('conditions select, and a wrong one is named', async () => {
    await create({ title: 'Äpfel', pages: 100 })
    await create({ title: '苹果树', rare: true })
    expect((await list({ where: { title: 'ÄPFEL' } })).rows).toHaveLength(1)
    expect((await list({ where: { title: { contains: '果' }, rare: true } })).rows).toHaveLength(1)
    expect((await list({ where: { any: [{ pages: { gte: 100 } }, { rare: true }] } })).rows).toHaveLength(2)
    await expect(list({ where: { titel: 'x' } })).rejects.toMatchObject({
      code: 'KITH_INVALID',
      details: { problems: [{ code: 'condition.unknown_field' }] },
    })
    await expect(list({ where: { tags: 'x' } })).rejects.toMatchObject({ code: 'KITH_INVALID' })
    await expect(list({ limit: 1000 })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  })

  test('labels of visible refs come beside the rows', async () => {
    const author = await fixture.call<{ id: string }>('library.authors.create', { name: 'Williams' })
    await create({ title: 'Stoner', author: author.id })
    expect(await list({ with: ['author'] })).toMatchObject({ labels: { [author.id]: 'Williams' } })
  })

  test('counts are exact', async () => {
    for (let i = 0; i < 5; i++) await create({ title: `Book ${i}`, rare: i > 2 })
    expect(await fixture.call('library.count', { where: { rare: true } })).toEqual({ count: 2, capped: false })
  })
})

describe('rights', () => {
  test('nobody may do what no policy allows, and no row leaks that a policy hides', async () => {
    const open = await create({ title: 'Open' })
    const rare = await create({ title: 'Rare', rare: true })
    const reader = actor(['reader'])
    const nobody = actor([])
    const as = { as: reader }
    expect((await fixture.call<{ rows: Book[] }>('library.list', {}, as)).rows.map(r => r.title)).toEqual(['Open'])
    expect(await fixture.call('library.count', {}, as)).toEqual({ count: 1, capped: false })
    await expect(fixture.call('library.get', { id: rare.id }, as)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(fixture.call('library.history', { id: rare.id }, as)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(fixture.call('library.update', { id: rare.id, set: { title: 'x' } }, as)).rejects.toMatchObject({
      code: 'KITH_NOT_FOUND',
    })
    await expect(fixture.call('library.update', { id: open.id, set: { title: 'x' } }, as)).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    await expect(fixture.call('library.list', {}, { as: nobody })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await expect(fixture.call('library.lend', { id: open.id, to: 'a@b.cd' }, as)).rejects.toMatchObject({
      code: 'KITH_DENIED',
      details: { needs: 'library.lend' },
    })
  })

  test('the policy holds for the row as it was and as it becomes', async () => {
    const librarian = actor(['librarian'])
    await fixture.call('kernel.users.create', { name: 'Lib', email: 'lib@example.com' })
    const as = { as: librarian }
    const made = await fixture.call<Book>('library.create', { title: 'Mine', owner: librarian.id }, as)
    await expect(fixture.call('library.create', { title: 'Nobody’s' }, as)).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    await expect(fixture.call('library.update', { id: made.id, set: { owner: null } }, as)).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    expect(await fixture.call('library.update', { id: made.id, set: { pages: 7 } }, as)).toMatchObject({
      pages: 7,
      version: 2,
    })
    expect((await list()).rows).toHaveLength(1)
  })

  test('an operation that is internal is not there for callers', async () => {
    await expect(fixture.call('library.secret')).rejects.toMatchObject({ code: 'KITH_OPERATION' })
    await expect(fixture.call('library.constructor')).rejects.toMatchObject({ code: 'KITH_OPERATION' })
    await expect(fixture.call('nothing.list')).rejects.toMatchObject({ code: 'KITH_OPERATION' })
  })
})
