import { fold } from '@kith/rules'

/** Letters that no normalisation takes apart, as they are typed without their stroke. */
const strokes: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Without case and without accents: `José` and `jose` are one. Folding twice changes nothing. */
export function foldForSearch(text: string): string {
  const folded = fold(text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  if (!/[^\x00-\x7f]/.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþı]/g, letter => strokes[letter] ?? letter)
}
