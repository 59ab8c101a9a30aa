import { ConditionError } from './error.ts'
import { read } from './read.ts'
import { isEmpty, isVariable, listOf, operatorsOf } from './shape.ts'
import type { Condition, FieldType, Resolve } from './types.ts'
import { type Canonical, canonical, rank } from './value.ts'

export interface EvaluateOptions {
  /** By field name as conditions write it; a field without one compares as what its value is, a string as text. */
  readonly types?: Readonly<Record<string, FieldType>> | undefined
  /** Usually `variables({ values, now, zone })`; without it no variable has a value. */
  readonly variable?: Resolve | undefined
}

/**
 * Whether a row is as a condition says. `custom.tier` and `ext.campaigns.source` are read from `row.custom` and `row.ext`.
 * A row's value that is none of its field's type is empty. `check` the condition first: an operator that its field's
 * type has not is unspecified here. Throws ConditionError: `condition.sql_only` (`via`), `condition.unknown_operator`.
 */
export function evaluate(condition: Condition, row: object, options: EvaluateOptions = {}): boolean {
  const holds = (part: Condition) => evaluate(part, row, options)
  return Object.entries(condition).every(([key, value]) => {
    if (key === 'any') return (value as Condition[]).some(holds)
    if (key === 'all') return (value as Condition[]).every(holds)
    if (key === 'not') return !holds(value as Condition)
    const held = read(row, key)
    const type = (read(options.types, key) as FieldType | undefined) ?? typeOf(held)
    return operatorsOf(value).every(([operator, operand]) => matches(type, held, operator, operand, options.variable))
  })
}

function matches(type: FieldType, held: unknown, operator: string, operand: unknown, variable?: Resolve): boolean {
  const mine = canonical(type, held)
  const items: unknown[] = type === 'list' ? [held || []].flat() : []
  const empty = mine === null && !items.length
  const known = (other: unknown) => (isVariable(other) ? variable?.(other, type) : other)
  const theirs = (other: unknown) => canonical(type, known(other))
  const equals = (other: unknown) => (isEmpty(other) ? empty : mine !== null && mine === theirs(other))
  const has = (other: unknown) => items.includes(canonical('exact', known(other)))
  const some = (test: (other: unknown) => boolean) => listOf(operand, known).some(test)
  const compare = (test: (a: Canonical, b: Canonical) => boolean) => {
    const other = theirs(operand)
    return mine !== null && other !== null && test(rank(mine), rank(other))
  }
  const find = (test: 'includes' | 'startsWith' | 'endsWith') => {
    const part = operand === '' ? '' : theirs(operand)
    return mine !== null && part !== null && String(mine)[test](String(part))
  }
  switch (operator) {
    case 'eq':
      return equals(operand)
    case 'ne':
      return !equals(operand)
    case 'gt':
      return compare((a, b) => a > b)
    case 'gte':
      return compare((a, b) => a >= b)
    case 'lt':
      return compare((a, b) => a < b)
    case 'lte':
      return compare((a, b) => a <= b)
    case 'in':
      return some(equals)
    case 'notIn':
      return !some(equals)
    case 'contains':
      return find('includes')
    case 'startsWith':
    case 'endsWith':
      return find(operator)
    case 'empty':
      return empty === operand
    case 'has':
      return has(operand)
    case 'hasAny':
      return some(has)
    case 'via':
      throw new ConditionError('condition.sql_only', 'via is answered by the database only')
    default:
      throw new ConditionError('condition.unknown_operator', `no operator ${operator}; check the condition first`)
  }
}

function typeOf(value: unknown): FieldType {
  const type = typeof value
  if (type === 'object' && value !== null && 'currency' in (value as object)) return 'number'
  return Array.isArray(value) ? 'list' : type === 'number' || type === 'boolean' ? type : 'text'
}
