import { html, type TemplateResult } from 'lit'

/** A person's initials on a tint of their own, beside the name. */
export function avatar(id: string, name: string): TemplateResult {
  return html`<span class="av av${tintOf(id)}" aria-hidden="true">${initials(name)}</span>`
}

/** One Han character (the surname), or two Latin initials. */
export function initials(name: string): string {
  const trimmed = name.trim()
  const [first = ''] = trimmed
  if (/\p{Script=Han}/u.test(first)) return first
  const words = trimmed.split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map(word => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

/** 1 to 5, always the same for an id. */
function tintOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997
  return (sum % 5) + 1
}
