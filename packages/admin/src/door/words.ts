import type { Texts } from '../texts/texts.ts'
import type { AuthFailure } from './ask.ts'

/** Why a step was refused, in words. */
export function wordsOf(texts: Texts, { code, details }: AuthFailure): string {
  const path = details?.problems?.[0]?.path
  const specific = `error.${code}.${path}`
  if (texts.knows(specific)) return texts.say(specific)
  const known = `error.${code}`
  if (texts.knows(known)) return texts.say(known, { n: Math.ceil((details?.seconds ?? 60) / 60) })
  return texts.say('error.other')
}
