import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AnyField,
  boolean,
  choice,
  choices,
  date,
  decimal,
  instant,
  kindOf,
  type TextHints,
  url,
} from './index.ts'

const plain: TextHints = { dates: 'mdy', decimal: '.', zone: 'UTC' }

function read(field: AnyField, text: string, hints: Partial<TextHints> = {}): unknown {
  return kindOf(field).fromText?.(text, { ...plain, ...hints }, field)
}

test.each([
  ['1,234.50', '.', 1234.5],
  ['1.234,50', ',', 1234.5],
  ['1 234,5', ',', 1234.5],
  ['¥1,234', '.', 1234],
  ['(5)', '.', -5],
  ['12 %', '.', 12],
  ['1.2e3', '.', 1200],
  ['twelve', '.', 'twelve'],
  ['1-2', '.', '1-2'],
] as const)('a number written %s with %s', (text, mark, value) => {
  expect(read(decimal(), text, { decimal: mark })).toBe(value)
})

test.each([
  ['2026-11-20', 'mdy', '2026-11-20'],
  ['2026/1/5', 'mdy', '2026-01-05'],
  ['2026年11月20日', 'mdy', '2026-11-20'],
  ['20261120', 'mdy', '2026-11-20'],
  ['03/04/2026', 'mdy', '2026-03-04'],
  ['03/04/2026', 'dmy', '2026-04-03'],
  ['31.12.2026', 'dmy', '2026-12-31'],
  ['5 Jan 2026', 'mdy', '2026-01-05'],
  ['January 5th, 2026', 'mdy', '2026-01-05'],
  ['2026-02-30', 'mdy', '2026-02-30'],
  ['soon', 'mdy', 'soon'],
] as const)('a day written %s (%s)', (text, dates, value) => {
  expect(read(date(), text, { dates })).toBe(value)
})

test.each([
  ['2026-11-20T08:00:00Z', 'UTC', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20 08:00', 'Asia/Shanghai', '2026-11-20T00:00:00.000Z'],
  ['11/20/2026 1:05 PM', 'UTC', '2026-11-20T13:05:00.000Z'],
  ['2026-11-20T08:00:00+0800', 'UTC', '2026-11-20T00:00:00.000Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
  ['1763625600000', 'UTC', '2025-11-20T08:00:00.000Z'],
  ['2026-11-20 soon', 'UTC', '2026-11-20 soon'],
])('a moment written %s in %s', (text, zone, value) => {
  expect(read(instant(), text, { zone })).toBe(value)
})

test('a choice is known by its code or its label, in any case and width', () => {
  const field = choice(['new', 'working'])
  const code = (label: string) => ({ 跟进中: 'working' })[label]
  expect(read(field, ' NEW ')).toBe('new')
  expect(read(field, '跟进中', { code })).toBe('working')
  expect(read(field, 'elsewhere', { code })).toBe('elsewhere')
  expect(read(choices(['new', 'working']), 'New; 跟进中', { code })).toEqual(['new', 'working'])
})

test('yes and no are known in several languages', () => {
  expect(['True', 'x', '是', 'JA'].map(text => read(boolean(), text))).toEqual([true, true, true, true])
  expect(['FALSE', 'no', '否', 'perhaps'].map(text => read(boolean(), text))).toEqual([false, false, false, 'perhaps'])
})

test('an address without a scheme is a web address, and nothing else becomes one', () => {
  expect(read(url(), 'example.com/a')).toBe('https://example.com/a')
  expect(read(url(), 'javascript:alert(1)')).toBe('javascript:alert(1)')
})

test('every number and every moment is read back from its own text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), value => {
      expect(read(decimal(), String(value))).toBe(value === 0 ? Number(String(value)) : value)
    }),
  )
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, at => {
      expect(read(instant(), at.toISOString())).toBe(at.toISOString())
    }),
  )
})
