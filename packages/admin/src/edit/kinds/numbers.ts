import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { InputKind } from './kind.ts'

export const wholeNumber: InputKind = number('numeric', Number.isSafeInteger)
export const decimalNumber: InputKind = number('decimal', Number.isFinite)

function number(mode: 'numeric' | 'decimal', isRight: (value: number) => boolean): InputKind {
  return {
    draft: value => (value === null || value === undefined ? '' : String(value)),
    read(draft, { options }) {
      const text = plain(String(draft))
      if (text === '') return { value: null }
      const value = Number(text)
      if (!isRight(value)) return { problem: 'type' }
      if (options.max !== undefined && value > options.max) return { problem: 'too_long' }
      if (options.min !== undefined && value < options.min) return { problem: 'too_short' }
      return { value }
    },
    input: ({ id, draft, describedBy, isInvalid, field, change }) =>
      html`<input class="control num" id=${id} type="text" inputmode=${mode} autocomplete="off" aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`,
  }
}

/** As people copy it: '1,234.5', '１２', '−5'. Both languages of the page write the decimals behind a full stop. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^\u2212/, '-')
}
