import type { FieldType } from '@kith/rules'
import type { z } from 'zod'
import type { AnyField, ColumnType, ColumnValue, Kind } from './field.ts'

export interface SingleOptions {
  readonly name: string
  readonly compares: FieldType
  readonly column: ColumnType
  readonly searched?: 'email' | 'phone'
  schema(field: AnyField): z.ZodType
  isStored?(value: unknown, field: AnyField): boolean
  settings?(): z.ZodObject
  fromText?: Kind['fromText']
}

/** A kind whose value is one column, stored as it is. */
export function single(options: SingleOptions): Kind {
  return {
    name: options.name,
    compares: options.compares,
    columns: () => [{ suffix: '', type: options.column }],
    schema: options.schema,
    ...(options.searched ? { searched: options.searched } : {}),
    ...(options.isStored ? { isStored: options.isStored } : {}),
    ...(options.settings ? { settings: options.settings } : {}),
    ...(options.fromText ? { fromText: options.fromText } : {}),
    encode: value => [(value ?? null) as ColumnValue],
    decode: ([value]) => value ?? null,
  }
}
