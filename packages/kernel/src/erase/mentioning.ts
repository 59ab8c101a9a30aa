import type { SqlValue } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** Rows with one of the words in one of the columns, each once, by `id` or `key`. Reads the table whole, on a reader. */
export async function mentioning(
  kernel: Kernel,
  select: string,
  columns: readonly string[],
  words: readonly string[],
): Promise<Record<string, SqlValue>[]> {
  const found = new Map<string, Record<string, SqlValue>>()
  for (let i = 0; i < words.length; i += 50) {
    const part = words.slice(i, i + 50).map(word => `%${word.replaceAll(/[\\%_]/g, one => `\\${one}`)}%`)
    const tests = columns.flatMap(column => part.map(() => `cast("${column}" as text) like ? escape '\\'`))
    const rows = await kernel.dialect.all({
      sql: `${select} where ${tests.join(' or ')}`,
      parameters: columns.flatMap(() => part),
    })
    for (const row of rows) found.set(String(row.id ?? row.key), row)
  }
  return [...found.values()]
}
