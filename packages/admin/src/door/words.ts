import type { Message } from '../texts/en.ts'
import { en } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'
import type { AuthFailure } from './ask.ts'

/** Why a step was refused, in words. */
export function wordsOf(texts: Texts, { code, details }: AuthFailure): string {
  const path = details?.problems?.[0]?.path
  const specific = `error.${code}.${path}`
  if (specific in en) return texts.say(specific as Message)
  const known = `error.${code}`
  if (known in en) return texts.say(known as Message, { n: Math.ceil((details?.seconds ?? 60) / 60) })
  return texts.say('error.other')
}
