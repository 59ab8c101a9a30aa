import {
  failure,
  type KithError,
  loadChart,
  Part,
  type Place,
  pageStyles,
  type Texts,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { figureStyles } from './figure-styles.ts'
import { fromMinor } from './minor.ts'
import { chooseCurrency, chosenCurrency, currencyInput, type Reading, rateWords } from './reading.ts'

interface Sums {
  readonly open: number
  readonly weighted: number
  readonly won: number
  readonly target: number
  readonly missing: number
}

interface Forecast extends Reading {
  readonly months: readonly (Sums & { readonly month: string })[]
  readonly owners: readonly (Sums & { readonly owner: string | null; readonly name: string | null })[]
  readonly teams: readonly (Sums & { readonly team: string | null; readonly name: string | null })[]
}

const parts = ['won', 'weighted', 'open', 'target'] as const
/** How many months: from this one on, or below zero up to this one. */
const periods = [3, 6, 12, -12] as const

/** What is expected in the coming months, by month, owner and team (R38): a chart, and tables of the same numbers. */
export class KithOpportunitiesForecast extends Part {
  static override styles = [Part.styles, waitingStyles, pageStyles, figureStyles]
  static override properties = {
    place: { attribute: false },
    found: { state: true },
    period: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare found: Forecast | undefined
  declare period: (typeof periods)[number]
  declare currency: string | undefined
  declare error: KithError | undefined

  constructor() {
    super()
    this.period = 6
    this.currency = chosenCurrency()
  }

  #read(currency: string | undefined): void {
    chooseCurrency(currency)
    this.currency = currency
    void this.#load()
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, found, error, period } = this
    const choose = (event: Event) => {
      this.period = Number((event.target as HTMLSelectElement).value) as (typeof periods)[number]
      void this.#load()
    }
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('opportunities.page.forecast')}</h1>
        ${found ? currencyInput(texts, found, currency => this.#read(currency)) : nothing}
        <select class="control" aria-label=${texts.word('opportunities.period')} @change=${choose}>${periods.map(n => html`<option value=${n} ?selected=${n === period}>${texts.word(`opportunities.period.${n < 0 ? 'past' : 'months'}`, { n: Math.abs(n) })}</option>`)}</select>
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${found || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${found ? this.#figure(found) : nothing}
    </div>`
  }

  #figure(found: Forecast): TemplateResult {
    const { texts } = this
    const { currency, months, owners, teams } = found
    const names = months.map(({ month }) => monthName(month, texts))
    const series = (['won', 'weighted'] as const).map(key => ({
      name: texts.word(`opportunities.forecast.${key}`),
      values: months.map(row => Math.round(fromMinor(row[key], currency))),
    }))
    const missing = months.reduce((sum, row) => sum + row.missing, 0)
    const none = texts.word('opportunities.forecast.nobody')
    return html`<figure class="figure">
      <figcaption>${texts.word('opportunities.forecast.caption', { currency })}</figcaption>
      ${rateWords(texts, found)}
      <kith-chart aria-hidden="true" .kind=${'bars'} .names=${names} .series=${series} .locale=${texts.locale}></kith-chart>
      ${this.#table(texts.field('opportunities.opportunity', 'month'), months, currency, (_, n) => names[n] ?? '')}
      ${missing > 0 ? html`<p class="hint">${texts.word('opportunities.forecast.missing', { n: missing })}</p>` : nothing}
      <h2>${texts.field('opportunities.opportunity', 'owner')}</h2>
      ${this.#table(texts.field('opportunities.opportunity', 'owner'), owners, currency, row => row.name ?? none)}
      <h2>${texts.word('opportunities.forecast.team')}</h2>
      ${this.#table(texts.word('opportunities.forecast.team'), teams, currency, row => row.name ?? texts.word('opportunities.forecast.no-team'))}
    </figure>`
  }

  #table<T extends Sums>(
    head: string,
    rows: readonly T[],
    currency: string,
    name: (row: T, n: number) => string,
  ): TemplateResult {
    const { texts } = this
    const money = new Intl.NumberFormat(texts.locale, { style: 'currency', currency, maximumFractionDigits: 0 })
    const share = new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 0 })
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${head}><table>
      <thead><tr><th scope="col">${head}</th>${parts.map(key => html`<th scope="col">${texts.word(`opportunities.forecast.${key}`)}</th>`)}<th scope="col">${texts.word('opportunities.forecast.reached')}</th></tr></thead>
      <tbody>${rows.map((row, n) => html`<tr><th scope="row" dir="auto">${name(row, n)}</th>${parts.map(key => html`<td>${row[key] === 0 ? '—' : money.format(fromMinor(row[key], currency))}</td>`)}<td>${row.target === 0 ? '—' : share.format((row.won + row.weighted) / row.target)}</td></tr>`)}</tbody>
    </table></div>`
  }

  async #load(): Promise<void> {
    const at = (ahead: number) => {
      const now = new Date()
      return new Date(Date.UTC(now.getFullYear(), now.getMonth() + ahead, 1)).toISOString().slice(0, 7)
    }
    try {
      const { currency, period } = this
      const [from, to] = period < 0 ? [at(period + 1), at(0)] : [at(0), at(period - 1)]
      const input = { from, to, ...(currency !== undefined && { currency }) }
      const [found] = await Promise.all([
        this.session.api.query<Forecast>('opportunities.forecast', input),
        loadChart(),
      ])
      this.found = found
      this.error = undefined
    } catch (error) {
      // What was chosen once has no rate any more.
      if ((error as KithError).code === 'opportunities.no_rate' && this.currency !== undefined) {
        return this.#read(undefined)
      }
      this.error = error as KithError
    }
  }
}

function monthName(month: string, { locale }: Texts): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at)
}

customElements.define('kith-opportunities-forecast', KithOpportunitiesForecast)
