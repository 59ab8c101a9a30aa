import { expect, test } from 'vitest'
import { createRoom } from './room.ts'

test('what does not fit beside what others hold is refused, and fits once they have left', () => {
  const enter = createRoom(100)
  const [first, second] = [enter(), enter()]
  first.add(30)
  first.add(30)
  expect(() => second.add(41)).toThrow(expect.objectContaining({ code: 'KITH_BODY_ROOM' }))
  second.add(40)
  first.leave()
  first.leave()
  second.add(60)
  expect(() => enter().add(1)).toThrow()
})
