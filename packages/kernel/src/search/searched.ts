import type { ModelField } from '../model/model.ts'
import type { Searched } from './terms.ts'

/** A field whose values are found, and how; 'right': a user, team or line, by which it is known who may see the record. */
export interface SearchedField {
  readonly name: string
  readonly as: Searched | 'right'
}

/**
 * The fields with `search: true`, and beside them every e-mail address and phone number that does not say
 * `search: false`; none where no field says it. Refs to the kernel's own entities go with them.
 */
export function searchedFields(fields: Iterable<ModelField>): readonly SearchedField[] {
  const all = [...fields]
  if (!all.some(({ field }) => field.options.search === true)) return []
  return all.flatMap(({ name, field, kind, compares }): SearchedField[] => {
    if (String(field.options.entity ?? '').startsWith('kernel.')) {
      return compares === 'ref' || compares === 'list' ? [{ name, as: 'right' }] : []
    }
    const as = kind.searched
    if (field.options.search === true) return [{ name, as: as ?? 'text' }]
    return as !== undefined && field.options.search !== false ? [{ name, as }] : []
  })
}
