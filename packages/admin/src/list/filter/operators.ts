import type { FieldInfo } from '../../data/directory.ts'
import type { Message } from '../../texts/en.ts'
import { numberFormat } from '../../texts/formats.ts'

/** What is typed beside an operator. */
export type Typed = 'none' | 'text' | 'number' | 'values' | 'date' | 'days' | 'options' | 'records'

/** One way to compare a field: as a person picks it, and as a condition says it. */
export interface Operator {
  readonly id: string
  readonly text: Message
  readonly typed: Typed
  /**
   * What a condition says, from what was typed; `undefined` where something is missing. `unit`: how many of what is stored
   * make one of what is typed.
   */
  write(draft: unknown, unit?: number): unknown
  /** What was typed, where a condition says just this; `undefined` where it says something else. */
  read(said: unknown, unit?: number): unknown
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''
const operand = (said: unknown, name: string): unknown => {
  const keys = typeof said === 'object' && said !== null ? Object.keys(said) : []
  return keys.length === 1 && keys[0] === name ? (said as Record<string, unknown>)[name] : undefined
}

function simple(id: string, typed: Typed, isFit: (value: unknown) => boolean): Operator {
  return {
    id,
    text: `op.${id}` as Message,
    typed,
    write: draft => (isFit(draft) ? { [id]: draft } : undefined),
    read: said => {
      const value = id === 'eq' && typeof said !== 'object' ? said : operand(said, id)
      return isFit(value) ? value : undefined
    },
  }
}

const word = (id: string) => simple(id, 'text', isWord)
const number = (id: string): Operator => {
  const plain = simple(id, 'number', value => typeof value === 'number' && Number.isFinite(value))
  return {
    ...plain,
    write: (draft, unit = 1) =>
      draft === '' || draft === undefined || Number.isNaN(Number(draft)) ? undefined : { [id]: Number(draft) * unit },
    read: (said, unit = 1) => {
      const value = plain.read(said)
      return typeof value === 'number' ? value / unit : undefined
    },
  }
}
/** What compares with one value says the same of a list with that one. */
const single: Readonly<Record<string, string>> = { in: 'eq', notIn: 'ne', hasAny: 'has' }
const list = (id: string, typed: Typed): Operator => {
  const isFit = (value: unknown) => Array.isArray(value) && value.length > 0
  return {
    ...simple(id, typed, isFit),
    read: said => {
      if (id === 'in' && typeof said === 'string') return [said]
      if (id === 'in' && isVariable(said)) return [said]
      const value = operand(said, id) ?? wrapped(operand(said, single[id] ?? ''))
      return isFit(value) ? value : undefined
    },
  }
}
/** Several values, typed one a line. */
function several(id: 'in' | 'notIn', isNumber: boolean): Operator {
  const isFit = isNumber ? Number.isFinite : isWord
  return {
    id,
    text: `op.${id}`,
    typed: 'values',
    write(draft, unit = 1) {
      const lines = String(draft ?? '')
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean)
      const values = isNumber ? lines.map(line => Number(line) * unit) : lines
      return values.length > 0 && values.every(isFit) ? { [id]: values } : undefined
    },
    read(said, unit = 1) {
      const values = operand(said, id)
      if (!Array.isArray(values) || values.length === 0 || !values.every(isFit)) return undefined
      return values.map(value => (isNumber ? value / unit : value)).join('\n')
    },
  }
}
const wrapped = (value: unknown) => (value === undefined || value === null ? undefined : [value])
const isVariable = (value: unknown) => typeof value === 'object' && value !== null && '$' in value

const empty: Operator = {
  id: 'empty',
  text: 'op.empty',
  typed: 'none',
  write: () => ({ empty: true }),
  read: said => said === null || operand(said, 'empty') === true || operand(said, 'eq') === null || undefined,
}
const notEmpty: Operator = {
  id: 'notEmpty',
  text: 'op.notEmpty',
  typed: 'none',
  write: () => ({ empty: false }),
  read: said => operand(said, 'empty') === false || operand(said, 'ne') === null || undefined,
}
const yes = (id: 'yes' | 'no'): Operator => ({
  id,
  text: `op.${id}`,
  typed: 'none',
  write: () => id === 'yes',
  read: said => said === (id === 'yes') || operand(said, 'eq') === (id === 'yes') || undefined,
})

/** A day of the calendar; of an instant, the moment at which it begins here. */
function day(id: 'gte' | 'lt', isInstant: boolean): Operator {
  return {
    id,
    text: `op.${id}.time`,
    typed: 'date',
    write: draft =>
      isWord(draft) ? { [id]: isInstant ? new Date(`${draft}T00:00`).toISOString() : draft } : undefined,
    read: said => {
      const value = operand(said, id)
      if (!isWord(value)) return undefined
      return isInstant ? localDay(new Date(value)) : value
    },
  }
}

/** Within some days back or ahead, or longer ago, counted from the moment at which it is asked. */
function days(id: 'past' | 'coming' | 'ago', isInstant: boolean): Operator {
  const $ = isInstant ? 'now' : 'today'
  const sign = id === 'coming' ? '+' : '-'
  return {
    id,
    text: `op.${id}`,
    typed: 'days',
    write: draft => {
      const n = Number(draft)
      if (!Number.isInteger(n) || n < 1 || n > 3_650) return undefined
      const far = { $, add: `${sign}${n}d` }
      if (id === 'ago') return { lt: far }
      return id === 'past' ? { gte: far } : { gte: { $ }, lte: far }
    },
    read: said => {
      const { gte, lte, lt, ...rest } = (said ?? {}) as Record<string, { $?: string; add?: string } | undefined>
      if ((lt !== undefined) !== (id === 'ago') || (id === 'ago' && (gte || lte))) return undefined
      const far = { past: gte, coming: lte, ago: lt }[id]
      const n = new RegExp(`^\\${sign}(\\d+)d$`).exec(far?.add ?? '')?.[1]
      const isIt =
        Object.keys(rest).length === 0 && far?.$ === $ && (id === 'coming' ? gte?.$ === $ : lte === undefined)
      return isIt ? n : undefined
    },
  }
}

function localDay(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

const words = [
  word('contains'),
  word('eq'),
  word('startsWith'),
  word('endsWith'),
  word('ne'),
  several('in', false),
  several('notIn', false),
  empty,
  notEmpty,
]
const numbers = [
  number('gte'),
  number('lte'),
  number('eq'),
  number('ne'),
  number('gt'),
  number('lt'),
  several('in', true),
  several('notIn', true),
  empty,
  notEmpty,
]
const times = (isInstant: boolean) => [
  days('past', isInstant),
  days('coming', isInstant),
  days('ago', isInstant),
  day('gte', isInstant),
  day('lt', isInstant),
  empty,
  notEmpty,
]

/** How the kinds of fields are compared, the most asked first: a new kind is a line here. */
const kinds: Readonly<Record<string, readonly Operator[]>> = {
  text: words,
  email: words,
  phone: words,
  url: words,
  integer: numbers,
  decimal: numbers,
  money: numbers,
  boolean: [yes('yes'), yes('no')],
  choice: [list('in', 'options'), list('notIn', 'options'), empty, notEmpty],
  choices: [list('hasAny', 'options'), empty, notEmpty],
  date: times(false),
  instant: times(true),
  ref: [list('in', 'records'), list('notIn', 'records'), empty, notEmpty],
  refs: [list('hasAny', 'records'), empty, notEmpty],
}

/** None for what cannot be compared. */
export function operatorsOf({ kind }: FieldInfo): readonly Operator[] {
  return kinds[kind] ?? []
}

/** The operator by which a condition compares the field, and what was typed. */
export function readSaid(
  field: FieldInfo,
  said: unknown,
  unit = 1,
): { readonly operator: Operator; readonly draft: unknown } | undefined {
  for (const operator of operatorsOf(field)) {
    const draft = operator.read(said, unit)
    if (draft !== undefined) return { operator, draft }
  }
  return undefined
}

/** How many of what is stored make one of what people type: minor units of the organisation's currency. */
export function unitOf({ kind }: FieldInfo, currency: string): number {
  if (kind !== 'money') return 1
  return 10 ** (numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
}
