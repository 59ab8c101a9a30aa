import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'

const numbers = new Set(['integer', 'decimal', 'money'])
const dates = new Set(['date', 'instant'])

/** What a record comes to: its first two numbers, and the day that people set. A nought says nothing. */
export function figuresOf({ fields }: EntityInfo, row: RecordRow): readonly FieldInfo[] {
  const filled = fields.filter(({ name }) => fieldValue(row, name))
  const day = filled.find(({ kind, options }) => dates.has(kind) && !options.derived && !options.fixed)
  return [...filled.filter(({ kind }) => numbers.has(kind)).slice(0, 2), ...(day ? [day] : [])]
}
