import type { ColumnSpec, IndexSpec, TableSpec } from '../dialects/ddl.ts'
import { columnName } from '../model/columns.ts'
import type { Model } from '../model/model.ts'

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
  const columns = model.columns.map(
    (column): ColumnSpec => ({
      name: column.name,
      type: types[column.type],
      ...(column.name === 'version' && { notNull: true }),
      ...(column.was !== undefined && { was: column.was }),
      ...(column.fallback !== undefined && { fallback: column.fallback }),
    }),
  )
  return {
    name: model.table,
    columns,
    primary: ['id'],
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
