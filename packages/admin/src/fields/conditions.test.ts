import { expect, test } from 'vitest'
import { conditionOf, testsOf } from './conditions.ts'

test.each([
  [null],
  [{ status: 'won' }],
  [{ budget: { ne: 3 } }],
  [{ all: [{ status: 'won' }, { owner: { empty: false } }, { region: { empty: true } }] }],
])('a condition of simple tests is read and written: %j', condition => {
  expect(conditionOf(testsOf(condition) ?? [])).toEqual(condition)
})

test.each([
  [{ any: [{ status: 'won' }] }],
  [{ budget: { gt: 3 } }],
  [{ budget: { gt: 3, lt: 5 } }],
  [{ owner: { eq: { $: 'actor.id' } } }],
  [{ not: { status: 'won' } }],
])('one that is made otherwise is left as it is: %j', condition => {
  expect(testsOf(condition)).toBeUndefined()
})

test('what is not said yet is left out', () => {
  expect(conditionOf([{ field: 'status', is: 'eq', value: '' }])).toBeNull()
})
