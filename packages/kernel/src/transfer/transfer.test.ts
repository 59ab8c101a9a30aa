import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Actor, importFile, Row } from '@kith/sdk'
import fc from 'fast-check'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../boot/create-app.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { csvLine, safeCell } from './export/cells.ts'
import { receiveFile } from './receive.ts'
import { csvReader } from './stage/csv-reader.ts'
import { stageLimits } from './stage/limits.ts'
import { readRows } from './stage/rows-file.ts'
import { stageFile } from './stage/stage-file.ts'

const open: Fixture[] = []
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

async function fixture(): Promise<Fixture> {
  const made = await openFixture()
  open.push(made)
  return made
}

async function exported(kith: Fixture, input: Record<string, unknown>, as: Actor = kith.admin): Promise<Buffer> {
  const { batch } = await kith.call<{ batch: string }>(
    'kernel.startExport',
    { entity: 'library.book', ...input },
    { as },
  )
  await kith.app.idle()
  return await buffer((await kith.app.downloadExport(as, batch)).body)
}

async function titled(kith: Fixture, titles: readonly string[]): Promise<void> {
  for (const title of titles) await kith.call('library.create', { title })
}

test('a list goes out as its asker sees it: filtered, sorted, his columns', async () => {
  const kith = await fixture()
  const { id: author } = await kith.call<{ id: string }>('library.authors.create', { name: 'Ann' })
  await kith.call('library.create', { title: 'B, "two"', author, pages: 2, tags: ['x', 'y'] })
  await kith.call('library.create', { title: 'A', rare: true, pages: 1 })
  const columns = ['title', 'author', 'pages', 'tags']
  const text = (await exported(kith, { columns, sort: ['title'] })).toString()
  expect(text).toBe('\ufefftitle,author,pages,tags\r\nA,,1,\r\n"B, ""two""",Ann,2,x; y\r\n')
  await expect(kith.call('kernel.startExport', { entity: 'library.book', columns: ['titel'] })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
  const reader = actor(['reader'])
  await expect(kith.call('kernel.startExport', { entity: 'library.book' }, { as: reader })).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
})

test('a workbook goes out and comes in again', async () => {
  const kith = await fixture()
  const titles = ['=1+1', 'a & <b>', '张伟', ' spaced ', '+86 138']
  await titled(kith, titles)
  const place = await mkdtemp(join(tmpdir(), 'kith-sheet-'))
  onTestFinished(() => rm(place, { recursive: true, force: true }))
  const [source, target] = [join(place, 'out.xlsx'), join(place, 'rows')]
  await writeFile(source, await exported(kith, { columns: ['title'], sort: ['createdAt'], format: 'xlsx' }))
  const staged = await stageFile({ source, target, limits: stageLimits })
  expect(staged).toMatchObject({ format: 'xlsx', columns: ['title'], rows: 5 })
  const { rows } = await readRows(target, 0, 10)
  expect(rows.map(row => row.cells[0])).toEqual(["'=1+1", 'a & <b>', '张伟', 'spaced', '+86 138'])
})

test('what a spreadsheet would take for a formula goes out as a text; numbers and phones stay as they are', () => {
  const unsafe = ['=1+1', '+cmd|x', '-2+3+cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")', '-a', '+(1)x']
  for (const text of unsafe) expect(safeCell(text)).toBe(`'${text}`)
  for (const text of ['-5', '+8613801395136', '+1 (555) 010-0000', '-1,234.50', 'a=b', ''])
    expect(safeCell(text)).toBe(text)
})

test('every line that is written is read back as its cells', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中') }), { minLength: 2 }),
      cells => {
        const found: string[][] = []
        const reader = csvReader({ delimiter: ',', limits: stageLimits, onRecord: record => void found.push(record) })
        reader.push(csvLine(cells))
        reader.end()
        expect(found).toEqual([cells])
      },
    ),
  )
})

test('headings are known by their names, their labels and what others call them; the own id by its name and values', async () => {
  const kith = await fixture()
  const content =
    'BookID,TITLE,Author_ID,Assigned To,Whatever\nB1,One,A1,mei@example.com,x\nB2,Two,A2,mei@example.com,x\n'
  const file = await upload(kith, content)
  expect(await kith.call('kernel.proposeImport', { file: file.id, entity: 'library.book' })).toEqual({
    mapping: {
      entity: 'library.book',
      columns: [
        { from: 'BookID', to: 'externalId' },
        { from: 'TITLE', to: 'title' },
        { from: 'Author_ID', to: 'author', by: 'externalId' },
        { from: 'Assigned To', to: 'owner', by: 'email' },
      ],
    },
    template: null,
    unmapped: ['Whatever'],
  })
  const template = await kith.call<{ id: string }>('kernel.importTemplates.create', {
    name: 'Old books',
    mapping: {
      entity: 'library.book',
      columns: [
        { from: 'Whatever', to: 'title' },
        { from: 'Gone', to: 'pages' },
      ],
      match: 'title',
    },
  })
  const told = await kith.call<{ mapping: unknown }>('kernel.proposeImport', {
    file: file.id,
    entity: 'library.book',
    template: template.id,
  })
  expect(told.mapping).toMatchObject({
    match: 'title',
    columns: [{ from: 'Whatever', to: 'title' }, { to: 'externalId' }, { to: 'author' }, { to: 'owner' }],
  })
})

test('several columns make one text: proposed for a name, and written as its script asks', async () => {
  const kith = await fixture()
  const file = await upload(kith, 'First Name,Surname,Born\nAnn,Li,1970\n伟,张,1980\n,王,1990\n')
  const { mapping } = await kith.call<{ mapping: { columns: unknown[] } }>('kernel.proposeImport', {
    file: file.id,
    entity: 'library.author',
  })
  expect(mapping.columns).toEqual([
    { from: ['First Name', 'Surname'], to: 'name' },
    { from: 'Born', to: 'born' },
  ])
  await kith.call('kernel.startImport', { files: [{ file: file.id, ...mapping }] })
  await kith.app.idle()
  const { rows } = await kith.call<{ rows: { name: string }[] }>('library.authors.list', { sort: ['born'] })
  expect(rows.map(row => row.name)).toEqual(['Ann Li', '张伟', '王'])
  const columns = [{ from: ['First Name', 'Surname'], to: 'externalId' }]
  const files = [{ file: file.id, entity: 'library.author', columns }]
  await expect(kith.call('kernel.startImport', { files })).rejects.toMatchObject({
    details: { problems: [{ path: 'files.0.columns.0.from', code: 'column.several' }] },
  })
})

test('a template is known by its headings, where the file has most of them', async () => {
  const kith = await fixture()
  const headings = ['Buch', 'Seiten', 'Fällig', 'Selten', 'Verlag']
  const mapping = {
    entity: 'library.book',
    columns: [
      { from: ['Buch', 'Untertitel'], to: 'title', join: ': ' },
      { from: 'Seiten', to: 'pages' },
      { from: 'Fällig', to: 'due', dates: 'dmy' },
      { from: 'Selten', to: 'rare' },
    ],
  }
  const { id } = await kith.call<{ id: string }>('kernel.importTemplates.create', { name: 'Bücher', mapping })
  const propose = async (columns: readonly string[]) => {
    const file = await upload(kith, `${columns.join(',')}\n${columns.map(() => '1').join(',')}\n`)
    return kith.call('kernel.proposeImport', { file: file.id, entity: 'library.book' })
  }
  expect(await propose(headings)).toMatchObject({
    template: { id, name: 'Bücher' },
    mapping: { columns: [{ from: 'Buch', to: 'title' }, { to: 'pages' }, { to: 'due', dates: 'dmy' }, { to: 'rare' }] },
    unmapped: ['Verlag'],
  })
  expect(await propose(['Seiten', 'Fällig', 'Title', 'Selten'])).toMatchObject({ template: null })
})

test('a file longer than is taken is refused, and nothing of it is kept', async () => {
  const kith = await fixture()
  const endless = (async function* () {
    for (let i = 0; i < 1_000; i++) yield Buffer.alloc(65_536, 'a,b\n')
  })()
  const kernel = { files: kith.files, rights: { mayCall: () => true } } as never
  await expect(
    receiveFile(kernel, kith.admin, { name: 'endless.csv', body: endless }, 1_000_000),
  ).rejects.toMatchObject({
    code: 'KITH_BODY_TOO_LARGE',
  })
  expect(await readdir(join(kith.files, 'imports'))).toEqual([])
})

test('an import whose process is killed goes on where it was: every row once', async () => {
  const kith = await fixture()
  const rows = Array.from({ length: 3_000 }, (_, i) => `${i},Book ${i}`)
  const file = await upload(kith, `No,Title\n${rows.join('\n')}\n`)
  const columns = [
    { from: 'No', to: 'externalId' },
    { from: 'Title', to: 'title' },
  ]
  await kith.app.close()
  const config = { plugins: [library] }
  const starter = await createApp({ database: kith.url, files: kith.files, config })
  const started = (await starter.call(kith.admin, 'kernel.startImport', {
    files: [{ file: file.id, entity: 'library.book', columns }],
  })) as { batch: string }
  await starter.close()
  for (let kills = 0; kills < 2; kills++) {
    const script = fileURLToPath(new URL('./fixture/killed.ts', import.meta.url))
    const running = spawn(process.execPath, [script, kith.url, kith.files])
    await once(running.stdout, 'data')
    running.kill('SIGKILL')
    await once(running, 'close')
  }
  const again = await createApp({ database: kith.url, files: kith.files, config })
  onTestFinished(() => again.close())
  again.start()
  await again.idle()
  expect(await again.call(kith.admin, 'kernel.batches.get', { id: started.batch })).toMatchObject({
    status: 'done',
    result: { created: 3_000, rejected: 0 },
  })
  const seen = new Set<string>()
  let after: string | undefined
  let count = 0
  do {
    const page = (await again.call(kith.admin, 'library.list', { limit: 200, sort: ['createdAt'], after })) as {
      rows: { title: string }[]
      next?: string
    }
    for (const row of page.rows) seen.add(row.title)
    count += page.rows.length
    after = page.next
  } while (after !== undefined)
  expect([count, seen.size]).toEqual([3_000, 3_000])
})

async function upload({ app, admin }: Fixture, content: string) {
  const body = (async function* () {
    yield Buffer.from(content)
  })()
  return (await app.receiveFile(admin, { name: 'books.csv', body })) as Row<typeof importFile>
}

test('a download that is not there, or not ready, says so', async () => {
  const kith = await fixture()
  const id = '00000000-0000-7000-8000-000000000000'
  await expect(kith.app.downloadExport(kith.admin, id)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  await expect(kith.app.downloadRejected(kith.admin, id)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})
