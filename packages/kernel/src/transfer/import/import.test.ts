import { text as textOf } from 'node:stream/consumers'
import type { Actor, batch as batchEntity, importFile, Row } from '@kith/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../../fixture/app.ts'

const open: Fixture[] = []
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

async function fixture(): Promise<Fixture> {
  const made = await openFixture()
  open.push(made)
  return made
}

type File = Row<typeof importFile>
type Batch = Row<typeof batchEntity>

async function upload({ app, admin }: Fixture, content: string | Buffer, name = 'books.csv', as: Actor = admin) {
  const body = (async function* () {
    yield Buffer.from(content)
  })()
  return (await app.receiveFile(as, { name, body })) as File
}

interface Started {
  readonly id: string
  readonly batch: string
}

interface Ran extends Started {
  readonly work: Batch
}

async function run(kith: Fixture, input: Record<string, unknown>, as: Actor = kith.admin): Promise<Ran> {
  const started = await kith.call<Started>('kernel.startImport', input, { as })
  await kith.app.idle()
  return { ...started, work: await kith.call<Batch>('kernel.batches.get', { id: started.batch }) }
}

const books = async (kith: Fixture, where = {}) =>
  (await kith.call<{ rows: Record<string, unknown>[] }>('library.list', { where, limit: 200, sort: ['title'] })).rows

const problemsOf = async (kith: Fixture, id: string) =>
  (
    await kith.call<{ problems: { row: number; problems: { path: string; code: string; column?: string }[] }[] }>(
      'kernel.importProblems',
      { id },
    )
  ).problems.map(
    ({ row, problems }) => `${row} ${problems.map(p => `${p.column ?? ''}/${p.path}/${p.code}`).join(' ')}`,
  )

const titles = { entity: 'library.book', columns: [{ from: 'Title', to: 'title' }] }

describe('an import', () => {
  test('writes the rows of a file, values in the forms of their fields, through the taps', async () => {
    const kith = await fixture()
    const file = await upload(
      kith,
      'Title,Pages,Rare,Due,State\n  One ,"1,234",yes,2026-11-20 08:00,Shelf\nTwo,12,no,20/11/2026,LENT\n',
    )
    const columns = ['title', 'pages', 'rare', 'due', 'state'].map((to, from) => ({ from, to }))
    const { work } = await run(kith, { files: [{ file: file.id, entity: 'library.book', columns }] })
    expect(work).toMatchObject({
      status: 'done',
      progress: 2,
      total: 2,
      result: { created: 2, updated: 0, skipped: 0, rejected: 0 },
    })
    expect(await books(kith)).toMatchObject([
      { title: 'One', pages: 1234, rare: true, due: '2026-11-20T08:00:00.000Z', state: 'shelf' },
      { title: 'Two', pages: 12, rare: false, due: '2026-11-20T00:00:00.000Z', state: 'lent' },
    ])
  })

  test('a row that cannot be written is kept with its reasons, the others are written', async () => {
    const kith = await fixture()
    const file = await upload(
      kith,
      'Title,Pages\nOne,1\n,2\nThree,many\nforbidden,4\n"=dubious",5\ndubious,6\nSeven,0\nEight,8\n',
    )
    const columns = [
      { from: 'Title', to: 'title' },
      { from: 'Pages', to: 'pages' },
    ]
    const { id, work } = await run(kith, { files: [{ file: file.id, entity: 'library.book', columns }] })
    expect(work).toMatchObject({ status: 'done', progress: 8, result: { created: 3, rejected: 5 } })
    expect((await books(kith)).map(row => row.title)).toEqual(['=dubious', 'Eight', 'One'])
    expect(await problemsOf(kith, id)).toEqual(
      [
        '3 Title/title/required',
        '4 Pages/pages/type',
        '5 Title/title/library.forbidden',
        '7 /KITH_HELD_PUBLIC',
        '8 Pages/pages/too_short',
      ].map(line => line.replace('7 /KITH', '7 //KITH')),
    )
    const { problems } = await kith.call<{ problems: { problems: { value?: string }[] }[] }>('kernel.importProblems', {
      id,
    })
    expect(problems.map(row => row.problems[0]?.value)).toEqual(['', 'many', 'forbidden', undefined, '0'])
    const rejected = await textOf((await kith.app.downloadRejected(kith.admin, id)).body)
    expect(rejected.split('\r\n').map(line => line.replace(/: .*? \[/, ' ['))).toEqual([
      'Title,Pages,Kith file,Kith row,Kith problem',
      ',2,books.csv,3,Title [required]',
      'Three,many,books.csv,4,"Pages [type]"',
      'forbidden,4,books.csv,5,Title [library.forbidden]',
      expect.stringContaining('dubious,6,books.csv,7,'),
      'Seven,0,books.csv,8,Pages [too_short]',
      '',
    ])
  })

  test('a dry run finds the same and writes nothing', async () => {
    const kith = await fixture()
    const file = await upload(kith, 'No,Title\n1,One\n2,\n3,forbidden\n4,Four\n')
    const columns = [{ from: 'No', to: 'externalId' }, ...titles.columns]
    const { id, work } = await run(kith, { dryRun: true, files: [{ ...titles, columns, file: file.id }] })
    expect(work).toMatchObject({ status: 'done', result: { created: 2, rejected: 2 } })
    expect(await problemsOf(kith, id)).toEqual(['3 Title/title/required', '4 Title/title/library.forbidden'])
    expect(await books(kith)).toEqual([])
    const again = await run(kith, { files: [{ ...titles, columns, file: file.id }] })
    expect(again.work).toMatchObject({ result: { created: 2, rejected: 2 } })
  })

  test('a dry run finds what only one record may have twice, in the database and in the file', async () => {
    const kith = await fixture()
    await kith.call('library.authors.create', { name: 'Ann' })
    const names = Array.from({ length: 250 }, (_, i) => `Author ${i}`)
    const file = await upload(kith, `Name\nBo\nAnn\n${names.join('\n')}\nBo\n`)
    const files = [{ file: file.id, entity: 'library.author', columns: [{ from: 'Name', to: 'name' }] }]
    for (const dryRun of [true, false]) {
      const { id, work } = await run(kith, { dryRun, files })
      expect(work).toMatchObject({ result: { created: 251, rejected: 2 } })
      expect(await problemsOf(kith, id)).toEqual(['3 Name/name/unique', '254 Name/name/unique'])
    }
  })

  test('creates, updates or skips by what a row matches', async () => {
    const kith = await fixture()
    await kith.call('library.create', { title: 'One', pages: 1 })
    const file = await upload(kith, 'Title,Pages\nONE,10\nTwo,20\ntwo,21\n')
    const mapping = {
      ...titles,
      columns: [...titles.columns, { from: 'Pages', to: 'pages' }],
      match: 'title',
      file: file.id,
    }
    const skipped = await run(kith, { files: [{ ...mapping, onMatch: 'skip', onNew: 'skip' }] })
    expect(skipped.work).toMatchObject({ result: { created: 0, updated: 0, skipped: 3 } })
    const updated = await run(kith, { files: [{ ...mapping, onNew: 'skip' }] })
    expect(updated.work).toMatchObject({ result: { created: 0, updated: 1, skipped: 2 } })
    const both = await run(kith, { files: [mapping] })
    expect(both.work).toMatchObject({ result: { created: 1, updated: 2, skipped: 0 } })
    expect((await books(kith)).map(row => [row.title, row.pages])).toEqual([
      ['ONE', 10],
      ['two', 21],
    ])
  })

  test('several files in any order refer to each other by the ids of their source, also backwards', async () => {
    const kith = await fixture()
    const shelf = await upload(kith, 'BookID,Title,AuthorID\nB1,One,A1\nB2,Two,A2\nB3,Three,A9\n')
    const people = await upload(kith, 'AuthorID,Name\nA1,Ann\nA2,Bo\n', 'authors.csv')
    const files = [
      {
        file: shelf.id,
        entity: 'library.book',
        columns: [
          { from: 'BookID', to: 'externalId' },
          { from: 'Title', to: 'title' },
          { from: 'AuthorID', to: 'author' },
        ],
      },
      {
        file: people.id,
        entity: 'library.author',
        columns: [
          { from: 'AuthorID', to: 'externalId' },
          { from: 'Name', to: 'name' },
        ],
      },
    ]
    for (const dryRun of [true, false]) {
      const { id, work } = await run(kith, { source: 'old', dryRun, files })
      expect(work).toMatchObject({ status: 'done', result: { created: 5, rejected: 0 } })
      expect(await problemsOf(kith, id)).toEqual(['4 AuthorID/author/ref.unknown'])
    }
    const found = await kith.call<{ rows: { author: string | null }[]; labels: Record<string, string> }>(
      'library.list',
      {
        with: ['author'],
        sort: ['title'],
      },
    )
    expect(found.rows.map(row => row.author && found.labels[row.author])).toEqual(['Ann', null, 'Bo'])
    const again = await run(kith, { source: 'old', files })
    expect(again.work).toMatchObject({ result: { created: 0, updated: 5 } })
  })

  test('people are known by their address, whoever imports', async () => {
    const kith = await fixture()
    const { id } = await kith.call<{ id: string }>('kernel.users.create', { name: 'Mei', email: 'mei@example.com' })
    const file = await upload(kith, 'Title,Owner\nOne,MEI@example.com\nTwo,nobody@example.com\n')
    const columns = [...titles.columns, { from: 'Owner', to: 'owner' }]
    const ran = await run(kith, { files: [{ ...titles, columns, file: file.id }] })
    expect(await books(kith)).toMatchObject([{ title: 'One', owner: id }])
    expect(await problemsOf(kith, ran.id)).toEqual(['3 Owner/owner/ref.unknown'])
  })

  test('is written as who asked, by his rights', async () => {
    const kith = await fixture()
    const { id } = await kith.call<{ id: string }>('kernel.users.create', {
      name: 'Mei',
      email: 'mei@example.com',
      roles: ['librarian'],
    })
    const mei = actor(['librarian'], id)
    await expect(upload(kith, 'Title\nOne\n', 'books.csv', mei)).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await expect(kith.call('kernel.startImport', { files: [] }, { as: mei })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
  })

  test('a mapping that does not fit is refused, naming each place', async () => {
    const kith = await fixture()
    const file = await upload(kith, 'Title\nOne\n')
    const columns = [
      { from: 'Titel', to: 'title' },
      { from: 0, to: 'titel' },
      { from: 'Title', to: 'lendings' },
    ]
    const asked = { files: [{ file: file.id, entity: 'library.book', columns, match: 'tags' }] }
    await expect(kith.call('kernel.startImport', asked)).rejects.toMatchObject({
      code: 'KITH_INVALID',
      details: {
        problems: [
          { path: 'files.0.columns.0.from', code: 'column.unknown' },
          { path: 'files.0.columns.1.to', code: 'unknown' },
          { path: 'files.0.columns.2.to', code: 'derived' },
          { path: 'files.0.match', code: 'unknown' },
        ],
      },
    })
  })
})

describe('undoing an import', () => {
  async function imported(kith: Fixture) {
    await kith.call('library.create', { title: 'Old', pages: 1 })
    const rows = Array.from({ length: 600 }, (_, i) => `New ${String(i).padStart(3, '0')},${i + 1}`)
    const file = await upload(kith, `Title,Pages\nOld,99\n${rows.join('\n')}\n`)
    const columns = [...titles.columns, { from: 'Pages', to: 'pages' }]
    return await run(kith, { files: [{ ...titles, columns, match: 'title', file: file.id }] })
  }

  async function undo(kith: Fixture, id: string, changedToo = false) {
    const { batch } = await kith.call<{ batch: string }>('kernel.undoImport', { id, changedToo })
    await kith.app.idle()
    return await kith.call<Batch>('kernel.batches.get', { id: batch })
  }

  test('takes back all that it wrote, as a whole', async () => {
    const kith = await fixture()
    const { id } = await imported(kith)
    expect(await undo(kith, id)).toMatchObject({ status: 'done', result: { undone: 601, kept: 0 } })
    expect(await books(kith)).toMatchObject([{ title: 'Old', pages: 1 }])
    await expect(kith.call('kernel.undoImport', { id })).rejects.toMatchObject({ code: 'KITH_IMPORT_STATE' })
  })

  test('keeps what somebody changed since, unless told otherwise', async () => {
    for (const changedToo of [false, true]) {
      const kith = await fixture()
      const { id } = await imported(kith)
      const [mine] = await books(kith, { title: 'New 300' })
      const [old] = await books(kith, { title: 'Old' })
      await kith.call('library.update', { id: mine?.id, set: { state: 'lent' } })
      await kith.call('library.update', { id: old?.id, set: { pages: 7 } })
      const kept = changedToo ? 0 : 2
      expect(await undo(kith, id, changedToo)).toMatchObject({ result: { undone: 601 - kept, kept } })
      const { result } = await kith
        .call<Batch>('kernel.batches.list', { where: { kind: 'kernel.undo' } })
        .then(
          page =>
            (page as unknown as { rows: { result: { list: object[] } }[] }).rows[0] as { result: { list: object[] } },
        )
      expect(result.list).toEqual(
        changedToo
          ? []
          : expect.arrayContaining([
              { entity: 'library.book', id: mine?.id, why: 'changed' },
              { entity: 'library.book', id: old?.id, why: 'changed' },
            ]),
      )
      const { rows: past } = await kith.call<{ rows: { partOf: unknown }[] }>('library.history', { id: old?.id })
      expect(past.map(row => row.partOf)).toContainEqual({ entity: 'kernel.import', id })
      expect((await books(kith)).map(row => [row.title, row.pages])).toEqual(
        changedToo
          ? [['Old', 1]]
          : [
              ['New 300', 301],
              ['Old', 7],
            ],
      )
    }
  })

  test('what is gone stays gone', async () => {
    const kith = await fixture()
    const { id } = await imported(kith)
    const [old] = await books(kith, { title: 'Old' })
    await kith.call('library.delete', { id: old?.id })
    const list = [{ entity: 'library.book', id: old?.id, why: 'gone' }]
    expect(await undo(kith, id)).toMatchObject({ result: { undone: 600, kept: 1, list } })
    expect(await books(kith)).toEqual([])
  })
})
