import type { FieldInfo } from '../data/directory.ts'

const largestFirst = ['instant', 'date', 'integer', 'decimal', 'money']

/**
 * The order that a press on a column's name leads to. Once: its natural order; again: the other way; a third time: newest
 * first again, which is none.
 */
export function nextSort({ name, kind }: FieldInfo, sort: readonly string[] = []): readonly string[] | undefined {
  const [first, second] = largestFirst.includes(kind) ? [`-${name}`, name] : [name, `-${name}`]
  if (sort[0] === first) return [second]
  return sort[0] === second ? undefined : [first]
}
