import { type Child, h } from './dom.ts'
import { linkPattern } from './texts.ts'

/** A text in which `[words](address)` is a link; all else, other addresses too, is text. */
export function rich(text: string): Child[] {
  const parts = text.split(linkPattern)
  return parts.map((part, at) => {
    if (at % 3 === 1) return h('a', { href: parts[at + 1], target: '_blank', rel: 'noopener' }, part)
    return at % 3 ? null : part
  })
}
