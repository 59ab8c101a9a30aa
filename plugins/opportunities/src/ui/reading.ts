import type { Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'

/** In which currency a report is told, by what rate, and in which it could be. */
export interface Reading {
  readonly currency: string
  readonly rate: { readonly base: string; readonly rate: number; readonly day: string } | null
  readonly currencies: readonly string[]
}

const place = 'kith.opportunities.currency'

/** What somebody chose in this browser; undefined: the organisation's. */
export function chosenCurrency(): string | undefined {
  try {
    return localStorage.getItem(place) ?? undefined
  } catch {
    return undefined
  }
}

export function chooseCurrency(currency: string | undefined): void {
  try {
    if (currency === undefined) localStorage.removeItem(place)
    else localStorage.setItem(place, currency)
  } catch {
    // Where a browser keeps nothing, the choice lasts as long as the page.
  }
}

/** Asks for the reader's currency; where there is only one, nothing. */
export function currencyInput(
  texts: Texts,
  { currency, currencies }: Reading,
  choose: (currency: string) => void,
): TemplateResult | typeof nothing {
  if (currencies.length < 2) return nothing
  const change = (event: Event) => choose((event.target as HTMLSelectElement).value)
  return html`<select class="control" aria-label=${texts.word('opportunities.currency')} @change=${change}>${currencies.map(code => html`<option ?selected=${code === currency}>${code}</option>`)}</select>`
}

/** The rate by which amounts were told, where that is not one. */
export function rateWords(texts: Texts, { currency, rate }: Reading): TemplateResult | typeof nothing {
  if (!rate) return nothing
  const amount = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 6 }).format(rate.rate)
  const day = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${rate.day}T00:00:00Z`),
  )
  return html`<p class="hint">${texts.word('opportunities.rate', { currency, amount, base: rate.base, day })}</p>`
}
