import { harmless, shortened, widthOf } from './width.ts'

export type Cell = string

/** A table for a terminal of `width` columns: what does not fit is cut, columns that do not fit at all are left out. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], width: number): string {
  const all = [head, ...rows].map(row => row.map(harmless))
  const wanted = head.map((_, i) => Math.min(most, Math.max(...all.map(row => widthOf(row[i] ?? '')))))
  const shown = columnsWithin(wanted, width)
  const line = (row: readonly string[]) =>
    wanted
      .slice(0, shown)
      .map((wide, i) => padded(shortened(row[i] ?? '', wide), wide))
      .join(gap)
      .trimEnd()
  const [first = [], ...others] = all
  const rule = wanted.slice(0, shown).map(wide => '─'.repeat(wide))
  return [line(first), rule.join(gap), ...others.map(line)].join('\n')
}

/** Names and values, one a line. */
export function list(entries: readonly (readonly [name: string, value: string])[]): string {
  const wide = Math.max(0, ...entries.map(([name]) => widthOf(name)))
  return entries.map(([name, value]) => `${padded(name, wide)}${gap}${harmless(value)}`).join('\n')
}

const gap = '  '
const most = 40

function columnsWithin(widths: readonly number[], width: number): number {
  let used = 0
  const fitting = widths.findIndex(wide => {
    used += wide + gap.length
    return used - gap.length > width
  })
  return fitting === -1 ? widths.length : Math.max(1, fitting)
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
