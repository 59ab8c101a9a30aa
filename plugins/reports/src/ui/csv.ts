import type { SheetCell } from './cell.ts'

/** Signs by which a spreadsheet takes words for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** Rows as a CSV file (RFC 4180) in UTF-8, with the mark by which Excel knows it. */
export function csvOf(rows: readonly (readonly SheetCell[])[]): Blob {
  const lines = rows.map(row => `${row.map(cell => quoted(cellText(cell))).join(',')}\r\n`)
  return new Blob(['\ufeff', ...lines], { type: 'text/csv;charset=utf-8' })
}

function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return formula.test(cell) ? `'${cell}` : cell
  return String(typeof cell === 'number' ? cell : cell.part)
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
