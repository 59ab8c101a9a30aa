import type { Actor } from '@kith/sdk'
import type { Kernel } from '../../kernel.ts'
import type { RecordValues } from '../../model/model.ts'
import { findByField, findExternal, keyOf } from './lookups.ts'
import type { PlannedColumn } from './plan.ts'
import type { ReadRow, RowRef } from './read-cells.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export interface ResolveOptions {
  readonly actor: Actor
  readonly sources: readonly string[]
  /** Whether a record of the entity may still come, from a file of the same run. */
  readonly mayCome: (entity: string) => boolean
}

/** Fills in what refs mean; answers, by row, those whose record has not come yet. What cannot be known is a problem of its row. */
export async function resolveRefs(
  kernel: Kernel,
  rows: readonly ReadRow[],
  options: ResolveOptions,
): Promise<ReadonlyMap<ReadRow, readonly RowRef[]>> {
  const later = new Map<ReadRow, RowRef[]>()
  const columns = new Map<PlannedColumn, { row: ReadRow; ref: RowRef }[]>()
  for (const row of rows) {
    for (const ref of row.refs) {
      const asking = columns.get(ref.column)
      if (asking) asking.push({ row, ref })
      else columns.set(ref.column, [{ row, ref }])
    }
  }
  for (const [column, asking] of columns) {
    const find = await finder(kernel, column, [...new Set(asking.map(({ ref }) => ref.text))], options)
    for (const { row, ref } of asking) {
      const found = find(ref.text)
      if (found && found !== 'several') row.values[column.field.name] = found.id
      else if (!found && column.ref?.by === 'externalId' && options.mayCome(column.ref.target.name)) {
        const waiting = later.get(row)
        if (waiting) waiting.push(ref)
        else later.set(row, [ref])
      } else row.problems.push(unknownRef(column, ref.text, found === 'several'))
    }
  }
  return later
}

export function unknownRef(column: PlannedColumn, text: string, several = false) {
  const name = column.ref?.target.name ?? ''
  return {
    column: column.heading,
    path: column.field.name,
    code: several ? 'ref.several' : 'ref.unknown',
    message: several
      ? `Several ${name} are called "${text}".`
      : `There is no ${name} "${text}", or it may not be seen.`,
  }
}

type Find = (text: string) => RecordValues | 'several' | null | undefined

async function finder(
  kernel: Kernel,
  { ref }: PlannedColumn,
  texts: readonly string[],
  { actor, sources }: ResolveOptions,
): Promise<Find> {
  if (!ref) return () => undefined
  const { target, by } = ref
  if (by === 'externalId') {
    const found = await findExternal(kernel, { actor, sources, model: target, externals: texts })
    return text => found.get(text)
  }
  const field = target.fields.get(by)
  if (!field) {
    const ids = texts.filter(text => uuid.test(text)).map(text => text.toLowerCase())
    const found = await findByField(kernel, { actor, model: target, field: idField, values: ids })
    return text => found.get(text.toLowerCase())
  }
  const values = new Map(texts.map(text => [text, storedValue(field, text)]))
  const found = await findByField(kernel, { actor, model: target, field, values: [...values.values()] })
  return text => found.get(keyOf(field, values.get(text)))
}

const idField = { name: 'id', compares: 'exact' } as Parameters<typeof keyOf>[0]

function storedValue(
  field: { schema(): { safeParse(value: unknown): { success: boolean; data?: unknown } } },
  text: string,
) {
  const parsed = field.schema().safeParse(text)
  return parsed.success ? parsed.data : text
}
