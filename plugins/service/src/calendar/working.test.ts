import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorking, hasWorkingTime, type WorkingTime, workingBetween } from './working.ts'

const week: WorkingTime = {
  zone: 'Asia/Shanghai',
  hours: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '13:00', to: '18:00' },
  ],
  holidays: ['2026-10-01'],
}
const at = (text: string) => new Date(text)
const after = (calendar: WorkingTime, from: string, minutes: number) =>
  addWorking(calendar, at(from), minutes)?.toISOString()

describe('R85: time that counts is working time', () => {
  test.each([
    ['within a morning', '2026-09-28T09:30:00+08:00', 60, '2026-09-28T02:30:00.000Z'],
    ['over the break', '2026-09-28T11:30:00+08:00', 60, '2026-09-28T05:30:00.000Z'],
    ['begins before work', '2026-09-28T06:00:00+08:00', 30, '2026-09-28T01:30:00.000Z'],
    ['over the night', '2026-09-28T17:30:00+08:00', 60, '2026-09-29T01:30:00.000Z'],
    ['over the weekend', '2026-10-02T17:30:00+08:00', 60, '2026-10-05T01:30:00.000Z'],
    ['over a holiday', '2026-09-30T17:30:00+08:00', 60, '2026-10-02T01:30:00.000Z'],
    ['to the end of work exactly', '2026-09-28T17:00:00+08:00', 60, '2026-09-28T10:00:00.000Z'],
  ])('%s', (_, from, minutes, expected) => expect(after(week, from, minutes)).toBe(expected))

  test('the night in which the clocks change is as long as it was', () => {
    const night = { zone: 'Europe/Berlin', hours: [{ days: [7], from: '00:00', to: '06:00' }], holidays: [] }
    expect(workingBetween(night, at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(5 * 60)
    expect(workingBetween(night, at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(7 * 60)
  })

  test('a calendar without working time has none', () => {
    const empty = { zone: 'UTC', hours: [], holidays: [] }
    const backwards = { zone: 'UTC', hours: [{ days: [1], from: '18:00', to: '09:00' }], holidays: [] }
    expect([
      hasWorkingTime(empty, at('2026-01-01T00:00:00Z')),
      hasWorkingTime(backwards, at('2026-01-01T00:00:00Z')),
    ]).toEqual([false, false])
  })

  test('what is added is what lies between, and it never ends outside of work', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC')
    const moments = fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
      .map(ms => new Date(Math.floor(ms / 60_000) * 60_000))
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: 1, max: 6000 }), (zone, from, minutes) => {
        const to = addWorking({ ...week, zone }, from, minutes) as Date
        expect(workingBetween({ ...week, zone }, from, to)).toBe(minutes)
        expect(workingBetween({ ...week, zone }, new Date(to.getTime() - 60_000), to)).toBe(1)
      }),
      { numRuns: 150 },
    )
  })
})
