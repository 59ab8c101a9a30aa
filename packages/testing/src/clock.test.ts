import { expect, test } from 'vitest'
import { createTestClock } from './clock.ts'

const start = new Date('2026-01-31T08:00:00Z')
const at = (text: string) => new Date(text)

test('timers wake in the order of their moments, each at its own', async () => {
  const clock = createTestClock(start, async () => {})
  const woken: string[] = []
  const wake = (name: string) => () => woken.push(`${name} ${clock.now().toISOString()}`)
  clock.wakeAt(at('2026-01-31T10:00:00Z'), wake('second'))
  clock.wakeAt(at('2026-01-31T09:00:00Z'), wake('first'))
  clock.wakeAt(at('2026-02-01T09:00:00Z'), wake('later'))
  await clock.advance('3h')
  expect(woken).toEqual(['first 2026-01-31T09:00:00.000Z', 'second 2026-01-31T10:00:00.000Z'])
  expect(clock.now()).toEqual(at('2026-01-31T11:00:00Z'))
})

test('what a timer starts is finished before the next one wakes', async () => {
  const steps: string[] = []
  let work: Promise<void> = Promise.resolve()
  const clock = createTestClock(start, () => work)
  clock.wakeAt(at('2026-01-31T09:00:00Z'), () => {
    work = new Promise(resolve => setImmediate(resolve)).then(() => void steps.push('worked'))
  })
  clock.wakeAt(at('2026-01-31T10:00:00Z'), () => steps.push('next'))
  await clock.advance('1d')
  expect(steps).toEqual(['worked', 'next'])
})

test('a timer that a timer sets is woken in the same winding', async () => {
  const clock = createTestClock(start, async () => {})
  let times = 0
  const again = () => {
    times++
    clock.wakeAt(new Date(clock.now().getTime() + 3_600_000), again)
  }
  again()
  await clock.advance('1d')
  expect(times).toBe(25)
})

test('one that was called off stays asleep', async () => {
  const clock = createTestClock(start, async () => {})
  const woken: string[] = []
  clock.wakeAt(at('2026-01-31T09:00:00Z'), () => woken.push('woken'))()
  await clock.advance('1d')
  expect(woken).toEqual([])
})

test('a moment that is past wakes at once, without winding', async () => {
  const clock = createTestClock(start, async () => {})
  await new Promise<void>(resolve => clock.wakeAt(start, resolve))
})

test.each([
  ['15d', '2026-02-15T08:00:00.000Z'],
  ['1mo', '2026-02-28T08:00:00.000Z'],
  [1500, '2026-01-31T08:00:01.500Z'],
])('by %s', async (by, expected) => {
  const clock = createTestClock(start, async () => {})
  await clock.advance(by)
  expect(clock.now().toISOString()).toBe(expected)
})

test('a duration that is none is refused', async () => {
  const clock = createTestClock(start, async () => {})
  await expect(clock.advance('soon')).rejects.toMatchObject({ code: 'KITH_TEST_DURATION' })
})
