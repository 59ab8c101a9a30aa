import { html } from 'lit'
import { calendarDay, exactly, moment } from '../texts/moments.ts'
import type { Draw } from './draw.ts'

export const drawInstant: Draw = (value, { texts, now }) => {
  const at = new Date(String(value))
  const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
  return html`<time datetime=${String(value)} title=${exactly(at, texts.locale)}>${moment(at, now, texts.locale, words)}</time>`
}

/** A day of the calendar, the same in every zone. */
export const drawDate: Draw = (value, { texts, now }) =>
  html`<time datetime=${String(value)}>${calendarDay(new Date(`${value}T00:00`), now, texts.locale)}</time>`
