import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldType } from './types.ts'
import { variables } from './variables.ts'

const now = Date.parse('2024-03-31T20:30:15.250Z')

function resolve($: string, add?: string, type: FieldType = 'instant', zone?: string) {
  return variables({ now, zone })(add === undefined ? { $ } : { $, add }, type)
}

test.each([
  [undefined, '2024-03-31T20:30:15.250Z'],
  ['-15d', '2024-03-16T20:30:15.250Z'],
  ['2h', '2024-03-31T22:30:15.250Z'],
  ['+30m', '2024-03-31T21:00:15.250Z'],
  ['-1w', '2024-03-24T20:30:15.250Z'],
  ['-1mo', '2024-02-29T20:30:15.250Z'],
  ['11mo', '2025-02-28T20:30:15.250Z'],
  ['1y', '2025-03-31T20:30:15.250Z'],
])('now and %s', (add, expected) => {
  expect(resolve('now', add)).toBe(expected)
})

test.each([
  ['today', undefined, 'UTC', '2024-03-31'],
  ['today', undefined, 'Asia/Shanghai', '2024-04-01'],
  ['now', undefined, 'Asia/Shanghai', '2024-04-01'],
  ['today', '-1d', 'Asia/Shanghai', '2024-03-31'],
  ['today', '-1mo', 'UTC', '2024-02-29'],
  ['today', '-1y', 'UTC', '2023-03-31'],
])('%s and %s beside a date in %s', (name, add, zone, expected) => {
  expect(resolve(name, add, 'date', zone)).toBe(expected)
})

describe('today beside an instant is when the day begins', () => {
  test.each([
    ['UTC', undefined, '2024-03-31T00:00:00.000Z'],
    ['Asia/Shanghai', undefined, '2024-03-31T16:00:00.000Z'],
    ['America/New_York', '-21d', '2024-03-10T05:00:00.000Z'],
    ['America/New_York', '-20d', '2024-03-11T04:00:00.000Z'],
    ['Pacific/Auckland', '6d', '2024-04-06T11:00:00.000Z'],
    ['Pacific/Auckland', '7d', '2024-04-07T12:00:00.000Z'],
    // Beirut's clocks skipped from midnight to one o'clock on 31 March.
    ['Asia/Beirut', undefined, '2024-03-30T22:00:00.000Z'],
  ])('in %s, %s', (zone, add, expected) => {
    expect(resolve('today', add, 'instant', zone)).toBe(expected)
  })

  test('in every zone and on every day: the day before ends a moment earlier', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse('2012-01-01'), max: Date.parse('2035-01-01') }),
        (zone, now) => {
          const resolve = variables({ now, zone })
          const day = resolve({ $: 'today' }, 'date')
          const begins = Date.parse(String(resolve({ $: 'today' }, 'instant')))
          expect(begins).toBeLessThanOrEqual(now)
          expect(variables({ now: begins, zone })({ $: 'today' }, 'date')).toBe(day)
          expect(variables({ now: begins - 1, zone })({ $: 'today' }, 'date')).not.toBe(day)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test.each(['15', 'd', '1.5d', '1D', '', '99999999999y', '-9999y', '1x', 'mo'])('now and %j has no value', add => {
  expect(resolve('now', add)).toBeUndefined()
  expect(resolve('today', add)).toBeUndefined()
  expect(resolve('today', add, 'date')).toBeUndefined()
})

test('others are read by name, flat or nested, and never from a prototype', () => {
  const resolve = variables({ values: { 'actor.id': 'u1', team: { head: { id: 'u2' } } } })
  expect(resolve({ $: 'actor.id' }, 'ref')).toBe('u1')
  expect(resolve({ $: 'team.head.id' }, 'ref')).toBe('u2')
  for (const name of [
    'absent',
    'team.none.id',
    'constructor',
    '__proto__',
    'team.constructor.name',
    'actor.id.length',
    '.',
    '',
  ])
    expect(resolve({ $: name }, 'ref')).toBeUndefined()
})
