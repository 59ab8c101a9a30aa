import { html } from 'lit'
import type { Draw } from './draw.ts'
import { phoneAsRead } from './phone.ts'
import { drawWords } from './words.ts'

export const drawEmail: Draw = (value, context) =>
  context.isInRow ? drawWords(value, context) : html`<a href="mailto:${value}">${broken(String(value))}</a>`

export const drawPhone: Draw = (value, { isInRow, texts }) => {
  const shown = html`<span class="num">${phoneAsRead(String(value), texts.locale)}</span>`
  return isInRow ? shown : html`<a href="tel:${value}">${shown}</a>`
}

/** An address is a link, other words are words. */
export const drawUrl: Draw = (value, context) => {
  const address = String(value)
  if (context.isInRow || !isAddress(address)) return drawWords(value, context)
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${broken(bare(address))}<span class="vh"> (${context.texts.say('value.away')})</span></a>`
}

/** An address that, where it must, breaks before its marks and not within its words. */
function broken(address: string): unknown {
  return address.split(/(?=[@./?&=])/).map((part, n) => (n === 0 ? part : html`<wbr />${part}`))
}

/** Whether it is an http address: nothing else is ever made a link. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value)
}

/** An address as people read it. */
export function bare(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
}
