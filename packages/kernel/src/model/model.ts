import { type AnyEntity, type AnyField, type FieldType, type Kind, KithError, kindOf } from '@kith/sdk'
import type { z } from 'zod'
import type { Row as SqlRow, SqlValue } from '../dialects/dialect.ts'
import { type SearchedField, searchedFields } from '../search/searched.ts'
import { bagPath, setValue } from './bags.ts'
import { fromSql, toSql } from './codec.ts'
import { baseColumns, type Column, columnName } from './columns.ts'

/** A field with what its kind knows of it. */
export interface ModelField {
  /** As conditions say it: 'name', 'custom.tier', 'ext.campaigns.source'. */
  readonly name: string
  /** Where rows keep it, of a field in a bag. */
  readonly path: readonly string[] | undefined
  /** The plugin that it is of; `undefined` of one that an administrator added. */
  readonly plugin: string | undefined
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
  /** The entity's own, then those that others added. */
  readonly fields: ReadonlyMap<string, ModelField>
  /** What the search finds a record by; none: it finds none of them. */
  readonly searched: readonly SearchedField[]
  /** Those whose values are given their worth before a commit. */
  readonly priced: readonly ModelField[]
  readonly added: readonly AddedField[]
  /** Custom fields that were retired, as conditions said them. */
  readonly retired: ReadonlySet<string>
  /** Fields that must be given only where a condition holds. */
  readonly conditional: readonly ModelField[]
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
  /** Fields that others added. */
  readonly added?: readonly AddedField[]
  readonly retired?: readonly string[]
}

/** A field that is not in the entity's own declaration. */
export interface AddedField {
  /** 'custom.tier', 'ext.campaigns.source'. */
  readonly name: string
  readonly column: string
  readonly plugin: string | undefined
  readonly field: AnyField
}

/** Where the records of an entity are kept. */
export function tableName(entity: string): string {
  return entity.replaceAll(/[.-]/g, '_')
}

/** Throws `KITH_FIELD` for a field whose name cannot be. */
export function createModel(options: ModelOptions): Model {
  const { entity, plugin, path, added = [] } = options
  const own = Object.entries(entity.fields as Record<string, AnyField>).map(([name, field]) => {
    checkFieldName(entity.name, name)
    return modelField({ name, field, plugin, column: columnName(name) })
  })
  const fields = new Map([...own, ...added.map(modelField)].map(field => [field.name, field]))
  const columns = [...baseColumns, ...[...fields.values()].flatMap(f => f.columns)]
  checkColumns(entity.name, columns)
  const table = tableName(entity.name)
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
    priced: [...fields.values()].filter(({ kind }) => kind.priced),
    added,
    retired: new Set(options.retired),
    conditional: [...fields.values()].filter(({ field }) => field.options.required && field.options.when),
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
        const value = f.kind.decode(
          f.columns.map(c => fromSql(row[c.name] ?? null, c.type)),
          f.field,
        )
        if (f.path) setValue(record, f.path, value)
        else record[f.name] = value
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

function checkColumns(entity: string, columns: readonly Column[]): void {
  const taken = new Map<string, string>()
  for (const { name, field } of columns) {
    const other = taken.get(name)
    if (other !== undefined) {
      throw new KithError(
        'KITH_COLLISION',
        `The fields ${other} and ${field} of ${entity} would share the column ${name}: rename one.`,
        { what: `the column ${name} of ${entity}`, fields: [other, field] },
      )
    }
    taken.set(name, field)
  }
}

/** Whether a field may be named so. */
export function isFieldName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,59}$/.test(name) && !reserved.has(name)
}

/** Throws `KITH_FIELD`. */
export function checkFieldName(entity: string, name: string): void {
  if (isFieldName(name)) return
  throw new KithError(
    'KITH_FIELD',
    `${entity}.${name}: a field's name is camelCase letters and digits, and not a reserved word.`,
  )
}

function modelField({ name, field, plugin, column }: AddedField): ModelField {
  const kind = kindOf(field)
  const columns = columnsOf(kind, name, field, column, plugin)
  const compared = kind.compared ?? '_fold'
  const key = columns.find(c => c.name.endsWith(compared)) ?? (columns[0] as Column)
  let schema: z.ZodType | undefined
  return {
    name,
    path: bagPath(name),
    plugin,
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

function columnsOf(kind: Kind, name: string, field: AnyField, column: string, plugin: string | undefined): Column[] {
  const { was } = field.options
  const own = columnName(name.slice(name.lastIndexOf('.') + 1))
  const before = was === undefined ? undefined : column.slice(0, column.length - own.length) + columnName(was)
  // An administrator sees his records at once with what he says they are; a plugin moves data by a migration.
  const fallback = plugin === undefined ? kind.encode(field.options.default ?? null, field) : []
  return kind.columns(field).map(({ suffix, type }, i) => ({
    name: column + suffix,
    type,
    field: name,
    ...(before === undefined ? {} : { was: before + suffix }),
    ...(fallback[i] === null || fallback[i] === undefined ? {} : { fallback: toSql(fallback[i], type) }),
  }))
}
