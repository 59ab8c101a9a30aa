import { type StageLimits, unreadable } from './limits.ts'

export interface CsvOptions {
  readonly delimiter: string
  readonly limits: Pick<StageLimits, 'record' | 'columns'>
  onRecord(cells: string[]): void
}

/** Reads CSV (RFC 4180, and what programs make of it) part by part: what is not a whole record yet waits for the next part. */
export interface CsvReader {
  push(text: string): void
  end(): void
}

/**
 * A quote opens a cell only as its first character; what follows a closing quote belongs to the cell. Lines end in LF,
 * CR LF or CR; empty ones are left out.
 */
export function csvReader({ delimiter, limits, onRecord }: CsvOptions): CsvReader {
  let rest = ''
  let record = 0

  const emit = (cells: string[]): void => {
    record++
    if (cells.length > limits.columns) {
      throw unreadable(
        'too_many_columns',
        `Row ${record} has ${cells.length} columns; ${limits.columns} is the most.`,
        {
          row: record,
          columns: cells.length,
        },
      )
    }
    if (cells.length > 1 || cells[0] !== '') onRecord(cells)
  }

  const tooLong = () =>
    unreadable(
      'record_too_long',
      `Row ${record + 1} is longer than ${limits.record} characters: a quote may be missing, or this is no table.`,
      { row: record + 1 },
    )

  /** Where the record that begins at `from` ends, and where the next begins; undefined when the text ends before. */
  const lineEnd = (text: string, from: number, last: boolean): readonly [number, number] | undefined => {
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 10) return [i, i + 1]
      if (code === 13) {
        if (i + 1 === text.length && !last) return undefined
        return [i, text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1]
      }
    }
    return last ? [text.length, text.length] : undefined
  }

  const read = (text: string, last: boolean): void => {
    let at = 0
    let cr = nextOf(text, '\r', 0)
    while (at < text.length) {
      // The common case: a line without a quote.
      const newline = nextOf(text, '\n', at)
      if (cr < at) cr = nextOf(text, '\r', at)
      const plain = newline < text.length && cr >= newline - 1
      const end = plain ? ([Math.min(cr, newline), newline + 1] as const) : lineEnd(text, at, last)
      if (end) {
        const line = text.slice(at, end[0])
        if (line.length > limits.record) throw tooLong()
        if (!line.includes('"')) {
          emit(line.split(delimiter))
          at = end[1]
          continue
        }
      }
      const next = quoted(text, at, last)
      if (next === undefined) break
      at = next
    }
    rest = text.slice(at)
    if (rest.length > limits.record) throw tooLong()
    if (last && rest !== '') {
      throw unreadable('quote_open', `A quote opens in row ${record + 1} and is never closed.`, { row: record + 1 })
    }
  }

  /** Reads one record with quotes; answers where the next begins, undefined when the text ends before. */
  const quoted = (text: string, from: number, last: boolean): number | undefined => {
    const cells: string[] = []
    let at = from
    for (;;) {
      let cell = ''
      if (text[at] === '"') {
        at++
        for (;;) {
          const close = text.indexOf('"', at)
          if (close < 0) return undefined
          cell += text.slice(at, close)
          at = close + 1
          if (text[at] !== '"') break
          cell += '"'
          at++
        }
        if (at === text.length && !last) return undefined
      }
      const stop = plainEnd(text, at)
      if (stop === text.length && !last) return undefined
      cell += text.slice(at, stop)
      cells.push(cell)
      if (text.startsWith(delimiter, stop)) {
        at = stop + delimiter.length
        continue
      }
      const end = lineEnd(text, stop, last)
      if (!end) return undefined
      emit(cells)
      return end[1]
    }
  }

  const plainEnd = (text: string, from: number): number => {
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 10 || code === 13 || code === delimiter.charCodeAt(0)) return i
    }
    return text.length
  }

  return {
    push: text => read(rest + text, false),
    end: () => read(rest, true),
  }
}

/** Where a letter stands next, else the text's end. */
function nextOf(text: string, letter: string, from: number): number {
  const found = text.indexOf(letter, from)
  return found < 0 ? text.length : found
}

/** The delimiter of a text's first lines: the one that gives most columns, alike in most of them. */
export function detectDelimiter(text: string, limits: CsvOptions['limits']): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of [',', ';', '\t', '|']) {
    const widths: number[] = []
    try {
      csvReader({ delimiter, limits, onRecord: cells => void widths.push(cells.length) }).push(text)
    } catch {
      // What cannot be read so is no candidate.
    }
    const [first = 1] = widths
    const alike = widths.filter(width => width === first).length / Math.max(1, widths.length)
    if (first > 1 && first * alike > best.score) best = { delimiter, score: first * alike }
  }
  return best.delimiter
}
