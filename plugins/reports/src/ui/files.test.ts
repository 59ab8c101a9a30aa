import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

const rows = [
  ['Owner', 'Won', 'Won (EUR)', 'Win rate'],
  ['Lin "Li" Wei, East', 3, 1234.5, { part: 0.25 }],
  ['=HYPERLINK("x")', 0, -7, null],
  ['a <b> & c', 1, 0.1, { part: 1 }],
]

test('a CSV file: marked as UTF-8, quoted where it must be, no words that a spreadsheet would run', async () => {
  const bytes = new Uint8Array(await csvOf(rows).arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(
    'Owner,Won,Won (EUR),Win rate\r\n"Lin ""Li"" Wei, East",3,1234.5,0.25\r\n"\'=HYPERLINK(""x"")",0,-7,\r\na <b> & c,1,0.1,1\r\n',
  )
})

test('a workbook: numbers are numbers, parts are per cents, words are words', async () => {
  const files = unzipSync(
    new Uint8Array(await xlsxOf('Won/lost: [2026] – a title that is too long', rows).arrayBuffer()),
  )
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  expect(Object.keys(files).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ])
  expect(text('xl/workbook.xml')).toContain('<sheet name="Won lost   2026  – a title that" ')
  const sheet = text('xl/worksheets/sheet1.xml')
  expect(sheet.match(/<row>/g)).toHaveLength(4)
  expect(sheet).toContain('<c t="inlineStr" s="1"><is><t xml:space="preserve">Won (EUR)</t></is></c>')
  expect(sheet).toContain('<c><v>3</v></c><c><v>1234.5</v></c><c s="2"><v>0.25</v></c>')
  expect(sheet).toContain('=HYPERLINK(&quot;x&quot;)</t></is></c><c><v>0</v></c><c><v>-7</v></c><c/>')
  expect(sheet).toContain('a &lt;b&gt; &amp; c')
})
