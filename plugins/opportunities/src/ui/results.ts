import {
  failure,
  type KithError,
  loadChart,
  Part,
  type Place,
  pageStyles,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { figureStyles } from './figure-styles.ts'
import { fromMinor } from './minor.ts'
import { chooseCurrency, chosenCurrency, currencyInput, type Reading, rateWords } from './reading.ts'

interface Step {
  readonly step: string
  readonly count: number
  readonly rate: number | null
}

interface Result {
  readonly value: string | null
  readonly name: string | null
  readonly won: number
  readonly lost: number
  readonly rate: number
  readonly amount: number
  readonly cycle: number | null
}

interface Rival {
  readonly name: string
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly rate: number | null
}

interface Found extends Reading {
  readonly steps: readonly Step[]
  readonly results: readonly Result[]
  readonly rivals: readonly Rival[]
}

const groupings = ['reason', 'owner', 'source', 'line'] as const

/** The funnel from lead to order (R19), how opportunities ended and why (R48), and against whom (R96). */
export class KithOpportunitiesResults extends Part {
  static override styles = [Part.styles, waitingStyles, pageStyles, figureStyles]
  static override properties = {
    place: { attribute: false },
    found: { state: true },
    by: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare found: Found | undefined
  declare by: (typeof groupings)[number]
  declare currency: string | undefined
  declare error: KithError | undefined

  constructor() {
    super()
    this.by = 'reason'
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
    const { texts, found, error } = this
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('opportunities.page.results')}</h1>
        ${found ? currencyInput(texts, found, currency => this.#read(currency)) : nothing}
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${found || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${found ? this.#body(found) : nothing}
    </div>`
  }

  #body(found: Found): TemplateResult {
    const { texts } = this
    const { currency, steps, results, rivals } = found
    const percent = (rate: number | null) =>
      rate === null
        ? '—'
        : new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 0 }).format(rate)
    const money = new Intl.NumberFormat(texts.locale, { style: 'currency', currency, maximumFractionDigits: 0 })
    const word = (key: string) => texts.word(`opportunities.results.${key}`)
    const names = steps.map(({ step }) => word(`step.${step}`))
    const series = [{ name: word('funnel'), values: steps.map(({ count }) => count) }]
    const choose = (event: Event) => {
      this.by = (event.target as HTMLSelectElement).value as (typeof groupings)[number]
      void this.#load()
    }
    const field = (name: string) => texts.field('opportunities.opportunity', name)
    return html`<figure class="figure">
      <figcaption>${word('caption')}</figcaption>
      ${rateWords(texts, found)}
      <kith-chart aria-hidden="true" .kind=${'bars'} .names=${names} .series=${series} .locale=${texts.locale}></kith-chart>
      <div class="scroll" tabindex="0" role="region" aria-label=${word('funnel')}><table>
        <thead><tr><th scope="col">${word('funnel')}</th><th scope="col">${word('count')}</th><th scope="col">${word('of-before')}</th></tr></thead>
        <tbody>${steps.map(({ count, rate }, n) => html`<tr><th scope="row">${names[n]}</th><td>${texts.number(count)}</td><td>${percent(rate)}</td></tr>`)}</tbody>
      </table></div>
      <h2><label>${word('by')} <select class="control" @change=${choose}>${groupings.map(name => html`<option value=${name} ?selected=${name === this.by}>${field(name)}</option>`)}</select></label></h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${field(this.by)}><table>
        <thead><tr><th scope="col">${field(this.by)}</th><th scope="col">${word('won')}</th><th scope="col">${word('lost')}</th><th scope="col">${word('rate')}</th><th scope="col">${field('amount')}</th><th scope="col">${field('cycleDays')}</th></tr></thead>
        <tbody>${results.map(row => html`<tr><th scope="row" dir="auto">${row.name ?? row.value ?? '—'}</th><td>${texts.number(row.won)}</td><td>${texts.number(row.lost)}</td><td>${percent(row.rate)}</td><td>${money.format(fromMinor(row.amount, currency))}</td><td>${row.cycle === null ? '—' : texts.number(Math.round(row.cycle))}</td></tr>`)}</tbody>
      </table></div>
      <h2>${texts.plural('opportunities.competitor')}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.plural('opportunities.competitor')}><table>
        <thead><tr><th scope="col">${texts.entity('opportunities.competitor')}</th>${(['won', 'lost', 'open'] as const).map(outcome => html`<th scope="col">${texts.choice('opportunities.rivalry', 'outcome', outcome)}</th>`)}<th scope="col">${word('rate')}</th></tr></thead>
        <tbody>${rivals.map(row => html`<tr><th scope="row" dir="auto">${row.name}</th><td>${texts.number(row.won)}</td><td>${texts.number(row.lost)}</td><td>${texts.number(row.open)}</td><td>${percent(row.rate)}</td></tr>`)}</tbody>
      </table></div>
    </figure>`
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const read = this.currency === undefined ? {} : { currency: this.currency }
    try {
      const [funnel, results, rivals] = await Promise.all([
        api.query<Reading & { steps: readonly Step[] }>('opportunities.funnel', read),
        api.query<{ rows: readonly Result[] }>('opportunities.results', { by: this.by, ...read }),
        api.query<{ rows: readonly Rival[] }>('opportunities.competition', {}),
        loadChart(),
      ])
      this.found = { ...funnel, results: results.rows, rivals: rivals.rows }
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

customElements.define('kith-opportunities-results', KithOpportunitiesResults)
