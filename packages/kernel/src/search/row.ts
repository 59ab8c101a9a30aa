import { valueIn } from '@kith/sdk'
import type { SearchRow } from '../dialects/search.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { termsOf } from './terms.ts'

/** A record as the index knows it: the terms of its values, its entity, and whose it is. */
export function searchRow(model: Model, id: string, record: RecordValues): SearchRow {
  const terms = new Set([entityTerm(model.name)])
  for (const { name, as } of model.searched) {
    const value = valueIn(record, name)
    if (as === 'right') for (const ref of refsIn(value)) terms.add(rightTerm(model.name, name, ref))
    else if (value !== null && value !== undefined) for (const term of termsOf(String(value), as)) terms.add(term)
  }
  return { entity: model.name, record: id, terms: [...terms] }
}

/** An empty ref is a fact too: the records of a pool are those without an owner. */
function refsIn(value: unknown): readonly string[] {
  const ids = [value ?? []].flat().map(String)
  return ids.length === 0 ? [nobody] : ids
}

/** Stands for the id of a ref that is empty. */
export const nobody = 'none'

export function entityTerm(entity: string): string {
  return `@${entity.toLowerCase()}`
}

/** The term of records whose ref `field` points at `id`. */
export function rightTerm(entity: string, field: string, id: string): string {
  return `@${entity.toLowerCase()}/${field.toLowerCase()}/${id.replaceAll('-', '').toLowerCase()}`
}
