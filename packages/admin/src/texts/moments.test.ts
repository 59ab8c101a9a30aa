import { describe, expect, test } from 'vitest'
import { calendarDay, moment } from './moments.ts'

const now = new Date(2026, 10, 20, 12, 0)
const en = { now: 'Now', yesterday: 'Yesterday' }
const zh = { now: '刚刚', yesterday: '昨天' }
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('how long ago', () => {
  test.each([
    [0, 'Now', '刚刚'],
    [4, '4 min', '4分钟'],
    [59, '59 min', '59分钟'],
    [60, '1 hr', '1小时'],
    [23 * 60 + 59, '23 hr', '23小时'],
    [24 * 60, 'Yesterday', '昨天'],
    [36 * 60, 'Yesterday', '昨天'],
    [37 * 60, '18 Nov', '11月18日'],
  ])('%i minutes', (minutes, inEnglish, inChinese) => {
    expect(moment(before(minutes), now, 'en', en)).toBe(inEnglish)
    expect(moment(before(minutes), now, 'zh-CN', zh)).toBe(inChinese)
  })

  test('another year is named', () => {
    expect(calendarDay(new Date(2025, 0, 5), now, 'en')).toBe('5 Jan 2025')
    expect(calendarDay(new Date(2027, 0, 15), now, 'zh-CN')).toBe('2027年1月15日')
  })

  test('a clock that is a little ahead is now; what lies ahead is a date', () => {
    expect(moment(before(-0.5), now, 'en', en)).toBe('Now')
    expect(moment(before(-3 * 24 * 60), now, 'en', en)).toBe('23 Nov')
  })
})
