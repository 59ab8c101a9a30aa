import type { Condition } from '@kith/rules'
import type { Language } from '../../condition/group.ts'
import type { EntityInfo, FieldInfo } from '../../data/directory.ts'
import { created, fieldNamed, updated } from '../columns.ts'
import { type Operator, operatorsOf, readSaid, unitOf } from './operators.ts'

/** One line of a filter: a field, how it is compared, with what. */
export interface Line {
  readonly field: FieldInfo
  readonly operator: Operator
  readonly draft: unknown
}

/** How lines say a condition over records of an entity; `currency` is the organisation's. */
export function lineLanguage(entity: EntityInfo, currency: string): Language<Line> {
  return {
    read(name, said) {
      const field = fieldNamed(entity, name)
      const read = field && readSaid(field, said, unitOf(field, currency))
      return field && read && { field, ...read }
    },
    write({ field, operator, draft }) {
      const said = operator.write(draft, unitOf(field, currency))
      return said === undefined ? undefined : ({ [field.name]: said } as Condition)
    },
  }
}

/** What can be asked of records. */
export function askable(entity: EntityInfo): readonly FieldInfo[] {
  return [...entity.fields, created, updated].filter(one => operatorsOf(one).length > 0)
}

/** The line that one begins with. */
export function firstLine(entity: EntityInfo): Line | undefined {
  const fields = askable(entity)
  const field = fields.find(({ kind }) => kind === 'choice') ?? fields[0]
  const [operator] = field ? operatorsOf(field) : []
  return field && operator && { field, operator, draft: undefined }
}
