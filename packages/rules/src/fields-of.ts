import { operatorsOf } from './shape.ts'
import type { Condition } from './types.ts'

/**
 * Every field that a condition names, so that a field that somebody may not read is not filtered by. A field of the
 * record that a ref points at stands as `account.city`. `check` the condition first.
 */
export function fieldsOf(condition: Condition): Set<string> {
  return new Set(names(condition))
}

function names(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([key, value]) => {
    if (key === 'any' || key === 'all') return (value as Condition[]).flatMap(names)
    if (key === 'not') return names(value as Condition)
    return [key, ...operatorsOf(value).flatMap(([operator, operand]) => through(key, operator, operand))]
  })
}

function through(field: string, operator: string, operand: unknown): string[] {
  return operator === 'via' ? names(operand as Condition).map(name => `${field}.${name}`) : []
}
