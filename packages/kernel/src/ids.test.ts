import { version } from 'uuid'
import { expect, test } from 'vitest'
import { createIds } from './ids.ts'

test('ids are UUIDv7, distinct, and rise within a millisecond and when the clock goes back', () => {
  let now = 1_700_000_000_000
  const newId = createIds(() => now)
  const ids = Array.from({ length: 3000 }, (_, i) => {
    if (i % 1000 === 0) now += i === 2000 ? -5 : 1
    return newId()
  })
  expect(ids.every(id => version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(3000)
  expect([...ids].sort()).toEqual(ids)
})
