import { expect, test } from 'vitest'
import { createTexts } from '../texts/texts.ts'
import { speak } from '../texts/words.ts'
import { byDay } from './days.ts'

await speak('en', 'administration')
await speak('zh-CN')

const now = new Date(2026, 10, 27, 12)
const at = (...parts: [number, number, number, number]) => ({ at: new Date(...parts).toISOString() })

test('what happened stands under its day, latest first', () => {
  const entries = [
    at(2026, 10, 27, 9),
    at(2026, 10, 26, 23),
    at(2026, 10, 26, 1),
    at(2026, 10, 18, 9),
    at(2025, 10, 18, 9),
  ]
  const days = byDay(entries, now, createTexts('en'))
  expect(days.map(({ title, entries }) => [title, entries.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Wed 18 Nov', 1],
    ['Tue, 18 Nov 2025', 1],
  ])
  expect(byDay([at(2026, 10, 18, 9)], now, createTexts('zh-CN'))[0]?.title).toBe('11月18日星期三')
})
