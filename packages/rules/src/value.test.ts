import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, rank } from './value.ts'

test('texts order as their UTF-8 bytes do', () => {
  const units = ['a', 'z', '\ud7ff', '\ue000', '\uffee', '\uffff', '\u{10000}', '😀', '\u{10ffff}', '张']
  const text = fc.oneof(fc.string({ unit: fc.constantFrom(...units), maxLength: 4 }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const bytes = Buffer.compare(Buffer.from(one), Buffer.from(other))
      expect(Math.sign(Number(rank(one) > rank(other)) - Number(rank(one) < rank(other)))).toBe(bytes)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['number', '42', 42],
  ['number', ' 4.5 ', 4.5],
  ['number', -0.1, -0.1],
  ['number', '', null],
  ['number', ' ', null],
  ['number', '12 kg', null],
  ['number', Number.POSITIVE_INFINITY, null],
  ['boolean', 'true', true],
  ['boolean', false, false],
  ['boolean', 'yes', null],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '2023-02-29', null],
  ['date', '2024-2-9', null],
  ['date', '2024-02-29T00:00:00.000Z', null],
  ['instant', '2024-02-29T10:00:00.000Z', '2024-02-29T10:00:00.000Z'],
  ['instant', '2024-02-29T10:00:00Z', null],
  ['instant', '2024-02-29', null],
  ['exact', 'New', 'New'],
  ['exact', '', null],
  ['text', 'NEW', 'new'],
  ['text', 5, '5'],
  ['text', { toString: null }, null],
  ['text', Symbol('s'), 'symbol(s)'],
  ['list', ['a'], null],
] as const)('as %s, %j compares as %j', (type, value, expected) => {
  expect(canonical(type, value)).toBe(expected)
})
