import { type CheckScope, type Fault, lookup, quote } from './place.ts'
import { isVariable } from './shape.ts'
import type { FieldType, Operator } from './types.ts'
import { canonical } from './value.ts'

/** What is wrong with what stands beside an operator, or with one member of its list. */
export function operandFault(
  type: FieldType,
  operator: Operator,
  operand: unknown,
  scope: CheckScope,
): Fault | undefined {
  const equals = operator === 'eq' || operator === 'ne' || operator === 'in' || operator === 'notIn'
  if (operand === null && equals) return undefined
  if (type === 'list' && equals)
    return ['condition.wrong_type', `beside a list, ${operator} takes null; has and hasAny take values`]
  if (isVariable(operand)) return variableFault(type, operator, operand as object, scope)
  if (typeof operand === 'string' && (operand.includes('\0') || !operand.isWellFormed()))
    return ['condition.bad_text', 'a text holds no NUL and no half of a surrogate pair']
  if (isOfType(family(type), operand)) return undefined
  return ['condition.wrong_type', `${operator} takes ${words[family(type)]} here, not ${quote(operand)}`]
}

type Family = Exclude<FieldType, 'exact' | 'ref' | 'list'>

const words: Readonly<Record<Family, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date as YYYY-MM-DD',
  instant: 'an instant as YYYY-MM-DDTHH:mm:ss.sssZ',
}

function family(type: FieldType): Family {
  return type === 'exact' || type === 'ref' || type === 'list' ? 'text' : type
}

function isOfType(type: Family, operand: unknown): boolean {
  if (type === 'text') return typeof operand === 'string'
  const wanted = type === 'number' || type === 'boolean' ? type : 'string'
  return typeof operand === wanted && canonical(type, operand) !== null
}

function variableFault(type: FieldType, operator: Operator, variable: object, scope: CheckScope): Fault | undefined {
  const { $: name, add, ...rest } = variable as Record<string, unknown>
  if (typeof name !== 'string' || Object.keys(rest).length)
    return ['condition.wrong_type', 'a variable is { "$": name }, with "add" for now and today']
  const isTime = name === 'now' || name === 'today'
  if (add !== undefined && !(isTime && typeof add === 'string' && /^[+-]?\d{1,4}(mo|[mhdwy])$/.test(add)))
    return ['condition.wrong_type', 'add is for now and today, and is like -15d, 2h, 30m, 1w, 1mo or 1y']
  const known = isTime ? type : lookup(scope.variables ?? (() => family(type)), name)
  if (!known) return ['condition.unknown_variable', `there is no variable ${quote(name)}`]
  const fits = isTime ? type === 'date' || type === 'instant' : family(known) === family(type)
  const several = operator === 'in' || operator === 'notIn' || operator === 'hasAny'
  return fits && (several || known !== 'list')
    ? undefined
    : ['condition.wrong_type', `the variable ${quote(name)} is not ${words[family(type)]}`]
}
