import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromMinor, kindOf, minorDigits, money, toMinor } from './index.ts'

const read = (text: string, decimal: '.' | ',' = '.') =>
  kindOf(money()).fromText?.(text, { dates: 'dmy', decimal, zone: 'UTC' }, money())

test.each([
  ['¥2,340,000', '.', { amount: 234_000_000, currency: 'CNY' }],
  ['USD 1,234.50', '.', { amount: 123_450, currency: 'USD' }],
  ['€480.000,05', ',', { amount: 48_000_005, currency: 'EUR' }],
  ['(5) GBP', '.', { amount: -500, currency: 'GBP' }],
  ['JPY 1200', '.', { amount: 1200, currency: 'JPY' }],
  ['12万元', '.', '12万元'],
  ['1,234.50', '.', '1,234.50'],
] as const)('%s is read, or left for people', (text, decimal, value) => {
  expect(read(text, decimal)).toEqual(value)
})

test('what is written as people write it comes back as it was', () => {
  const currency = fc.constantFrom('CNY', 'JPY', 'KWD', 'EUR')
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (amount, code) => {
      expect(toMinor(fromMinor(amount, code), code)).toBe(amount + 0)
    }),
  )
})

test('amounts are rounded half away from zero, as people round', () => {
  expect([toMinor(1.005, 'EUR'), toMinor(-1.005, 'EUR'), toMinor(0.5, 'JPY'), minorDigits('KWD')]).toEqual([
    101, -101, 1, 3,
  ])
})
