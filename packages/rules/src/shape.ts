import type { Variable } from './types.ts'

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function isVariable(value: unknown): value is Variable {
  return isObject(value) && Object.hasOwn(value, '$')
}

/** Whether a condition asks for emptiness. A variable without a value does not: it equals nothing. */
export function isEmpty(operand: unknown): boolean {
  return operand === null || operand === ''
}

/** What a condition says of one field, always as operators: a scalar or a variable is `eq`. */
export function operatorsOf(value: unknown): [string, unknown][] {
  return isObject(value) && !isVariable(value) ? Object.entries(value) : [['eq', value]]
}

/** The members of `in`, `notIn`, `hasAny`. A variable stands for one or for a list, whose empty members equal nothing. */
export function listOf(operand: unknown, known: (operand: unknown) => unknown): unknown[] {
  return isVariable(operand) ? [known(operand)].flat().filter(item => !isEmpty(item)) : [operand].flat()
}
