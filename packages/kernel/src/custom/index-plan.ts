import { kindOf } from '@kith/sdk'
import type { IndexSpec } from '../dialects/ddl.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'
import { addedField, columnOf } from './added-field.ts'
import type { Definition } from './definition.ts'

/** The index that a custom field should have; `undefined` of a retired one, and of what cannot be compared. */
export function wantedIndex(definition: Definition): IndexSpec | undefined {
  const { active, unique, index, id } = definition
  const { field } = addedField(definition)
  const kind = kindOf(field)
  if (!active || !(unique || index) || !isIndexable(definition.kind)) return undefined
  const column = columnOf(id)
  const compared = kind.compared ?? '_fold'
  const key = kind.columns(field).some(({ suffix }) => suffix === compared) ? `${column}${compared}` : column
  return unique
    ? { name: `${column}_unique`, columns: [key], unique, where: 'deleted_at is null' }
    : { name: `${column}_index`, columns: [key, 'id'], unique }
}

/** Whether an index can serve a kind: it compares, by one value. */
export function isIndexable(kind: string): boolean {
  const compares = kindOf({ kind, options: {} }).compares
  return compares !== undefined && compares !== 'list'
}

/** What there is of a custom field's indexes and should not be. */
export async function unwantedIndexes(dialect: Dialect, model: Model, definition: Definition): Promise<string[]> {
  const wanted = wantedIndex(definition)?.name
  const [table] = await dialect.schema(model.table)
  const own = `${columnOf(definition.id)}_`
  return (table?.indexes ?? []).map(({ name }) => name).filter(name => name.startsWith(own) && name !== wanted)
}
