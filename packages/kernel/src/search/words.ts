import { foldForSearch } from './fold.ts'

/** A stretch of text between spaces and signs. `dense`: of a script that is written without spaces between words. */
export interface Word {
  readonly text: string
  readonly dense: boolean
}

/** UTF-16 units of a word that count: what follows is cut off, in the index and in what is looked for. */
const longest = 60

const spaceless =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Tibetan}'
const runs = new RegExp(`[[\\p{L}\\p{N}\\p{M}]&&[${spaceless}]]+|[[\\p{L}\\p{N}\\p{M}]--[${spaceless}]]+`, 'gv')
const dense = new RegExp(`^[${spaceless}]`, 'v')
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\x00-\x7f]*$/

/** A stretch of a written text, where it stands, before folding. */
export interface Run extends Word {
  readonly at: number
}

/** The stretches of a text as it is written: for showing where something was found. */
export function wordRuns(text: string): Run[] {
  return [...text.matchAll(runs)].map(({ 0: run, index }) => ({ at: index, text: run, dense: dense.test(run) }))
}

/** The words of a folded text, in their order. */
export function wordsOf(folded: string): Word[] {
  if (ascii.test(folded)) return (folded.match(/[a-z0-9]+/g) ?? []).map(text => ({ text: cut(text), dense: false }))
  return (folded.match(runs) ?? []).map(text =>
    dense.test(text) ? { text, dense: true } : { text: cut(text), dense: false },
  )
}

/** A written text as its words: folded first. */
export function foldedWords(text: string): Word[] {
  return wordsOf(foldForSearch(text))
}

/** What a word is found by: itself; where nothing parts the words, every character and every two of them. */
export function termsOfWord({ text, dense }: Word): string[] {
  if (!dense) return [text]
  const characters = [...text]
  return [...characters, ...pairsOf(characters)]
}

/** Every two neighbours of a text without spaces. */
export function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

function cut(word: string): string {
  return word.length <= longest
    ? word
    : word
        .slice(0, longest)
        .toWellFormed()
        .replace(/\ufffd$/, '')
}
