import { expect, test } from 'vitest'
import { isAllowed, ownOrigins } from './origin.ts'

test.each([
  ['https://example.com', 'https://example.com', true],
  ['https://example.com', 'https://EXAMPLE.com', true],
  ['https://example.com', 'http://example.com', false],
  ['https://example.com', 'https://example.com:8443', false],
  ['https://example.com', 'https://example.com.evil.org', false],
  ['https://example.com', 'https://www.example.com', false],
  ['https://*.example.com', 'https://www.example.com', true],
  ['https://*.example.com', 'https://a.b.example.com', true],
  ['https://*.example.com', 'https://example.com', false],
  ['https://*.example.com', 'https://evilexample.com', false],
  ['http://localhost:*', 'http://localhost:8080', true],
  ['http://localhost:*', 'http://localhost', true],
  ['http://localhost:*', 'http://localhost.evil.org:80', false],
  ['http://localhost:8080', 'http://localhost:80', false],
  ['*', 'https://anywhere.org', true],
  ['null', 'null', true],
  ['https://example.com', 'null', false],
])('a form for %s, a page of %s: %s', (pattern, origin, allowed) => {
  expect(isAllowed(origin, [pattern], [])).toBe(allowed)
})

test('this app’s own pages may send, and so may what is no browser', () => {
  const own = ownOrigins('https://crm.example.com/base', 'localhost:3000')
  expect(isAllowed('https://crm.example.com', [], own)).toBe(true)
  expect(isAllowed('http://localhost:3000', [], own)).toBe(true)
  expect(isAllowed(undefined, [], own)).toBe(true)
  expect(isAllowed('https://elsewhere.com', [], own)).toBe(false)
})
