import { expect, test } from 'vitest'
import { conditionOf, groupOf } from '../condition/group.ts'
import { testLanguage } from './conditions.ts'

const again = (condition: Parameters<typeof groupOf>[0]) => conditionOf(groupOf(condition, testLanguage), testLanguage)

test.each([
  [undefined],
  [{ status: 'won' }],
  [{ budget: { ne: 3 } }],
  [{ status: 'won', owner: { empty: false }, region: { empty: true } }],
  [{ any: [{ status: 'won' }, { not: { region: 'north' } }] }],
])('a condition of tests is read and written: %j', condition => {
  expect(again(condition)).toEqual(condition)
  expect(JSON.stringify(groupOf(condition, testLanguage))).not.toContain('kept')
})

test.each([[{ budget: { gt: 3 } }], [{ budget: { gt: 3, lt: 5 } }], [{ owner: { eq: { $: 'actor.id' } } }]])(
  'what no test says is kept as it is: %j',
  condition => {
    expect(groupOf(condition, testLanguage).parts).toEqual([{ kept: condition }])
    expect(again(condition)).toEqual(condition)
  },
)

test('what is not said yet is left out', () => {
  const parts = [{ test: { field: 'status', is: 'eq', value: '' } as const }]
  expect(conditionOf({ how: 'all', parts }, testLanguage)).toBeUndefined()
})
