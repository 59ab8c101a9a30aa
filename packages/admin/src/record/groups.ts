import { evaluate, variables } from '@kith/rules'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isEmptyDocument } from '../values/document.ts'

/** A record's fields by where they stand on its page. */
export interface Groups {
  /** Where it stands: under the title. */
  readonly state: FieldInfo | undefined
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

export function groupsOf(entity: EntityInfo, row: RecordRow): Groups {
  const rest = entity.fields.filter(({ name }) => name !== entity.label)
  const filled = rest.filter(({ name }) => !isEmptyDocument(fieldValue(row, name)))
  const isProse = ({ kind, options }: FieldInfo) => kind === 'text' && options.multiline === true
  const isDocument = ({ kind }: FieldInfo) => kind === 'json'
  const isTheirs = ({ options }: FieldInfo) => !options.derived && !options.fixed
  const state = rest.find(({ kind, name }) => kind === 'choice' && name === 'status')
  const plain = filled.filter(field => !isProse(field) && !isDocument(field) && field !== state)
  return {
    state,
    details: plain.filter(isTheirs),
    system: plain.filter(field => !isTheirs(field)),
    prose: filled.filter(isProse),
    documents: filled.filter(isDocument),
    empty: rest.filter(
      field => isTheirs(field) && !isDocument(field) && !filled.includes(field) && isShown(field, row),
    ),
  }
}

/** Whether a field is for this record. */
function isShown({ options }: FieldInfo, row: RecordRow): boolean {
  const variable = variables({ values: {}, now: new Date(), zone: 'UTC' })
  return !options.when || evaluate(options.when, row, { variable })
}
