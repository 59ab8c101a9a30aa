import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { condition as anyCondition, types, values } from './arbitraries.ts'
import { check } from './check.ts'
import { compile } from './compile.ts'
import { evaluate } from './evaluate.ts'
import type { Condition, FieldType } from './types.ts'

const fields: Record<string, FieldType> = { ...types, account: 'ref' }
const variables: Record<string, FieldType> = { 'actor.id': 'ref', 'actor.teams': 'list', limit: 'number' }
const via = (field: string) => (field === 'account' ? { fields: { city: 'text' } as const } : undefined)
const codes = (condition: unknown) => check(condition, { fields, variables, via }).map(problem => problem.code)

test.each([
  {},
  { name: 'x', score: { gte: 5, lt: 7.5 }, any: [{ done: true }, { code: null }], all: [], not: { day: '2024-02-29' } },
  { owner: { in: { $: 'actor.teams' } }, code: { in: ['a', null, { $: 'actor.id' }] }, score: { $: 'limit' } },
  { at: { gte: { $: 'today', add: '-15d' } }, day: { lt: { $: 'now' } } },
  { topics: { has: 'a', hasAny: ['b'], ne: null }, 'ext.campaigns.source': { contains: '' } },
  { account: { via: { city: 'Köln' } } },
])('%j is a condition', condition => {
  expect(codes(condition)).toEqual([])
})

test.each<[unknown, string, (string | number)[]]>([
  [null, 'condition.not_an_object', []],
  ['x', 'condition.not_an_object', []],
  [[], 'condition.not_an_object', []],
  [{ not: 5 }, 'condition.not_an_object', ['not']],
  [{ any: [null] }, 'condition.not_an_object', ['any', 0]],
  [{ any: {} }, 'condition.wrong_type', ['any']],
  [{ secret: 'x' }, 'condition.unknown_field', ['secret']],
  [{ toString: 'x' }, 'condition.unknown_field', ['toString']],
  [JSON.parse('{ "__proto__": { "eq": 1 } }'), 'condition.unknown_field', ['__proto__']],
  [{ $: 'now' }, 'condition.reserved', ['$']],
  [{ custom: { tier: 'x' } }, 'condition.reserved', ['custom']],
  [{ ext: 'x' }, 'condition.reserved', ['ext']],
  [{ name: { regex: '(a+)+$' } }, 'condition.unknown_operator', ['name', 'regex']],
  [{ name: { constructor: 'x' } }, 'condition.unknown_operator', ['name', 'constructor']],
  [{ name: JSON.parse('{ "__proto__": "x" }') }, 'condition.unknown_operator', ['name', '__proto__']],
  [{ score: { contains: '5' } }, 'condition.wrong_operator', ['score', 'contains']],
  [{ owner: { gt: 'u1' } }, 'condition.wrong_operator', ['owner', 'gt']],
  [{ name: {} }, 'condition.wrong_type', ['name']],
  [{ name: ['a'] }, 'condition.wrong_type', ['name']],
  [{ name: undefined }, 'condition.wrong_type', ['name']],
  [{ name: 5 }, 'condition.wrong_type', ['name']],
  [{ score: '5' }, 'condition.wrong_type', ['score']],
  [{ score: { gte: null } }, 'condition.wrong_type', ['score', 'gte']],
  [JSON.parse('{ "score": 1e999 }'), 'condition.wrong_type', ['score']],
  [{ done: 1 }, 'condition.wrong_type', ['done']],
  [{ done: { empty: 'yes' } }, 'condition.wrong_type', ['done', 'empty']],
  [{ day: '2023-02-29' }, 'condition.wrong_type', ['day']],
  [{ at: '2024-02-29' }, 'condition.wrong_type', ['at']],
  [{ at: { in: ['2024-02-29T00:00:00.000Z', 'x'] } }, 'condition.wrong_type', ['at', 'in', 1]],
  [{ code: { in: 'abc' } }, 'condition.wrong_type', ['code', 'in']],
  [{ code: { in: [['a']] } }, 'condition.wrong_type', ['code', 'in', 0]],
  [{ code: { eq: { $: 'actor.id', extra: 1 } } }, 'condition.wrong_type', ['code', 'eq']],
  [{ code: { $: 5 } }, 'condition.wrong_type', ['code']],
  [{ code: { $: 'actor.id', add: '1d' } }, 'condition.wrong_type', ['code']],
  [{ at: { gt: { $: 'now', add: '99999y' } } }, 'condition.wrong_type', ['at', 'gt']],
  [{ name: { $: 'today' } }, 'condition.wrong_type', ['name']],
  [{ score: { $: 'actor.id' } }, 'condition.wrong_type', ['score']],
  [{ code: { $: 'actor.teams' } }, 'condition.wrong_type', ['code']],
  [{ code: { $: 'constructor' } }, 'condition.unknown_variable', ['code']],
  [{ topics: 'a' }, 'condition.wrong_type', ['topics']],
  [{ topics: { in: ['a'] } }, 'condition.wrong_operator', ['topics', 'in']],
  [{ name: 'a\0' }, 'condition.bad_text', ['name']],
  [{ name: { contains: '\ud83d' } }, 'condition.bad_text', ['name', 'contains']],
  [{ owner: { via: {} } }, 'condition.sql_only', ['owner', 'via']],
  [{ account: { via: { name: 'x' } } }, 'condition.unknown_field', ['account', 'via', 'name']],
])('%j is %s', (condition, code, path) => {
  expect(check(condition, { fields, variables, via })).toEqual([{ code, path, message: expect.any(String) }])
})

test('every problem is told, each where it is', () => {
  expect(check({ secret: 1, any: [{ score: 'x' }] }, { fields }).map(({ path }) => path.join('.'))).toEqual([
    'secret',
    'any.0.score',
  ])
})

describe('hostile input', () => {
  test('however deep is refused where it becomes too deep', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}`)
    const [problem, ...others] = check(deep, { fields })
    expect([problem?.code, problem?.path.length, others]).toEqual(['condition.too_deep', 20, []])
    const lists = JSON.parse(`${'{"any":['.repeat(5000)}${']}'.repeat(5000)}`)
    expect(codes(lists)).toEqual(['condition.too_deep'])
    expect(codes({ name: { eq: deep } })).toEqual(['condition.wrong_type'])
  })

  test('however wide is refused once', () => {
    expect(codes({ code: { in: Array(100_000).fill('a') } })).toEqual(['condition.too_large'])
    expect(codes({ any: Array(100_000).fill({}) })).toEqual(['condition.too_large'])
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 1]))
    expect(codes(wide).filter(code => code === 'condition.too_large')).toHaveLength(1)
    expect(codes(wide).length).toBeLessThanOrEqual(501)
  })

  test('the limits are those given', () => {
    expect(check({ not: {} }, { fields, maxDepth: 1 }).map(problem => problem.code)).toEqual(['condition.too_deep'])
    expect(check({ name: 'a' }, { fields, maxNodes: 3 })).toEqual([])
    expect(check({ name: 'a' }, { fields, maxNodes: 2 }).map(problem => problem.code)).toEqual(['condition.too_large'])
  })

  test('a message repeats little of it', () => {
    const [problem] = check({ ['x'.repeat(1e6)]: 1 }, { fields })
    expect(problem?.message.length).toBeLessThan(200)
  })

  test('whatever JSON it is, check answers, and what it passes can be asked and compiled', () => {
    const column = (field: string) => {
      const type = fields[field]
      return type && { sql: `"t"."${field}"`, folded: `"t"."${field}_fold"`, type }
    }
    const key = fc.constantFrom(
      'name',
      'score',
      'topics',
      'any',
      'all',
      'not',
      '$',
      'in',
      'eq',
      'has',
      'add',
      '__proto__',
    )
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.letrec(tie => ({
        node: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom('now', 5, null, true, 'a'),
          fc.array(tie('node'), { maxLength: 3 }),
          fc.array(fc.tuple(key, tie('node')), { maxLength: 3 }).map(Object.fromEntries),
        ),
      })).node,
      anyCondition,
    )
    const variable = () => undefined
    fc.assert(
      fc.property(json, input => {
        if (check(input, { fields }).length) return
        evaluate(input as Condition, {}, { types: fields })
        compile(input as Condition, { column, variable, dialect: 'sqlite' })
      }),
      { numRuns: 5000 },
    )
  })

  test('the conditions that hold memory and SQL together pass, but for values of another type', () => {
    const known = (name: string) => (Object.hasOwn(values, name) ? 'text' : undefined)
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyCondition, condition => {
        for (const { code } of check(condition, { fields, variables: known })) seen.add(code)
      }),
      { numRuns: 2000 },
    )
    expect([...seen].sort()).toEqual(['condition.unknown_variable', 'condition.wrong_type'])
  })
})
