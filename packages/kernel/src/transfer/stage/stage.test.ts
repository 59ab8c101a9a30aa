import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { csvReader } from './csv-reader.ts'
import { stageInThread } from './in-thread.ts'
import { stageLimits } from './limits.ts'
import { readRows } from './rows-file.ts'
import type { Staged } from './stage-file.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'kith-stage-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

async function stage(content: string | Buffer, limits = stageLimits): Promise<Staged & { all: (readonly string[])[] }> {
  const place = await folder()
  const [source, target] = [join(place, 'source'), join(place, 'rows')]
  await writeFile(source, content)
  const staged = await stageInThread({ source, target, limits })
  const { rows } = await readRows(target, 0, 10_000)
  return { ...staged, all: rows.map(row => row.cells) }
}

const reasonOf = (content: string | Buffer, limits = stageLimits) =>
  stage(content, limits).then(
    () => 'read',
    error => `${error.code} ${error.details.reason} ${error.details.row ?? ''}`.trim(),
  )

function records(text: string, delimiter = ',', parts = 1): string[][] {
  const found: string[][] = []
  const reader = csvReader({ delimiter, limits: stageLimits, onRecord: cells => found.push(cells) })
  for (let i = 0; i < parts; i++) {
    reader.push(text.slice(Math.floor((i * text.length) / parts), Math.floor(((i + 1) * text.length) / parts)))
  }
  reader.end()
  return found
}

describe('CSV', () => {
  test.each([
    [
      'a comma in quotes',
      'a,b\n"1,2",3\n',
      [
        ['a', 'b'],
        ['1,2', '3'],
      ],
    ],
    ['doubled quotes', 'a\n"he said ""hi"""\n', [['a'], ['he said "hi"']]],
    [
      'a line end in quotes',
      'a,b\r\n"1\r\n2",3\r\n',
      [
        ['a', 'b'],
        ['1\r\n2', '3'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,"",\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,"2"',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end in CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['empty lines', 'a\n\n1\n\n', [['a'], ['1']]],
    [
      'a quote within a cell',
      'a,b\n5" pipe,x"y\n',
      [
        ['a', 'b'],
        ['5" pipe', 'x"y'],
      ],
    ],
    ['text behind a closing quote', 'a\n"1"2\n', [['a'], ['12']]],
  ])('%s', (_name, text, expected) => {
    for (const parts of [1, 2, 5, text.length]) expect(records(text, ',', parts)).toEqual(expected)
  })

  test('what is written as CSV is read back, in whatever parts it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', '中', ' ') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (rows, parts, end) => {
        const text = rows.map(row => row.map(c => `"${c.replaceAll('"', '""')}"`).join(',') + end).join('')
        expect(records(text, ',', parts)).toEqual(rows)
      }),
    )
  })

  test.each([';', '\t', '|'])('finds the delimiter %j', async delimiter => {
    const staged = await stage(`name${delimiter}mail\nA, B${delimiter}a@example.com\n`)
    expect(staged).toMatchObject({ delimiter, columns: ['name', 'mail'], all: [['A, B', 'a@example.com']] })
  })

  test.each([
    ['utf-8', Buffer.from('姓名,城市\n张伟,上海\n')],
    ['utf-8', Buffer.from('\ufeff姓名,城市\n张伟,上海\n')],
    ['utf-16le', Buffer.from('\ufeff姓名,城市\n张伟,上海\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff姓名,城市\n张伟,上海\n', 'utf16le').swap16()],
    ['gb18030', Buffer.from('d0d5c3fb2cb3c7cad00ad5c5ceb02cc9cfbaa30a', 'hex')],
  ])('reads %s', async (encoding, bytes) => {
    expect(await stage(bytes)).toMatchObject({ encoding, columns: ['姓名', '城市'], all: [['张伟', '上海']], rows: 1 })
  })

  test('reads a Western encoding', async () => {
    const bytes = Buffer.from('name,city\nJosé,Málaga\n', 'latin1')
    expect(await stage(bytes)).toMatchObject({ encoding: 'windows-1252', all: [['José', 'Málaga']] })
  })

  test('rows are read from any place on', async () => {
    const place = await folder()
    const [source, target] = [join(place, 'source'), join(place, 'rows')]
    await writeFile(source, `n\n${Array.from({ length: 5000 }, (_, i) => `中${i}`).join('\n')}\n`)
    await stageInThread({ source, target, limits: stageLimits })
    const seen: string[] = []
    for (let next = 0, page = await readRows(target, 0, 333); page.rows.length > 0; ) {
      seen.push(...page.rows.map(row => String(row.cells[0])))
      next = page.next
      page = await readRows(target, next, 333)
    }
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => `中${i}`))
  })

  test('a file that was removed is said to be gone', async () => {
    await expect(readRows(join(await folder(), 'none'), 0, 1)).rejects.toMatchObject({ code: 'KITH_IMPORT_GONE' })
  })
})

describe('a file that cannot be read says why, and leaves nothing', () => {
  const small = { ...stageLimits, record: 10_000, columns: 100 }

  test.each([
    ['nothing', '', 'KITH_IMPORT_FILE empty'],
    ['a NUL', 'a,b\n1,\u00002\n', 'KITH_IMPORT_FILE characters'],
    ['one line without end', 'a'.repeat(200_000), 'KITH_IMPORT_FILE record_too_long 1'],
    ['a quote that is never closed', `a,b\n1,2\n"3,4\n${'5,6\n'.repeat(10)}`, 'KITH_IMPORT_FILE quote_open 3'],
    [
      'a quote that is never closed in a long file',
      `a,b\n"3,4\n${'5,6\n'.repeat(9_000)}`,
      'KITH_IMPORT_FILE record_too_long 2',
    ],
    ['too many columns', `${'a,'.repeat(4999)}a\n`, 'KITH_IMPORT_FILE too_many_columns 1'],
    ['a zip that is no workbook', zip({ 'readme.txt': 'hello' }), 'KITH_IMPORT_FILE workbook_broken'],
    [
      'a zip that is cut',
      zip({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, 60),
      'KITH_IMPORT_FILE workbook_broken',
    ],
    ['a zip path that climbs', zip({ '../../evil': 'x' }), 'KITH_IMPORT_FILE workbook_path'],
  ])('%s', async (_name, content, reason) => {
    expect(await reasonOf(content, small)).toBe(reason)
  })

  test('a workbook that unpacks to more than is taken', async () => {
    const bomb = workbook(`<row><c t="inlineStr"><is><t>${' '.repeat(5_000_000)}</t></is></c></row>`)
    expect(bomb.length).toBeLessThan(20_000)
    expect(await reasonOf(bomb, { ...small, unpacked: 1_000_000 })).toBe('KITH_IMPORT_FILE workbook_too_large')
    expect(await reasonOf(bomb, small)).toBe('KITH_IMPORT_FILE record_too_long 1')
  })

  test('a part of a failed file is not kept', async () => {
    const place = await folder()
    const [source, target] = [join(place, 'source'), join(place, 'rows')]
    await writeFile(source, 'a,b\n1,"2')
    await expect(stageInThread({ source, target, limits: stageLimits })).rejects.toMatchObject({
      code: 'KITH_IMPORT_FILE',
    })
    for (const path of [target, `${target}.part`]) await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

test('a workbook: texts, numbers, dates, yes and no, gaps', async () => {
  const book = workbook(
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>When</t></is></c><c r="E1" t="str"><v>Yes</v></c></row>
     <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1.3801395136E10</v></c><c r="D2" s="1"><v>46346</v></c><c r="E2" t="b"><v>1</v></c></row>
     <row r="3"/><row r="4"><c r="B4"><v>0.1</v></c><c r="D4" s="2"><v>46346.75</v></c></row>`,
    ['Name', 'Phone', '张&amp;伟'],
  )
  expect(await stage(book)).toMatchObject({
    format: 'xlsx',
    columns: ['Name', 'Phone', '#3', 'When', 'Yes'],
    all: [
      ['张&伟', '13801395136', '', '2026-11-20', 'true'],
      ['', '0.1', '', '2026-11-20T18:00:00'],
    ],
  })
})

function workbook(rows: string, texts: readonly string[] = []): Buffer {
  return zip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${texts.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/first.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  })
}

/** A zip file, by hand: also one that no honest program would write. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const data = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(Buffer.byteLength(content), 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name)]))
    offset += local.length
    parts.push(local)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}
