import { valueIn } from '@kith/sdk'
import type { Model, RecordValues } from '../../model/model.ts'

/** A value as a cell: what importing it again reads back. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every(part => typeof part === 'string')) return value.join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const formula = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?[\d\s().,/-]+$/

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). Numbers and phone
 * numbers with a sign stay as they are: digits and their separators compute nothing.
 */
export function safeCell(text: string): string {
  return formula.test(text) && !(plainNumber.test(text) && /^[+-]?\s*\(?\d/.test(text)) ? `'${text}` : text
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** One record's cells: a ref as the label of the record that it points at, where that may be seen. */
export function rowCells(
  model: Model,
  row: RecordValues,
  columns: readonly string[],
  labels: Readonly<Record<string, string>>,
): string[] {
  return columns.map(name => {
    const value = valueIn(row, name)
    const isRef = model.fields.get(name)?.kind.name === 'ref'
    return safeCell(isRef && typeof value === 'string' ? (labels[value] ?? value) : cellText(value))
  })
}
