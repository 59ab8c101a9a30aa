import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { condition as anyCondition, types } from './arbitraries.ts'
import { evaluate } from './evaluate.ts'
import type { Condition, FieldType } from './types.ts'
import { variables } from './variables.ts'

const row = {
  name: 'Zhāng Wěi',
  status: 'new',
  score: 50,
  won: false,
  note: '',
  topics: ['price', 'demo'],
  custom: { tier: 'gold' },
  ext: { campaigns: { source: 'spring' } },
}

test.each<[boolean, Condition]>([
  [true, {}],
  [true, { status: 'new', score: { gte: 50 } }],
  [false, { status: 'new', score: { gt: 50 } }],
  [true, { score: { gte: 10, lt: 51 } }],
  [false, { any: [] }],
  [true, { all: [] }],
  [true, { any: [{ status: 'old' }, { score: 50 }] }],
  [false, { all: [{ status: 'old' }, { score: 50 }] }],
  [true, { not: { status: 'old' } }],
  [true, { name: 'ZHĀNG WĚI' }],
  [true, { name: { contains: 'ng w' } }],
  [true, { name: { startsWith: 'zhā', endsWith: 'ěI' } }],
  [true, { 'custom.tier': 'gold', 'ext.campaigns.source': 'spring' }],
  [false, { 'custom.other': 'gold' }],
  [true, { won: false }],
  [true, { topics: { has: 'demo' } }],
  [false, { topics: { has: 'Demo' } }],
  [true, { topics: { hasAny: ['x', 'price'] } }],
  [false, { topics: { hasAny: [] } }],
  [true, { status: { in: ['old', 'new'] } }],
  [false, { status: { in: [] } }],
  [true, { status: { notIn: [] } }],
])('%s: %j', (expected, condition) => {
  expect(evaluate(condition, row)).toBe(expected)
})

describe('an empty value', () => {
  const empties = { none: null, note: '', list: [] as string[] }
  const emptyTypes: Record<string, FieldType> = { list: 'list' }

  test.each(['none', 'note', 'absent', 'custom.absent'])('%s is not, is not among, and is empty', field => {
    for (const value of [{ ne: 'x' }, { notIn: ['x'] }, { empty: true }, null, { eq: '' }, { in: ['x', null] }])
      expect(evaluate({ [field]: value }, empties)).toBe(true)
  })

  test.each(['none', 'note', 'absent'])('%s matches nothing else', field => {
    const parts = ['x', '']
    for (const part of parts)
      for (const operator of ['gt', 'gte', 'lt', 'lte', 'contains', 'startsWith', 'endsWith'])
        expect(evaluate({ [field]: { [operator]: part } }, empties)).toBe(false)
    for (const value of ['x', { in: ['x'] }, { ne: null }, { notIn: ['x', null] }, { empty: false }])
      expect(evaluate({ [field]: value }, empties)).toBe(false)
  })

  test('is also a list without members', () => {
    expect(evaluate({ list: null }, empties, { types: emptyTypes })).toBe(true)
    expect(evaluate({ list: { empty: false } }, empties, { types: emptyTypes })).toBe(false)
  })
})

describe('a variable', () => {
  const variable = variables({ values: { actor: { id: 'new', team: null, teams: ['old', 'new', null] } }, now: 0 })
  const ask = (condition: Condition, of: object = row) => evaluate(condition, of, { variable })

  test('stands where a scalar may, and for the list of in', () => {
    expect(ask({ status: { $: 'actor.id' } })).toBe(true)
    expect(ask({ status: { ne: { $: 'actor.id' } } })).toBe(false)
    expect(ask({ status: { in: [{ $: 'actor.id' }] } })).toBe(true)
    expect(ask({ status: { in: { $: 'actor.teams' } } })).toBe(true)
    expect(ask({ status: { notIn: { $: 'actor.teams' } } })).toBe(false)
  })

  test('without a value equals nothing, not even what is empty: nobody owns what no one owns', () => {
    for (const name of ['actor.team', 'absent']) {
      expect(ask({ owner: { $: name } }, { owner: null })).toBe(false)
      expect(ask({ owner: { in: [{ $: name }] } }, { owner: null })).toBe(false)
      expect(ask({ owner: { ne: { $: name } } }, { owner: null })).toBe(true)
    }
    expect(ask({ owner: { in: { $: 'actor.teams' } } }, { owner: null })).toBe(false)
    expect(evaluate({ owner: { $: 'actor.id' } }, { owner: null })).toBe(false)
  })

  test('is an object: a text that looks like one is a text', () => {
    expect(ask({ note: '{ $: "actor.id" }' }, { note: 'new' })).toBe(false)
    expect(ask({ note: '$actor.id' }, { note: '$actor.id' })).toBe(true)
  })
})

describe('with types', () => {
  test('a number from a form input is a number, and of none at all it is empty', () => {
    const types = { staff: 'number' } as const
    expect(evaluate({ staff: { gte: 9 } }, { staff: '10' }, { types })).toBe(true)
    expect(evaluate({ staff: { gte: 0 } }, { staff: '' }, { types })).toBe(false)
    expect(evaluate({ staff: null }, { staff: 'many' }, { types })).toBe(true)
  })

  test('choices compare as they are, and a single checkbox is a list', () => {
    const types = { kind: 'exact', topics: 'list' } as const
    expect(evaluate({ kind: 'Company' }, { kind: 'company' }, { types })).toBe(false)
    expect(evaluate({ topics: { has: 'demo' } }, { topics: 'demo' }, { types })).toBe(true)
  })
})

test('no row makes it throw', () => {
  const odd = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  })
  const names = Object.keys(types)
  fc.assert(
    fc.property(
      anyCondition,
      fc.array(odd, { minLength: names.length, maxLength: names.length }),
      (condition, held) => {
        const row = Object.fromEntries(names.map((name, index) => [name, held[index]]))
        expect([true, false]).toContain(evaluate(condition, row))
        expect([true, false]).toContain(evaluate(condition, row, { types }))
      },
    ),
    { numRuns: 1000 },
  )
})

test('a row lends nothing from its prototype', () => {
  for (const field of ['constructor', '__proto__', 'toString', 'constructor.name'])
    expect(evaluate(JSON.parse(`{ "${field}": null }`), {})).toBe(true)
})

test.each([
  [{ owner: { via: { team: 'x' } } }, 'condition.sql_only'],
  [{ name: { regex: '(a+)+' } }, 'condition.unknown_operator'],
  [{ name: { constructor: 'x' } }, 'condition.unknown_operator'],
])('%j throws %s', (condition, code) => {
  expect(() => evaluate(condition as Condition, row)).toThrow(expect.objectContaining({ code }))
})
