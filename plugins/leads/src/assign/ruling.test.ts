import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rule } from '../fixture/app.ts'
import { type RulingOptions, rulingOf, scoreOf } from './ruling.ts'

type User = RulingOptions['users'][number]

const base = { version: 1, createdBy: null, updatedAt: '', updatedBy: null, deletedAt: null }
const regions = ['east', 'north', null]
const userOf = fc.record({ active: fc.boolean(), region: fc.constantFrom(...regions), sales: fc.boolean() })
const ruleOf = fc.record({
  active: fc.boolean(),
  position: fc.integer({ min: 0, max: 3 }),
  when: fc.constantFrom({}, { region: 'east' }, { size: { in: ['1000+'] } }, { not: { region: 'east' } }),
  mode: fc.constantFrom('none' as const, 'first' as const, 'roundRobin' as const, 'pool' as const),
  owners: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
  byRegion: fc.boolean(),
  set: fc.constantFrom({}, { region: 'east' }, { priority: 'high' }),
  points: fc.integer({ min: -5, max: 5 }),
})
const world = fc.record({
  users: fc.array(userOf, { minLength: 5, maxLength: 5 }),
  rules: fc.array(ruleOf, { maxLength: 6 }),
  values: fc.record({ region: fc.constantFrom(...regions), size: fc.constantFrom('1000+', null) }),
  turn: fc.integer({ min: 1, max: 100 }),
})

function optionsOf({
  users,
  rules,
  values,
  turn,
}: typeof world extends fc.Arbitrary<infer W> ? W : never): RulingOptions {
  return {
    users: users.map(({ sales, ...user }, at): User => {
      const rest = {
        name: `u${at}`,
        email: '',
        locale: 'en',
        zone: 'UTC',
        team: null,
        lines: [],
        endedAt: null,
        createdAt: '',
      }
      return { ...base, ...rest, ...user, id: `u${at}`, roles: sales ? ['sales'] : [] }
    }),
    rules: rules.map(
      (rule, at): Rule => ({
        ...base,
        ...rule,
        id: `r${at}`,
        name: `r${at}`,
        createdAt: `${at}`,
        owners: rule.owners.map(owner => `u${owner}`),
      }),
    ),
    values,
    now: new Date(0),
    zone: 'UTC',
    turn: async () => turn,
  }
}

test('whoever gets a lead is active, and is one of the rule that decided', async () => {
  await fc.assert(
    fc.asyncProperty(world, async made => {
      const options = optionsOf(made)
      const { owner, rule } = await rulingOf(options)
      const person = options.users.find(user => user.id === owner)
      if (owner !== null) expect(person?.active).toBe(true)
      if (rule && owner !== null) {
        expect(rule.active).toBe(true)
        expect(rule.byRegion ? person?.roles?.includes('sales') : rule.owners.includes(owner)).toBe(true)
      }
      if (!rule || rule.mode === 'pool') expect(owner).toBeNull()
    }),
  )
})

test('the order in which rules are given does not matter, only their positions', async () => {
  await fc.assert(
    fc.asyncProperty(world, async made => {
      const options = optionsOf(made)
      const backwards = { ...options, rules: [...options.rules].reverse() }
      expect(await rulingOf(backwards)).toEqual(await rulingOf(options))
    }),
  )
})

test('the score is that of the lead as the rules leave it', async () => {
  await fc.assert(
    fc.asyncProperty(world, async made => {
      const options = optionsOf(made)
      const { set, score } = await rulingOf(options)
      expect(score).toBe(scoreOf({ ...options, values: { ...options.values, ...set } }))
    }),
  )
})

test('a round takes each active owner in turn', async () => {
  const made = {
    users: Array(5).fill({ active: true, region: null, sales: true }),
    values: { region: null, size: null },
  }
  const rule = { active: true, position: 1, when: {}, mode: 'roundRobin' as const, byRegion: false, set: {}, points: 0 }
  const options = optionsOf({ ...made, rules: [{ ...rule, owners: [2, 0, 4] }], turn: 1 })
  const owners: (string | null)[] = []
  for (let turn = 1; turn <= 7; turn++) owners.push((await rulingOf({ ...options, turn: async () => turn })).owner)
  expect(owners).toEqual(['u2', 'u0', 'u4', 'u2', 'u0', 'u4', 'u2'])
})
