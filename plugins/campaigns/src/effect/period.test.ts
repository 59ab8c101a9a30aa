import { expect, test } from 'vitest'
import { startOf } from './period.ts'
import { shares } from './revenues.ts'

test('a day begins when it does in the organisation’s zone', () => {
  expect(startOf('2026-01-05', 'UTC')).toBe('2026-01-05T00:00:00.000Z')
  expect(startOf('2026-01-05', 'Asia/Shanghai')).toBe('2026-01-04T16:00:00.000Z')
  expect(startOf('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
  expect(startOf('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
  expect(startOf('2026-11-01', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z')
})

test('parts of an amount add up to it', () => {
  for (const base of [0, 1, 100, 101, -7]) {
    for (const n of [1, 2, 3, 7]) {
      const parts = shares({ amount: { amount: base, currency: 'CNY', base } }, n)
      expect(parts.reduce((sum, part) => sum + part.sum, 0)).toBe(base)
    }
  }
  expect(shares({ amount: { amount: 5, currency: 'USD' } }, 2)).toEqual([
    { sum: 0, missing: 1 },
    { sum: 0, missing: 1 },
  ])
  expect(shares({ amount: { amount: 5, currency: 'CNY', base: 5 } }, 0)).toEqual([])
})
