import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isShown, type Layout } from '../edit/groups.ts'
import { isEmptyDocument } from '../values/document.ts'

/** A record's fields by where they stand on its page. */
export interface Groups {
  /** Where it stands: under the title. */
  readonly state: FieldInfo | undefined
  /** What an administrator put into groups, filled or not. */
  readonly arranged: readonly FieldInfo[]
  /** What people fill in. */
  readonly details: readonly FieldInfo[]
  /** What was written once, or is computed. */
  readonly system: readonly FieldInfo[]
  /** Words of several lines, in full. */
  readonly prose: readonly FieldInfo[]
  readonly documents: readonly FieldInfo[]
  /** What people could fill in. */
  readonly empty: readonly FieldInfo[]
}

export function groupsOf(entity: EntityInfo, row: RecordRow, layout: Layout): Groups {
  const named = new Set(layout.groups.flatMap(({ fields }) => fields))
  const shown = entity.fields.filter(field => isShown(field, row) || !isEmpty(field, row))
  const isDocument = ({ kind }: FieldInfo) => kind === 'json'
  const isProse = ({ kind, options }: FieldInfo) => kind === 'text' && options.multiline === true
  const isTheirs = ({ options }: FieldInfo) => !options.derived && !options.fixed
  const state = shown.find(({ kind, name }) => kind === 'choice' && name === 'status')
  const rest = shown.filter(field => !named.has(field.name) && field.name !== entity.label)
  const filled = rest.filter(field => !isEmpty(field, row))
  const plain = filled.filter(field => !isProse(field) && !isDocument(field))
  return {
    state,
    arranged: shown.filter(field => named.has(field.name) && !isDocument(field)),
    details: plain.filter(isTheirs),
    system: plain.filter(field => !isTheirs(field)),
    prose: filled.filter(isProse),
    documents: shown.filter(field => isDocument(field) && !isEmpty(field, row)),
    empty: rest.filter(field => isTheirs(field) && !isDocument(field) && isEmpty(field, row)),
  }
}

function isEmpty({ name }: FieldInfo, row: RecordRow): boolean {
  return isEmptyDocument(fieldValue(row, name))
}
