import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressReader, parseTrustProxy } from './address.ts'

test('without a trusted proxy nobody is believed', () => {
  const addressOf = addressReader()
  fc.assert(fc.property(fc.string(), forwarded => addressOf('203.0.113.1', forwarded) === '203.0.113.1'))
})

test.each([
  [1, '10.0.0.1', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
  [2, '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  [2, '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [1, '10.0.0.1', undefined, '10.0.0.1'],
  [1, '10.0.0.1', 'unknown', '10.0.0.1'],
  [1, '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  [1, '::1', '[2001:db8::7]:4711', '2001:db8::7'],
  [1, '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
  [['10.0.0.0/8'], '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.2.3.4', '203.0.113.9'],
  [['10.0.0.0/8'], '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [['10.0.0.0/8'], '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  [['127.0.0.1', '2001:db8::/32'], '2001:db8::1', '203.0.113.9', '203.0.113.9'],
])('trusting %j: from %s, forwarded %s, it is %s', (trust, remote, forwarded, expected) => {
  expect(addressReader(trust)(remote, forwarded)).toBe(expected)
})

test('what a visitor writes himself never counts: behind one proxy, its own word is the last', () => {
  const addressOf = addressReader(1)
  const forged = fc.array(fc.ipV4()).map(list => [...list, '203.0.113.9'].join(', '))
  fc.assert(fc.property(forged, forwarded => addressOf('10.0.0.1', forwarded) === '203.0.113.9'))
})

test.each([
  [undefined, 0],
  ['', 0],
  ['2', 2],
  ['127.0.0.1, 10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
])('KITH_TRUST_PROXY=%s', (text, expected) => {
  expect(parseTrustProxy(text)).toEqual(expected)
})

test.each(['yes', '10.0.0.0/33', '10.0.0.0/x', '1.2.3'])('KITH_TRUST_PROXY=%s is refused', text => {
  expect(() => parseTrustProxy(text)).toThrow(expect.objectContaining({ code: 'KITH_TRUST_PROXY' }))
})
