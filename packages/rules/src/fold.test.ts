import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

/** Every character that a text may hold. */
function* characters() {
  for (let point = 1; point <= 0x10ffff; point++)
    if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point)
}

test('folding a character twice changes nothing, and no text folds to nothing', () => {
  const wrong = [...characters()].filter(text => fold(fold(text)) !== fold(text) || fold(text) === '')
  expect(wrong).toEqual([])
})

test('folding a text twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 5000 },
  )
})

test('upper and lower case of every letter fold alike', () => {
  const wrong = [...characters()].filter(text => fold(text.toUpperCase()) !== fold(text))
  expect(wrong).toEqual([])
})

test.each([
  ['Straße', 'STRASSE'],
  ['ΟΔΟΣ', 'οδος'],
  ['ﬁn', 'FIN'],
  ['Ｋｉｔｈ　１', 'kith 1'],
  ['Cafe\u0301', 'CAFÉ'],
])('%s and %s are one text', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

test.each([
  ['é', 'e'],
  ['张', '章'],
  ['a ', 'a'],
])('%s and %s are two', (one, other) => {
  expect(fold(one)).not.toBe(fold(other))
})
