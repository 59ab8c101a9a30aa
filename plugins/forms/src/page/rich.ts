import { type Html, html } from '@kith/sdk'

/** A text in which `[words](address)` is a link to http, https, mailto or tel; all else is text. */
export function rich(text: string): Html[] {
  return text.split(/(\[[^\]]+\]\((?:https?:|mailto:|tel:)[^\s)]+\))/).map((part, at) => {
    const [, words, address] = (at % 2 && /^\[(.+)\]\((.+)\)$/.exec(part)) || []
    return address ? html`<a href="${address}" target="_blank" rel="noopener">${words}</a>` : html`${part}`
  })
}
