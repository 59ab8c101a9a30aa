import type { FieldType, Operator } from './types.ts'

const always = ['eq', 'ne', 'in', 'notIn', 'empty'] as const
const ordered = ['gt', 'gte', 'lt', 'lte'] as const
const worded = ['contains', 'startsWith', 'endsWith'] as const

/** Which operators the fields of a type have. A list's `eq` and `ne` take null only. */
export const operators: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: [...always, ...ordered, ...worded],
  exact: [...always, ...ordered, ...worded],
  number: [...always, ...ordered],
  date: [...always, ...ordered],
  instant: [...always, ...ordered],
  boolean: always,
  ref: [...always, 'via'],
  list: ['eq', 'ne', 'empty', 'has', 'hasAny'],
}

export function isOperator(name: string): name is Operator {
  return Object.values(operators).some(names => (names as readonly string[]).includes(name))
}
