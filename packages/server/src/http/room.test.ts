import { expect, test } from 'vitest'
import { createRoom } from './room.ts'

test('what does not fit beside what is held is refused, and fits once that is done, or has failed', async () => {
  const room = createRoom(100)
  const { promise, reject } = Promise.withResolvers<void>()
  const first = room.hold(60, () => promise)
  await expect(room.hold(41, async () => 1)).rejects.toMatchObject({ code: 'KITH_BODY_ROOM' })
  expect(await room.hold(40, async () => 2)).toBe(2)
  reject(new Error('cut'))
  await expect(first).rejects.toThrow('cut')
  expect(await room.hold(100, async () => 3)).toBe(3)
})
