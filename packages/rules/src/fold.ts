/**
 * The form in which texts compare: NFKC, without case. Folding twice changes nothing.
 * Lower, upper and lower case again is the full case folding that a browser has (ẞ, ß and SS are one); the final sigma is the
 * one letter whose lower case depends on its neighbours, so that a part of a word would not be found in it.
 */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}
