import { type AnyEntity, type AnyField, type FieldType, type Kind, KithError, kindOf } from '@kith/sdk'
import type { z } from 'zod'
import type { Row as SqlRow, SqlValue } from '../dialects/dialect.ts'
import { type SearchedField, searchedFields } from '../search/searched.ts'
import { fromSql, toSql } from './codec.ts'
import { baseColumns, type Column, columnName } from './columns.ts'

/** A field with what its kind knows of it. */
export interface ModelField {
  readonly name: string
  readonly field: AnyField
  readonly kind: Kind
  readonly compares: FieldType | undefined
  readonly columns: readonly Column[]
  /** The column that comparisons, sorts and indexes use. */
  readonly key: Column
  /** Built when first used. */
  schema(): z.ZodType
}

/** An entity as the database knows it. */
export interface Model {
  readonly entity: AnyEntity
  readonly name: string
  readonly plugin: string
  /** Where its everyday operations answer: 'leads', 'accounts.contacts'. */
  readonly path: string
  readonly table: string
  readonly columns: readonly Column[]
  readonly fields: ReadonlyMap<string, ModelField>
  /** What the search finds a record by; none: it finds none of them. */
  readonly searched: readonly SearchedField[]
  readonly insert: string
  /** A record in the wire form, as the parameters of `insert`. */
  encode(record: RecordValues): SqlValue[]
  decode(row: SqlRow): RecordValues
}

/** A record in the wire form: its base values and its fields. */
export type RecordValues = Record<string, unknown>

export interface ModelOptions {
  readonly entity: AnyEntity
  readonly plugin: string
  readonly path: string
}

/** Throws `KITH_FIELD` for a field whose name cannot be. */
export function createModel(options: ModelOptions): Model {
  const { entity, plugin, path } = options
  const fields = new Map(
    Object.entries(entity.fields as Record<string, AnyField>).map(([name, f]) => [name, modelField(entity, name, f)]),
  )
  const columns = [...baseColumns, ...[...fields.values()].flatMap(f => f.columns)]
  const table = entity.name.replaceAll(/[.-]/g, '_')
  const names = columns.map(c => `"${c.name}"`).join(', ')
  return {
    entity,
    name: entity.name,
    plugin,
    path,
    table,
    columns,
    fields,
    searched: searchedFields(fields.values()),
    insert: `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`,
    encode(record) {
      const values: SqlValue[] = []
      for (const column of baseColumns) values.push(toSql(record[column.field] as string | number | null, column.type))
      for (const f of fields.values()) pushEncoded(values, f, record[f.name] ?? null)
      return values
    },
    decode(row) {
      const record: RecordValues = {}
      for (const column of baseColumns) record[column.field] = fromSql(row[column.name] ?? null, column.type)
      for (const f of fields.values()) {
        record[f.name] = f.kind.decode(
          f.columns.map(c => fromSql(row[c.name] ?? null, c.type)),
          f.field,
        )
      }
      return record
    },
  }
}

/** The columns of one field's value, appended to `values`. */
export function pushEncoded(values: SqlValue[], field: ModelField, value: unknown): void {
  const encoded = field.kind.encode(value, field.field)
  for (let i = 0; i < encoded.length; i++) values.push(toSql(encoded[i] ?? null, (field.columns[i] as Column).type))
}

const reserved = new Set([
  'any',
  'all',
  'not',
  'custom',
  'ext',
  '$',
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
])

function modelField(entity: AnyEntity, name: string, field: AnyField): ModelField {
  if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(name) || reserved.has(name)) {
    throw new KithError(
      'KITH_FIELD',
      `${entity.name}.${name}: a field's name is camelCase letters and digits, and not a reserved word.`,
    )
  }
  const kind = kindOf(field)
  const columns = kind.columns(field).map(c => ({ name: columnName(name) + c.suffix, type: c.type, field: name }))
  const key = columns.find(c => c.name.endsWith('_fold')) ?? (columns[0] as Column)
  let schema: z.ZodType | undefined
  return {
    name,
    field,
    kind,
    compares: kind.compares,
    columns,
    key,
    schema() {
      schema ??= kind.schema(field)
      return schema
    },
  }
}
