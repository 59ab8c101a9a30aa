import type { Language } from '@kith/admin/ui'
import type { Condition, FormDesign, FormField } from '@kith/plugin-forms/contract'
import { put } from './put.ts'

/** What a line of the builder can ask of one field. */
export const operators = ['is', 'isNot', 'gte', 'lte', 'contains', 'has', 'filled', 'empty'] as const
export type Operator = (typeof operators)[number]

/** One line of the builder. */
export interface Clause {
  readonly field: string
  readonly operator: Operator
  readonly value: string
}

/** How lines say a condition on the fields of a form. */
export function clauseLanguage(fields: readonly FormField[]): Language<Clause> {
  return { read: clauseOf, write: clause => ({ [clause.field]: askedBy(clause, fields) }) as Condition }
}

function clauseOf(field: string, asked: unknown): Clause | undefined {
  if (asked === null) return { field, operator: 'empty', value: '' }
  if (typeof asked !== 'object') return { field, operator: 'is', value: String(asked) }
  const entries = Object.entries(asked)
  const [name, value] = entries[0] ?? []
  if (entries.length !== 1 || name === undefined) return undefined
  if (name === 'ne' && value === null) return { field, operator: 'filled', value: '' }
  if (name === 'empty') return { field, operator: value ? 'empty' : 'filled', value: '' }
  const operator = ({ eq: 'is', ne: 'isNot', gte: 'gte', lte: 'lte', contains: 'contains', has: 'has' } as const)[name]
  return operator && typeof value !== 'object' ? { field, operator, value: String(value) } : undefined
}

function askedBy({ field, operator, value }: Clause, fields: readonly FormField[]): unknown {
  const type = fields.find(({ name }) => name === field)?.type
  const typed =
    type === 'number' || type === 'rating'
      ? Number(value || 0)
      : type === 'checkbox' || type === 'consent'
        ? value !== 'false'
        : value
  if (operator === 'filled') return { ne: null }
  if (operator === 'empty') return null
  if (operator === 'is') return typed
  return { [operator === 'isNot' ? 'ne' : operator]: typed }
}

/** What may be asked of a field of that kind. */
export function operatorsFor(type: FormField['type'] | undefined): readonly Operator[] {
  if (type === 'number' || type === 'rating' || type === 'date') return ['is', 'isNot', 'gte', 'lte', 'filled', 'empty']
  if (type === 'checkboxes') return ['has', 'filled', 'empty']
  if (type === 'checkbox' || type === 'consent') return ['is']
  if (type === 'select' || type === 'radio') return ['is', 'isNot', 'filled', 'empty']
  return ['is', 'isNot', 'contains', 'filled', 'empty']
}

/** The first line for a field: what it is asked, and of what. */
export function firstClause(field: FormField): Clause {
  const [operator = 'filled'] = operatorsFor(field.type)
  const value = field.options?.[0]?.value ?? (field.type === 'checkbox' || field.type === 'consent' ? 'true' : '')
  const isOpen = value === '' && operator === 'is'
  return { field: field.name, operator: isOpen ? 'filled' : operator, value }
}

/** The design with a field's new name in all its conditions. */
export function renamedIn(design: FormDesign, from: string, to: string): FormDesign {
  const inside = (when: Condition): Condition =>
    Object.fromEntries(
      Object.entries(when).map(([key, asked]) => {
        if (key === 'any' || key === 'all') return [key, (asked as Condition[]).map(inside)]
        if (key === 'not') return [key, inside(asked as Condition)]
        return [key === from ? to : key, asked]
      }),
    ) as Condition
  const each = <T extends { when?: Condition }>(one: T): T =>
    one.when ? put<T>(one, { when: inside(one.when) } as Partial<T>) : one
  return { ...design, steps: design.steps.map(step => ({ ...each(step), fields: step.fields.map(each) })) }
}
