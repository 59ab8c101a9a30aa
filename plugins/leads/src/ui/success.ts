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
import { css, html, nothing, type TemplateResult } from 'lit'

interface Row {
  readonly source: string
  readonly total: number
  readonly converted: number
  readonly disqualified: number
  readonly open: number
  readonly rate: number
}

const periods = ['30', '90', '365', ''] as const

/** Which sources bring leads that become customers: a chart, and a table of the same numbers. */
export class KithLeadsSuccess extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    css`
      .figure { max-width: 56rem; }
      kith-chart { height: 22rem; }
      figcaption { margin-bottom: var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .scroll { max-width: 56rem; margin-top: var(--k-space-6); overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
      th:first-child { padding: 0; text-align: start; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      td { font-variant-numeric: tabular-nums; }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    rows: { state: true },
    period: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare rows: readonly Row[] | undefined
  /** Days; '' for all time. */
  declare period: (typeof periods)[number]
  declare error: KithError | undefined
  #names: Readonly<Record<string, string>> = {}

  constructor() {
    super()
    this.period = '90'
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, rows, error, period } = this
    const choose = (event: Event) => {
      this.period = (event.target as HTMLSelectElement).value as (typeof periods)[number]
      void this.#load()
    }
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('leads.success.question')}</h1>
        <select class="control" aria-label=${texts.word('leads.success.period')} @change=${choose}>${periods.map(days => html`<option value=${days} ?selected=${days === period}>${days === '' ? texts.word('leads.success.all') : texts.word('leads.success.days', { n: days })}</option>`)}</select>
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rows || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${rows?.length === 0 ? html`<p class="hint">${texts.word('leads.success.none')}</p>` : nothing}
      ${rows && rows.length > 0 ? this.#figure(rows) : nothing}
    </div>`
  }

  #figure(rows: readonly Row[]): TemplateResult {
    const { texts } = this
    const percent = (rate: number) =>
      new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 1 }).format(rate)
    const name = ({ source }: Row) => this.#names[source] ?? source
    const part = (key: 'converted' | 'open' | 'disqualified') => texts.word(`leads.success.${key}`)
    const series = (['converted', 'open', 'disqualified'] as const).map(key => ({
      name: part(key),
      values: rows.map(row => row[key]),
    }))
    return html`<figure class="figure">
      <figcaption>${texts.word('leads.success.caption')}</figcaption>
      <kith-chart aria-hidden="true" .kind=${'bars'} .names=${rows.map(name)} .series=${series} .locale=${texts.locale}></kith-chart>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.word('leads.success.question')}><table>
        <thead><tr><th scope="col">${texts.field('leads.lead', 'source')}</th><th scope="col">${texts.plural('leads.lead')}</th><th scope="col">${part('converted')}</th><th scope="col">${part('open')}</th><th scope="col">${part('disqualified')}</th><th scope="col">${texts.word('leads.success.rate')}</th></tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${name(row)}</th><td>${texts.number(row.total)}</td><td>${texts.number(row.converted)}</td><td>${texts.number(row.open)}</td><td>${texts.number(row.disqualified)}</td><td>${percent(row.rate)}</td></tr>`)}</tbody>
      </table></div>
    </figure>`
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const from =
      this.period === '' ? {} : { from: new Date(Date.now() - Number(this.period) * 86_400_000).toISOString() }
    try {
      const [answer, sources] = await Promise.all([
        api.query<{ rows: readonly Row[] }>('leads.success', from),
        api.list('leads.sources', { limit: 200 }),
        loadChart(),
      ])
      this.#names = Object.fromEntries(sources.rows.map(({ code, name }) => [String(code), String(name)]))
      this.rows = answer.rows
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-leads-success', KithLeadsSuccess)
