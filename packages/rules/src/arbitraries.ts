import fc from 'fast-check'
import { operators } from './operators.ts'
import type { Condition, FieldType, Operator, Scalar } from './types.ts'

/** Rows and conditions for tests that hold evaluate and SQL together: one field of every type. */
export const types = {
  name: 'text',
  'ext.campaigns.source': 'text',
  code: 'exact',
  score: 'number',
  count: 'number',
  done: 'boolean',
  day: 'date',
  at: 'instant',
  topics: 'list',
  owner: 'ref',
} as const satisfies Record<string, FieldType>

type FieldName = keyof typeof types

/** What variables stand for in these conditions: of every type, a list, and three that have no value. */
export const values: Record<string, unknown> = {
  word: 'Zhāng 伟',
  number: 7,
  yes: true,
  actor: { id: 'u1', team: null, teams: ['u1', 'u2', null, ''] },
  blank: '',
}

export interface Row {
  name: string | null
  ext: { campaigns: { source: string | null } }
  code: string | null
  score: number | null
  count: number | null
  done: boolean | null
  day: string | null
  at: string | null
  topics: string[] | null
  owner: string | null
}

const letters = [
  'a',
  'A',
  'b',
  'ß',
  'ẞ',
  'ς',
  'Σ',
  'σ',
  'İ',
  'ı',
  'ﬁ',
  'é',
  'e\u0301',
  '\u0301',
  '한',
  '张',
  '伟',
  '😀',
  '𝒜',
  '\u{20000}',
]
const signs = [
  '%',
  '_',
  '\\',
  "'",
  '"',
  ' ',
  '*',
  '?',
  '[',
  '\ue000',
  '\uffee',
  '\ud7ff',
  '\uffff',
  '\u{10ffff}',
  '0',
  '-',
  '\n',
]
const text = fc.string({ unit: fc.constantFrom(...letters, ...signs), maxLength: 4 })
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 7, 0.1, 0.5, -2.5, 50, 1e21, 2 ** 53, 3_000_000_000, 1e-7),
  fc.integer({ min: -3, max: 60 }),
)
const integer = fc.constantFrom(-1, 0, 1, 2, 7, 50)
const day = fc.constantFrom('2024-02-28', '2024-02-29', '2024-03-01', '1999-12-31', '0999-01-01', '9999-12-31')
const at = fc.constantFrom('2024-02-29T00:00:00.000Z', '2024-02-29T12:30:00.123Z', '2024-03-01T00:00:00.000Z')
const id = fc.constantFrom('u1', 'u2', 'U1')
const topic = fc.constantFrom('a', 'A', 'b', "o'clock", '"q"', '张', '😀', '\\')

const ofType: Record<FieldType, fc.Arbitrary<string | number | boolean>> = {
  text,
  exact: text,
  number,
  boolean: fc.boolean(),
  date: day,
  instant: at,
  list: topic,
  ref: id,
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })

export const row: fc.Arbitrary<Row> = fc.record({
  name: maybe(text),
  ext: fc.record({ campaigns: fc.record({ source: maybe(text) }) }),
  code: maybe(text),
  score: maybe(number),
  count: maybe(integer),
  done: maybe(fc.boolean()),
  day: maybe(day),
  at: maybe(at),
  topics: maybe(fc.uniqueArray(topic, { maxLength: 3 })),
  owner: maybe(id),
})

const variable = fc.constantFrom(
  { $: 'now' },
  { $: 'now', add: '-1d' },
  { $: 'today' },
  { $: 'today', add: '1mo' },
  { $: 'word' },
  { $: 'number' },
  { $: 'yes' },
  { $: 'actor.id' },
  { $: 'actor.team' },
  { $: 'blank' },
  { $: 'absent' },
)

/** A value of the type; now and then a variable, emptiness or a value of another type. */
function operand(type: FieldType) {
  return fc.oneof(
    { weight: 12, arbitrary: ofType[type] },
    { weight: 2, arbitrary: variable },
    { weight: 1, arbitrary: fc.constantFrom<Scalar>(null, '', 'abc', 5, true) },
  )
}

function operandOf(type: FieldType, operator: Operator): fc.Arbitrary<unknown> {
  if (operator === 'empty') return fc.boolean()
  if (operator === 'in' || operator === 'notIn' || operator === 'hasAny')
    return fc.oneof(
      { weight: 5, arbitrary: fc.array(operand(type), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom({ $: 'actor.teams' }, { $: 'actor.id' }, { $: 'absent' }) },
    )
  if (type === 'list' && (operator === 'eq' || operator === 'ne')) return fc.constantFrom(null, 'a')
  return operand(type)
}

function field(name: FieldName): fc.Arbitrary<Condition> {
  const type: FieldType = types[name]
  const names = operators[type].filter(operator => operator !== 'via')
  const several = fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
    .chain(chosen => fc.record(Object.fromEntries(chosen.map(operator => [operator, operandOf(type, operator)]))))
  const short = type === 'list' ? fc.constant(null) : operand(type)
  return fc
    .oneof({ weight: 5, arbitrary: several }, { weight: 1, arbitrary: short })
    .map(value => ({ [name]: value }) as Condition)
}

const fields = fc.constantFrom(...(Object.keys(types) as FieldName[])).chain(field)

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    fields,
    fc.tuple(fields, fields).map(([one, other]) => ({ ...one, ...other })),
    fc.array(tie('any'), { maxLength: 3 }).map(any => ({ any })),
    fc.array(tie('any'), { maxLength: 3 }).map(all => ({ all })),
    tie('any').map(not => ({ not })),
    fc.tuple(fields, tie('any')).map(([one, not]) => ({ ...one, not })),
  ),
})).any
