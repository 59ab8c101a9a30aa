/**
 * The form in which texts compare: NFKC, without case. Folding twice changes nothing.
 * Lower, upper and lower case again is the full case folding that a browser has (ẞ, ß and SS are one); the final sigma is the
 * one letter whose lower case depends on its neighbours, so that a part of a word would not be found in it.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return !/[^\x00-\x7f]/.test(text)
}
