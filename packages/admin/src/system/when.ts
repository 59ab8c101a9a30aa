import { html, type TemplateResult } from 'lit'
import { exactly, moment } from '../texts/moments.ts'
import type { Texts } from '../texts/texts.ts'

/** How long ago, with the exact instant by title. */
export function when(at: string, texts: Texts): TemplateResult {
  return html`<time datetime=${at} title=${exactly(new Date(at), texts.locale)}>${whenWords(at, texts)}</time>`
}

/** The same as words alone. */
export function whenWords(at: string, texts: Texts): string {
  const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
  return moment(new Date(at), new Date(), texts.locale, words)
}
