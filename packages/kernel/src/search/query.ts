import { editsOf } from './edits.ts'
import { foldForSearch } from './fold.ts'
import type { Match } from './match.ts'
import { phoneTerm, plainTerm, wholeTerm } from './terms.ts'
import { foldedWords, pairsOf, type Word, wordsOf } from './words.ts'

/** What somebody typed, as it is looked for. */
export interface Query {
  /** What it is as a whole: a name, an address, a number. */
  readonly exact: Match
  /** Every word of it, the last as far as it is written. */
  readonly words: Match
  /** The same with one letter wrong in words of five letters and more; absent where it has none. */
  readonly misspelt?: Match
}

/** Most words that are looked for; the rest of a longer text is not. */
const mostWords = 12
/** Most words of one query that may be misspelt: each becomes some hundreds of terms. */
const mostMisspelt = 3

/** `undefined` for a text without a letter or digit: it finds nothing. */
export function queryOf(text: string): Query | undefined {
  const words = foldedWords(text).slice(0, mostWords)
  if (words.length === 0) return undefined
  const open = !/\s$/.test(text)
  const digits = /^[+\d\s().\-/]+$/.test(text.trim()) ? text.replaceAll(/\D/g, '') : ''
  const exact = [wholeTerm(words.map(word => word.text)), addressOf(text), phoneTerm(digits)]
  const numbers = numberMatches(digits)
  const asWords = everyWord(text, open)
  const match: Match = numbers.length === 0 ? asWords : { any: [...numbers, asWords] }
  // Addresses are copied, not spelt.
  const mayErr = !text.includes('@') && words.some(isLatin)
  return {
    exact: { any: exact.filter(term => term !== undefined).map(term => ({ term })) },
    words: match,
    ...(mayErr && { misspelt: misspeltMatch(words, open) }),
  }
}

/** Parts between spaces, each as its words; one with a dot or an @ in it also as one term: `jo.do@ac`. */
function everyWord(text: string, open: boolean): Match {
  const parts = foldForSearch(text)
    .split(/\s+/)
    .filter(part => wordsOf(part).length > 0)
  const every = parts.slice(0, mostWords).map((part, i): Match => {
    const last = open && i === parts.length - 1
    const words: Match = {
      every: wordsOf(part).flatMap((word, j, all) => wordMatch(word, last && j === all.length - 1)),
    }
    const address = /[\p{L}\p{N}][.@]/u.test(part) && !/[^\p{L}\p{N}\p{M}@._+-]/u.test(part)
    return address ? { any: [{ term: part, prefix: last }, words] } : words
  })
  return { every }
}

function wordMatch({ text, dense }: Word, open: boolean): Match[] {
  if (!dense) return [{ term: text, prefix: open && text.length > 1 }]
  const characters = [...text]
  return (characters.length === 1 ? characters : pairsOf(characters)).map(term => ({ term }))
}

/** By its beginning, from five digits on, with the country's code or without; or by its end. */
function numberMatches(digits: string): Match[] {
  const beginning = digits.replace(/^0+/, '')
  const end = phoneTerm(digits)
  return [
    ...(beginning.length < 5 ? [] : [{ term: beginning, prefix: true }]),
    ...(beginning.length < 7 ? [] : [{ term: `+${beginning}`, prefix: true }]),
    ...(end === undefined ? [] : [{ term: end }]),
  ]
}

function misspeltMatch(words: readonly Word[], open: boolean): Match {
  let left = mostMisspelt
  const every = words.flatMap((word, i): Match[] => {
    const asWritten = wordMatch(word, open && i === words.length - 1)
    if (!isLatin(word) || left-- <= 0) return asWritten
    return [{ any: [...asWritten, ...editsOf(word.text).map(term => ({ term }))] }]
  })
  return { every }
}

function isLatin({ text }: Word): boolean {
  return /^[a-z]{5,24}$/.test(text)
}

function addressOf(text: string): string | undefined {
  const folded = foldForSearch(text).trim()
  return /^[^\s@]+@[^\s@]+$/.test(folded) ? plainTerm(folded) : undefined
}
