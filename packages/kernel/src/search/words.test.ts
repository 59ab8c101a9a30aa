import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editsOf } from './edits.ts'
import { foldForSearch } from './fold.ts'
import { matches } from './match.ts'
import { queryOf } from './query.ts'
import { termsOf } from './terms.ts'
import { foldedWords, wordRuns } from './words.ts'

const han = fc.string({ unit: fc.constantFrom(...'张伟明李王小龙北京市𠮷'), minLength: 1, maxLength: 8 })
const latin = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéüÅŁ'), minLength: 1, maxLength: 12 })

test('folding twice changes nothing, and neither case nor accents make a difference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const folded = foldForSearch(text)
      expect(foldForSearch(folded)).toBe(folded)
    }),
  )
  expect(foldForSearch('ÉCOLE Łódź Straße ＡＢＣ')).toBe('ecole lodz strasse abc')
})

test('every part of a text without spaces is found by that part', () => {
  fc.assert(
    fc.property(han, han, han, (before, part, after) => {
      const query = queryOf(part)
      expect(query && matches(query.words, termsOf(before + part + after, 'text'))).toBe(true)
    }),
  )
})

test('every beginning of two letters and more of the last word is found', () => {
  fc.assert(
    fc.property(latin, latin, fc.nat(12), (first, last, length) => {
      fc.pre([...foldForSearch(last)].length > 1)
      const typed = `${first} ${last.slice(0, Math.max(2, length))}`
      const query = queryOf(typed)
      expect(query && matches(query.words, termsOf(`x ${last} ${first} y`, 'text'))).toBe(true)
    }),
  )
})

test('a text is found as a whole by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
      const query = queryOf(text)
      if (query) expect(matches(query.words, termsOf(text, 'text'))).toBe(true)
    }),
  )
})

test('terms hold no space, no quote and no control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('text', 'email', 'phone'), (text, as) => {
      for (const term of termsOf(text, as)) expect(term).not.toMatch(/[\s"'\p{C}]/u)
    }),
  )
})

test('one wrong, missing, additional or swapped letter is one edit away, both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 5, maxLength: 9 }), fc.nat(), (word, n) => {
      const edits = editsOf(word)
      const edit = edits[n % edits.length] as string
      expect(Math.abs(edit.length - word.length)).toBeLessThanOrEqual(1)
      expect(editsOf(edit)).toContain(word)
    }),
  )
})

test('a text is parted where its script changes', () => {
  expect(foldedWords('Hello 张伟wei-明 3M')).toEqual([
    { text: 'hello', dense: false },
    { text: '张伟', dense: true },
    { text: 'wei', dense: false },
    { text: '明', dense: true },
    { text: '3m', dense: false },
  ])
  expect(wordRuns('a 张').map(run => run.at)).toEqual([0, 2])
})
