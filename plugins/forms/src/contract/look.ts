import type { FormLook } from './definition.ts'

/** A look with the colour of words on its accent: black or white, whichever can be read better (WCAG 2, 1.4.3). */
export function lookOf(look: FormLook): FormLook {
  if (!look.accent || look.onAccent) return look
  return {
    ...look,
    onAccent: contrast(look.accent, '#ffffff') >= contrast(look.accent, '#000000') ? '#ffffff' : '#000000',
  }
}

/** Contrast of two colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
