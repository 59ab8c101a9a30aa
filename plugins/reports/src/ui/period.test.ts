import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf, periodFrom, periodKinds, periodName, periodOf, shifted } from './period.ts'

const months = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

test('a period of each kind holds its month, and the one before it ends where it begins', () => {
  fc.assert(
    fc.property(months, fc.constantFrom(...periodKinds), (month, kind) => {
      const period = periodOf(kind, month)
      expect(period.from <= month && month <= period.to).toBe(true)
      expect(periodFrom(period.from, period.to)).toEqual(period)
      expect(shifted(shifted(period, -1), 1)).toEqual(period)
      expect(shifted(period, -1).to < period.from).toBe(true)
      if (kind !== 'twelve') expect(kindOf(shifted(period, 1))).toBe(kind)
    }),
  )
})

test('periods by name', () => {
  expect(periodOf('quarter', '2026-05')).toEqual({ from: '2026-04', to: '2026-06' })
  expect(periodOf('twelve', '2026-02')).toEqual({ from: '2025-03', to: '2026-02' })
  expect(shifted({ from: '2026-01', to: '2026-03' }, -1)).toEqual({ from: '2025-10', to: '2025-12' })
  expect(kindOf({ from: '2025-03', to: '2026-02' })).toBe('twelve')
  expect(periodName({ from: '2026-01', to: '2026-12' }, 'en')).toBe('2026')
  expect(periodName({ from: '2026-01', to: '2026-01' }, 'zh-CN')).toBe('2026年1月')
})

test('an address that says no period is one without', () => {
  expect(periodFrom('2026-01', undefined)).toBeUndefined()
  expect(periodFrom('2026-1', '2026-02')).toBeUndefined()
  expect(periodFrom('2026-03', '2026-02')).toBeUndefined()
  expect(periodFrom('2020-01', '2026-02')).toBeUndefined()
})
