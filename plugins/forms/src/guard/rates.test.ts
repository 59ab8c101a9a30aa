import { expect, test } from 'vitest'
import { createRates } from './rates.ts'

const at = (seconds: number) => new Date(seconds * 1000)

test('what came a minute ago counts for a third', () => {
  const rates = createRates()
  for (let n = 1; n <= 10; n++) expect(rates.add('a', at(0))).toBe(n)
  expect(rates.add('a', at(60))).toBeCloseTo(10 / Math.E + 1)
  expect(rates.add('b', at(60))).toBe(1)
})

test('one a second is sixty a minute', () => {
  const rates = createRates()
  for (let second = 0; second < 600; second++) rates.add('a', at(second))
  expect(Math.round(rates.add('a', at(600)))).toBe(60)
})

test('memory is bounded: what was counted longest ago is forgotten', () => {
  const rates = createRates(2)
  for (const name of ['a', 'b', 'a', 'c']) rates.add(name, at(0))
  expect(['c', 'a', 'b'].map(name => rates.add(name, at(0)))).toEqual([2, 3, 1])
})
