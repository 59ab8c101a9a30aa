import type { Money } from '@kith/sdk'
import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { numberFormat } from '../../texts/formats.ts'
import type { InputKind } from './kind.ts'

interface Draft {
  /** As it is typed, in units of the currency. */
  readonly amount: string
  /** '' for the organisation's. */
  readonly currency: string
}

/** An amount and its currency; the organisation's is proposed. */
export const money: InputKind = {
  draft(value) {
    const { amount, currency } = (value ?? {}) as Partial<Money>
    if (amount === undefined || currency === undefined) return { amount: '', currency: '' }
    return { amount: String(amount / 10 ** digitsOf(currency)), currency }
  },
  read(draft) {
    const { amount, currency } = draft as Draft
    if (amount.trim() === '') return { value: null }
    const number = Number(amount.replaceAll(/[,\s]/g, ''))
    if (!Number.isFinite(number)) return { problem: 'type' }
    return { value: { amount: Math.round(Number(`${number}e${digitsOf(currency)}`)), currency } }
  },
  input({ id, name, session, texts, draft, describedBy, isInvalid, field, change }) {
    const { amount, currency } = draft as Draft
    const own = session.me.currency
    const chosen = currency === '' ? own : currency
    const codes = [own, ...Intl.supportedValuesOf('currency').filter(code => code !== own)]
    const names = new Intl.DisplayNames(texts.locale, { type: 'currency' })
    return html`<div class="money">
      <input class="control" id=${id} inputmode="decimal" autocomplete="off" aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy} .value=${live(amount)} @input=${(event: Event) => change({ amount: (event.target as HTMLInputElement).value, currency: chosen })}>
      <select class="control" aria-label="${name}: ${texts.say('value.currency')}" @change=${(event: Event) => change({ amount, currency: (event.target as HTMLSelectElement).value })}>${codes.map(code => html`<option value=${code} ?selected=${code === chosen}>${code} · ${names.of(code)}</option>`)}</select>
    </div>`
  },
}

function digitsOf(currency: string): number {
  if (currency === '') return 2
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
