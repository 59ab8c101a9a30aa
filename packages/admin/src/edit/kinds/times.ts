import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { InputKind, InputOptions } from './kind.ts'

/** A day of the calendar. */
export const day: InputKind = {
  draft: value => (typeof value === 'string' ? value : ''),
  read: draft => ({ value: draft === '' ? null : draft }),
  input: options => picker(options, 'date'),
}

/** A moment, in the zone of this browser. */
export const moment: InputKind = {
  draft: value => (typeof value === 'string' ? local(new Date(value)) : ''),
  read(draft) {
    if (draft === '') return { value: null }
    const at = new Date(String(draft))
    return Number.isNaN(at.getTime()) ? { problem: 'format' } : { value: at.toISOString() }
  },
  input: options => picker(options, 'datetime-local'),
}

function picker({ id, draft, describedBy, isInvalid, field, change }: InputOptions, type: 'date' | 'datetime-local') {
  return html`<input class="control" id=${id} type=${type} aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`
}

/** '2026-11-27T09:30', as the browser's control takes it. */
function local(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
