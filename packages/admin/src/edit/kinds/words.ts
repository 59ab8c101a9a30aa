import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { FieldInfo } from '../../data/directory.ts'
import type { InputKind, InputOptions } from './kind.ts'

type Mode = 'text' | 'email' | 'tel' | 'url'

/** Words on one line, or, where the field says so, on several. */
export const words: InputKind = {
  ...line('text'),
  isLong: isMultiline,
  input: options => (isMultiline(options.field) ? lines(options) : line('text').input(options)),
}
export const emailWords: InputKind = line('email')
export const phoneWords: InputKind = line('tel')
export const urlWords: InputKind = line('url')

function isMultiline({ options }: FieldInfo): boolean {
  return options.multiline === true
}

function line(mode: Mode): InputKind {
  return {
    draft: value => (value === null || value === undefined ? '' : String(value)),
    read(draft, { options }) {
      const text = String(draft).trim()
      if (options.max !== undefined && text.length > options.max) return { problem: 'too_long' }
      return { value: text === '' ? null : text }
    },
    input: ({ id, draft, describedBy, isInvalid, field, change }) =>
      html`<input class="control" id=${id} type="text" inputmode=${mode} autocomplete="off" spellcheck=${mode === 'text'} dir=${mode === 'text' ? 'auto' : 'ltr'} aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`,
  }
}

function lines({ id, draft, describedBy, isInvalid, field, change }: InputOptions) {
  return html`<textarea class="control" id=${id} rows="4" dir="auto" aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>`
}
