import { foldForSearch } from './fold.ts'
import { foldedWords, termsOfWord, wordsOf } from './words.ts'

/** How the values of a field are found: as words, as an e-mail address, or as a phone number. */
export type Searched = 'text' | 'email' | 'phone'

/** Most words of one value that are indexed: a long text is found by its beginning. */
const mostWords = 500
/** A value of more characters is no name: nobody types the whole of it. */
const longestWhole = 80

/** What a value is found by, each once. Terms are folded; one that begins with a sign stands for a whole value. */
export function termsOf(value: string, as: Searched): Set<string> {
  if (as === 'email') return emailTerms(value)
  if (as === 'phone') return phoneTerms(value)
  const words = foldedWords(value).slice(0, mostWords)
  const terms = new Set(words.flatMap(termsOfWord))
  const whole = wholeTerm(words.map(word => word.text))
  if (whole !== undefined) terms.add(whole)
  return terms
}

/** `=zhang_wei`: the term of a text that is these words and no others. */
export function wholeTerm(words: readonly string[]): string | undefined {
  const joined = words.join('_')
  return joined === '' || joined.length > longestWhole ? undefined : `=${joined}`
}

/** The address, its domain, and the words of both but the last label, which half of the world shares. */
function emailTerms(value: string): Set<string> {
  const folded = plainTerm(foldForSearch(value))
  const [local = '', domain = ''] = folded.split('@')
  const labels = domain.split('.').slice(0, -1).join('.')
  const words = [...wordsOf(local), ...wordsOf(labels)].flatMap(termsOfWord)
  return new Set([folded, ...(domain === '' ? [] : [domain]), ...words])
}

/** Its digits with and without the country's, and the last 7 to 9, by which it is found however it was written. */
function phoneTerms(value: string): Set<string> {
  const digits = value.replaceAll(/\D/g, '')
  const national = value.startsWith('+') ? digits.replace(callingCode, '') : digits.replace(/^0+/, '')
  const ends = [9, 8, 7].filter(length => digits.length >= length).map(length => `~${digits.slice(-length)}`)
  return new Set([`+${digits}`, national, ...ends].filter(term => term.length > 1))
}

/** The term by which a number is found that somebody wrote with these digits; none under 7, which many share. */
export function phoneTerm(digits: string): string | undefined {
  return digits.length < 7 ? undefined : `~${digits.slice(-9)}`
}

/** Country calling codes (ITU-T E.164): a digit, two, or else three. */
const callingCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** An address in the letters that both databases keep as one term. */
export function plainTerm(text: string): string {
  return text.trim().replaceAll(/[^\p{L}\p{N}\p{M}@._+-]/gu, '_')
}
