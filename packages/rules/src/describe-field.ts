import type { DescribeOptions } from './describe.ts'
import { isEmpty, isVariable, operatorsOf } from './shape.ts'
import type { Condition, Operator, Variable } from './types.ts'
import type { Unit, Words } from './words/words.ts'

/** What it takes to tell a field's operators. */
export interface Teller {
  readonly words: Words
  readonly options: DescribeOptions
  /** What fields through a ref are asked for by: `account.`. */
  readonly prefix: string
  nested(condition: Condition, field: string): string
}

/** A phrase for each operator on a field. */
export function describeField(field: string, value: unknown, teller: Teller): string[] {
  return operatorsOf(value).map(([operator, operand]) => phrase(field, operator as Operator, operand, teller))
}

function phrase(field: string, operator: Operator, operand: unknown, teller: Teller): string {
  const { words, options, prefix } = teller
  const label = options.label(prefix + field)
  const tell = (value: unknown) => valueText(prefix + field, value, teller)
  const list = (values: unknown) => (Array.isArray(values) ? values.map(tell).join(words.comma) : tell(values))
  switch (operator) {
    case 'via':
      return words.phrases.via(label, teller.nested(operand as Condition, field))
    case 'empty':
      return operand ? words.empty(label) : words.notEmpty(label)
    case 'eq':
    case 'ne':
      if (isEmpty(operand)) return operator === 'eq' ? words.empty(label) : words.notEmpty(label)
      return words.phrases[operator](label, tell(operand))
    case 'in':
    case 'hasAny':
      return isNone(operand) ? words.never : words.phrases[operator](label, list(operand))
    case 'notIn':
      return isNone(operand) ? words.always : words.phrases.notIn(label, list(operand))
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return comparison(operand, words)[operator](label, tell(operand))
    default:
      return words.phrases[operator](label, tell(operand))
  }
}

function isNone(operand: unknown): boolean {
  return Array.isArray(operand) && !operand.length
}

function isTime(operand: unknown): boolean {
  if (isVariable(operand)) return operand.$ === 'now' || operand.$ === 'today'
  return typeof operand === 'string' && /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(operand)
}

function comparison(operand: unknown, words: Words): Words['ofTimes'] {
  if (isTime(operand)) return words.ofTimes
  return typeof operand === 'string' ? words.ofTexts : words.ofNumbers
}

function valueText(field: string, value: unknown, { words, options }: Teller): string {
  if (isVariable(value)) return variableText(value, words, options)
  if (isEmpty(value)) return words.nothing
  const known = options.value?.(field, value as string | number | boolean)
  if (known !== undefined) return known
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return typeof value === 'string' && !isTime(value) ? words.quoted(value) : String(value)
}

function variableText({ $: name, add }: Variable, words: Words, options: DescribeOptions): string {
  if (name !== 'now' && name !== 'today') return options.variable?.(name) ?? name
  const [, count, unit] = /^([+-]?\d+)(\w+)$/.exec(add ?? '') ?? []
  return Number(count) ? words.shifted(name, Number(count), unit as Unit) : words[name]
}
