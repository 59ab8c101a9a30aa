import { renameSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { stageLimits } from '../stage/limits.ts'
import { readCsv } from '../stage/read-csv.ts'
import { zipWriter } from './zip-writer.ts'

const { source, target } = workerData as { readonly source: string; readonly target: string }

const fixed = {
  '[Content_Types].xml':
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Kith" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold these
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
// Excel's own bound of one cell.
const cellMost = 32_767

// Every cell is a text: what looks like a formula is none, and a phone number keeps its zeros.
function cellXml(text: string): string {
  const bare = text.replace(unsayable, '').slice(0, cellMost)
  return `<c t="inlineStr"><is><t xml:space="preserve">${bare.replaceAll(/[&<>\r]/g, letter => escapes[letter] ?? '')}</t></is></c>`
}

async function write(): Promise<string> {
  try {
    const zip = zipWriter(`${target}.part`)
    for (const [name, content] of Object.entries(fixed)) {
      zip.begin(name)
      zip.write(content)
      zip.end()
    }
    zip.begin('xl/worksheets/sheet1.xml')
    zip.write(
      '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    )
    readCsv(source, {
      limits: { ...stageLimits, record: 16 * stageLimits.record },
      onRecord: cells => zip.write(`<row>${cells.map(cellXml).join('')}</row>`),
    })
    zip.write('</sheetData></worksheet>')
    zip.end()
    zip.close()
    renameSync(`${target}.part`, target)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

parentPort?.postMessage(await write())
