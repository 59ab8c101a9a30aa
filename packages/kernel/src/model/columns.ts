import type { ColumnType } from '@kith/sdk'
import type { SqlValue } from '../dialects/dialect.ts'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** The field, in the wire form's spelling. */
  readonly field: string
  /** The name that it had before. */
  readonly was?: string
  /** What rows that are there when it is added hold. */
  readonly fallback?: SqlValue
}

/** What every table has. */
export const baseColumns: readonly Column[] = [
  { name: 'id', type: 'text', field: 'id' },
  { name: 'version', type: 'integer', field: 'version' },
  { name: 'created_at', type: 'instant', field: 'createdAt' },
  { name: 'created_by', type: 'text', field: 'createdBy' },
  { name: 'updated_at', type: 'instant', field: 'updatedAt' },
  { name: 'updated_by', type: 'text', field: 'updatedBy' },
  { name: 'deleted_at', type: 'instant', field: 'deletedAt' },
]

/** companySize -> company_size */
export function columnName(field: string): string {
  return field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
