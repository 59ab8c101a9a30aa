import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { InputKind } from './kind.ts'

/** A document as it is written in JSON. */
export const json: InputKind = {
  draft: value => (value === null || value === undefined ? '' : JSON.stringify(value, undefined, 2)),
  read(draft) {
    const text = String(draft).trim()
    if (text === '') return { value: null }
    try {
      return { value: JSON.parse(text) as unknown }
    } catch {
      return { problem: 'json' }
    }
  },
  isLong: () => true,
  input: ({ id, draft, describedBy, isInvalid, change }) =>
    html`<textarea class="control code" id=${id} rows="6" spellcheck="false" dir="ltr" aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>`,
}
