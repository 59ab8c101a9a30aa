import { pipeline } from 'node:stream/promises'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type StageLimits, unreadable } from './limits.ts'
import { columnOf, dateOfSerial, numberText, showsDate } from './sheet-values.ts'

/** Reads the first sheet of a workbook row by row; nothing of it but its table of texts is kept in memory. */
export async function readXlsx(
  path: string,
  options: { readonly limits: StageLimits; readonly onRecord: (cells: string[]) => void },
): Promise<void> {
  const book = await openBook(path, options.limits)
  try {
    const { sheet, from1904 } = await findSheet(book)
    const texts = await readTexts(book, options.limits)
    const dates = await readDateStyles(book)
    await readSheet(book, sheet, { ...options, texts, dates, from1904 })
  } finally {
    book.zip.close()
  }
}

interface Book {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
  /** Bytes that may still be unpacked. */
  left: number
}

async function openBook(path: string, limits: StageLimits): Promise<Book> {
  try {
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true })
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName, entry)
      if (entries.size > 10_000) throw unreadable('workbook_too_large', 'The workbook has more than 10,000 parts.')
    }
    return { zip, entries, left: limits.unpacked }
  } catch (error) {
    throw broken(error)
  }
}

/** The zip library's words, as a code. */
function broken(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('KITH_')) return error
  if (/relative path|absolute path|invalid characters in fileName/i.test(message)) {
    return unreadable('workbook_path', `A part of the workbook names a place outside of it: ${message.slice(0, 200)}`)
  }
  return unreadable('workbook_broken', `This workbook cannot be read: ${message.slice(0, 200)}`)
}

interface Handlers {
  open?(tag: SaxesTagPlain): void
  text?(text: string): void
  close?(name: string): void
}

/** Parses one part, counting what it unpacks to: a small file may hold endless zeros. */
async function parsePart(book: Book, name: string, handlers: Handlers): Promise<boolean> {
  const entry = book.entries.get(name)
  if (!entry) return false
  const parser = new SaxesParser({ xmlns: false })
  parser.on('opentag', tag => handlers.open?.({ ...tag, name: local(tag.name) }))
  parser.on('text', text => handlers.text?.(text))
  parser.on('closetag', tag => handlers.close?.(local(tag.name)))
  parser.on('doctype', () => {
    throw unreadable('workbook_broken', 'The workbook declares a document type, which no spreadsheet does.')
  })
  parser.on('error', error => {
    throw error
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const stream = await book.zip.openReadStreamPromise(entry)
    await pipeline(stream, async parts => {
      for await (const part of parts as AsyncIterable<Buffer>) {
        book.left -= part.length
        if (book.left < 0) {
          throw unreadable('workbook_too_large', 'The workbook unpacks to more than is taken: save the sheet as CSV.')
        }
        parser.write(decoder.decode(part, { stream: true }))
      }
    })
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw broken(error)
  }
  return true
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  return (tag.attributes as Record<string, string>)[name]
}

async function findSheet(book: Book): Promise<{ sheet: string; from1904: boolean }> {
  let id: string | undefined
  let from1904 = false
  const found = await parsePart(book, 'xl/workbook.xml', {
    open(tag) {
      if (tag.name === 'sheet') id ??= attribute(tag, 'r:id')
      if (tag.name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')
    },
  })
  if (!found) throw unreadable('workbook_broken', 'This is a zip file, but no workbook of Excel.')
  let target: string | undefined
  await parsePart(book, 'xl/_rels/workbook.xml.rels', {
    open(tag) {
      if (tag.name === 'Relationship' && attribute(tag, 'Id') === id) target = attribute(tag, 'Target')
    },
  })
  const sheet = target?.startsWith('/') ? target.slice(1) : `xl/${target ?? 'worksheets/sheet1.xml'}`
  if (!book.entries.has(sheet)) throw unreadable('workbook_broken', 'The workbook has no sheet.')
  return { sheet, from1904 }
}

async function readTexts(book: Book, limits: StageLimits): Promise<readonly string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  let size = 0
  await parsePart(book, 'xl/sharedStrings.xml', {
    open({ name }) {
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text(part) {
      if (!inText) return
      text += part
      size += part.length
      if (size > limits.texts)
        throw unreadable('workbook_too_large', 'The workbook holds more text than is kept in memory: save it as CSV.')
    },
    close(name) {
      inText = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      texts.push(text)
      text = ''
    },
  })
  return texts
}

/** Numbers of the cell styles that show dates. */
async function readDateStyles(book: Book): Promise<ReadonlySet<number>> {
  const codes = new Map<number, string>()
  const dates = new Set<number>()
  let inCells = false
  let style = 0
  await parsePart(book, 'xl/styles.xml', {
    open(tag) {
      if (tag.name === 'numFmt') codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
      if (tag.name === 'cellXfs') inCells = true
      if (tag.name !== 'xf' || !inCells) return
      const id = Number(attribute(tag, 'numFmtId') ?? 0)
      if (showsDate(id, codes.get(id))) dates.add(style)
      style++
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

interface SheetOptions {
  readonly limits: StageLimits
  readonly texts: readonly string[]
  readonly dates: ReadonlySet<number>
  readonly from1904: boolean
  readonly onRecord: (cells: string[]) => void
}

async function readSheet(book: Book, sheet: string, options: SheetOptions): Promise<void> {
  const { limits, texts, dates, from1904, onRecord } = options
  let cells: string[] = []
  let row = 0
  let at = -1
  let type = ''
  let style = 0
  let value = ''
  let size = 0
  let inValue = false
  const put = () => {
    if (at < 0 || value === '') return
    while (cells.length < at) cells.push('')
    cells[at] = shown()
  }
  const shown = (): string => {
    if (type === 's') return texts[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'true' : 'false'
    if (type === 'e') return ''
    if (type !== '' && type !== 'n') return value
    return dates.has(style) ? dateOfSerial(Number(value), from1904) : numberText(value)
  }
  await parsePart(book, sheet, {
    open(tag) {
      inValue = tag.name === 'v' || tag.name === 't'
      if (tag.name !== 'c') return
      const reference = attribute(tag, 'r')
      at = reference === undefined ? at + 1 : columnOf(reference)
      if (at >= limits.columns || at < 0) {
        throw unreadable('too_many_columns', `Row ${row + 1} has more than ${limits.columns} columns.`, {
          row: row + 1,
        })
      }
      type = attribute(tag, 't') ?? ''
      style = Number(attribute(tag, 's') ?? 0)
      value = ''
    },
    text(part) {
      if (!inValue) return
      value += part
      size += part.length
      if (size > limits.record) {
        throw unreadable('record_too_long', `Row ${row + 1} is longer than ${limits.record} characters.`, {
          row: row + 1,
        })
      }
    },
    close(name) {
      inValue = false
      if (name === 'c') put()
      if (name !== 'row') return
      row++
      if (cells.some(cell => cell !== '')) onRecord(cells)
      cells = []
      at = -1
      size = 0
    },
  })
}
