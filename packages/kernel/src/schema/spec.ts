import type { SqlValue } from '../dialects/dialect.ts'
import { columnName } from '../model/columns.ts'
import type { Model } from '../model/model.ts'

export interface IndexSpec {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
  /** The condition of a partial index, for unique ones only. */
  readonly where?: string
}

export interface ColumnWant {
  readonly name: string
  readonly type: string
  /** The name it had before. */
  readonly was?: string
  /** What rows that are there when it is added hold. */
  readonly fallback?: SqlValue
}

/** A table as it should be. `create` makes it whole; `columns` are those to add where it stands already. */
export interface TableSpec {
  readonly name: string
  readonly create: string
  readonly columns: readonly ColumnWant[]
  readonly indexes: readonly IndexSpec[]
}

const types = {
  text: 'text',
  integer: 'integer',
  real: 'real',
  boolean: 'integer',
  instant: 'text',
  date: 'text',
  json: 'text',
} as const

/** The table of an entity, from its model. */
export function tableSpec(model: Model): TableSpec {
  const columns = model.columns.map(column => ({
    name: column.name,
    type: types[column.type],
    ...(column.was === undefined ? {} : { was: column.was }),
    ...(column.fallback === undefined ? {} : { fallback: column.fallback }),
  }))
  const definition = columns
    .map(c =>
      c.name === 'id' ? 'id text primary key' : `"${c.name}" ${c.type}${c.name === 'version' ? ' not null' : ''}`,
    )
    .join(', ')
  return {
    name: model.table,
    create: `create table "${model.table}" (${definition})`,
    columns,
    indexes: [...singleIndexes(model), ...compositeIndexes(model)],
  }
}

// What a composite index begins with needs no index of its own: each costs every write.
function singleIndexes(model: Model): IndexSpec[] {
  const led = new Set(model.entity.indexes.map(fields => fields[0]))
  const result: IndexSpec[] = led.has('createdAt') ? [] : [indexOf(model, ['createdAt'])]
  for (const field of model.fields.values()) {
    // An administrator's is built while people work: see custom/index-field.ts.
    if (field.plugin === undefined) continue
    if (field.field.options.unique) result.push(indexOf(model, [field.name], true))
    else if ((field.field.options.index || field.kind.name === 'ref') && !led.has(field.name)) {
      result.push(indexOf(model, [field.name]))
    }
  }
  return result
}

function compositeIndexes(model: Model): IndexSpec[] {
  return [
    ...model.entity.indexes.map(fields => indexOf(model, fields)),
    ...model.entity.unique.map(fields => indexOf(model, fields, true)),
  ]
}

/** Sorts end in the id, so an index does too; a unique one counts only records that are not deleted. */
function indexOf(model: Model, fields: readonly string[], unique = false): IndexSpec {
  const columns = fields.map(name => model.fields.get(name)?.key.name ?? columnName(name))
  const name = `${model.table}_${columns.join('_')}${unique ? '_unique' : ''}`
  return unique ? { name, columns, unique, where: 'deleted_at is null' } : { name, columns: [...columns, 'id'], unique }
}
