import { html, type TemplateResult } from 'lit/html.js'
import { linkPattern } from './texts.ts'

/** A text in which `[words](address)` is a link; all else, other addresses too, is text. */
export function rich(text: string): (string | undefined | TemplateResult)[] {
  const parts = text.split(linkPattern)
  return parts.map((part, at) => {
    if (at % 3 === 1) return html`<a href=${parts[at + 1]} target="_blank" rel="noopener">${part}</a>`
    return at % 3 ? undefined : part
  })
}
