/** A value as a cell shows it; a ref by its label where that is known. */
export function cellOf(value: unknown, labels: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return labels[value] ?? shortened(value)
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/** An instant to the second: `2026-01-05 08:00:00Z`. */
function shortened(text: string): string {
  const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.\d{3}Z$/.exec(text)
  return instant ? `${instant[1]} ${instant[2]}Z` : text
}
