import { expect, test } from 'vitest'
import { createLimiter, networkOf } from './limit.ts'

const at = (seconds: number) => new Date(seconds * 1000)

test('a bucket holds a minute’s worth, and fills evenly', () => {
  const limiter = createLimiter()
  const take = (seconds: number) => limiter.take('a', 6, at(seconds))
  expect(Array.from({ length: 7 }, () => take(0))).toEqual([0, 0, 0, 0, 0, 0, 10])
  expect(take(9)).toBe(1)
  expect(take(10)).toBe(0)
  expect(take(10)).toBe(10)
})

test('who is refused loses nothing by asking', () => {
  const limiter = createLimiter()
  limiter.take('a', 1, at(0))
  for (let second = 1; second < 60; second++) expect(limiter.take('a', 1, at(second))).toBe(60 - second)
  expect(limiter.take('a', 1, at(60))).toBe(0)
})

test('a rate that does not divide a minute is kept', () => {
  const limiter = createLimiter()
  expect(Array.from({ length: 8 }, () => limiter.take('a', 7, at(0)))).toEqual([0, 0, 0, 0, 0, 0, 0, 9])
})

test('zero is any number; others have buckets of their own', () => {
  const limiter = createLimiter()
  expect(Array.from({ length: 100 }, () => limiter.take('a', 0, at(0)))).toEqual(Array(100).fill(0))
  expect([limiter.take('a', 1, at(0)), limiter.take('b', 1, at(0))]).toEqual([0, 0])
})

test('memory is bounded: the bucket used longest ago is forgotten', () => {
  const limiter = createLimiter(2)
  for (const name of ['a', 'b', 'c']) limiter.take(name, 1, at(0))
  expect(limiter.take('c', 1, at(0))).toBeGreaterThan(0)
  expect(limiter.take('a', 1, at(0))).toBe(0)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8::6', '2001:db8:0:0'],
  ['fe80::1:2:3:4', 'fe80:0:0:0'],
  ['127.0.0.1', undefined],
  ['::ffff:127.0.0.1', undefined],
  ['::1', undefined],
])('%s is counted as %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
