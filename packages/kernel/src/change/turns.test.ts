import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('few begin at once, the rest in their order over later turns, and a lone one never waits', async () => {
  const turns = createTurns(2)
  const begun: number[] = []
  const all = Array.from({ length: 7 }, async (_, i) => {
    await turns.next()
    begun.push(i)
  })
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6])
  await new Promise(resolve => setImmediate(resolve))
  expect(turns.next()).toBeUndefined()
})
