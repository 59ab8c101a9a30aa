import type { Dialect } from '../dialects/dialect.ts'

const block = 100

/**
 * Rising numbers, each given once, in all processes on one database. A block is reserved at a time, so a restart
 * leaves a gap.
 */
export function createCounters(dialect: Dialect): { next(name: string): Promise<number> } {
  const reserved = new Map<string, Promise<{ next: number; last: number }>>()
  const next = async (name: string): Promise<number> => {
    let range = reserved.get(name)
    if (!range) {
      range = reserve(dialect, name)
      reserved.set(name, range)
      range.catch(() => reserved.delete(name))
    }
    const numbers = await range
    if (numbers.next <= numbers.last) return numbers.next++
    if (reserved.get(name) === range) reserved.delete(name)
    return await next(name)
  }
  return { next }
}

async function reserve(dialect: Dialect, name: string): Promise<{ next: number; last: number }> {
  const outcome = await dialect.commit({
    steps: [
      {
        sql: 'insert into kernel_counter (name, value) values (?, ?) on conflict (name) do update set value = kernel_counter.value + ? returning value',
        parameters: [name, block, block],
        returns: true,
      },
    ],
  })
  if (!outcome.ok) throw new Error(outcome.message)
  const last = Number(outcome.rows[0]?.[0]?.value)
  return { next: last - block + 1, last }
}
