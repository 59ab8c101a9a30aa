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
import { localeOf } from './times.ts'

interface Row {
  readonly key: string | null
  readonly name: string | null
  readonly total: number
  readonly planned: number
  readonly inProgress: number
  readonly done: number
  readonly rejected: number
  readonly cancelled: number
}

const ways = ['type', 'owner', 'state', 'month'] as const
const periods = ['30', '90', '365', ''] as const
const parts = [
  ['done', 'done'],
  ['inProgress', 'in-progress'],
  ['planned', 'planned'],
  ['rejected', 'rejected'],
  ['cancelled', 'cancelled'],
] as const

/** How many activities there are, by type, person, state or month (R72): a chart, and a table of the same numbers. */
export class KithActivitiesStatistics extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    css`
      .figure { max-width: 60rem; }
      kith-chart { height: 22rem; }
      figcaption { margin-bottom: var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .scroll { max-width: 60rem; margin-top: var(--k-space-6); overflow-x: auto; }
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
    by: { state: true },
    period: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare rows: readonly Row[] | undefined
  declare by: (typeof ways)[number]
  /** Days; '' for all time. */
  declare period: (typeof periods)[number]
  declare error: KithError | undefined

  constructor() {
    super()
    this.by = 'type'
    this.period = '90'
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, rows, error } = this
    const choose = (name: 'by' | 'period') => (event: Event) => {
      Object.assign(this, { [name]: (event.target as HTMLSelectElement).value })
      void this.#load()
    }
    const word = (key: string, values = {}) => texts.word(`activities.statistics.${key}`, values)
    return html`<div class="page">
      <header><h1 tabindex="-1">${word('question')}</h1>
        <select class="control" aria-label=${word('by')} @change=${choose('by')}>${ways.map(way => html`<option value=${way} ?selected=${way === this.by}>${word(`by.${way}`)}</option>`)}</select>
        <select class="control" aria-label=${word('period')} @change=${choose('period')}>${periods.map(days => html`<option value=${days} ?selected=${days === this.period}>${days === '' ? word('all') : word('days', { n: days })}</option>`)}</select>
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rows || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${rows?.length === 0 ? html`<p class="hint">${word('none')}</p>` : nothing}
      ${rows && rows.length > 0 ? this.#figure(rows) : nothing}
    </div>`
  }

  #figure(rows: readonly Row[]): TemplateResult {
    const { texts } = this
    const word = (key: string) => texts.word(`activities.statistics.${key}`)
    const used = parts.filter(([key]) => rows.some(row => row[key] > 0))
    const state = (code: string) => texts.choice('activities.activity', 'state', code)
    const series = used.map(([key, code]) => ({ name: state(code), values: rows.map(row => row[key]) }))
    return html`<figure class="figure">
      <figcaption>${word('caption')}</figcaption>
      <kith-chart aria-hidden="true" .kind=${'bars'} .names=${rows.map(row => this.#name(row))} .series=${series} .locale=${texts.locale}></kith-chart>
      <div class="scroll" tabindex="0" role="region" aria-label=${word('question')}><table>
        <thead><tr><th scope="col">${word(`by.${this.by}`)}</th><th scope="col">${word('total')}</th>${used.map(([, code]) => html`<th scope="col">${state(code)}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${this.#name(row)}</th><td>${texts.number(row.total)}</td>${used.map(([key]) => html`<td>${texts.number(row[key])}</td>`)}</tr>`)}</tbody>
      </table></div>
    </figure>`
  }

  #name({ key, name }: Row): string {
    const { texts } = this
    if (name !== null) return name
    if (key === null) return texts.word('activities.statistics.nobody')
    if (this.by === 'state') return texts.choice('activities.activity', 'state', key)
    if (this.by !== 'month') return key
    const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
    return new Intl.DateTimeFormat(localeOf(texts.locale), options).format(new Date(`${key}-01T00:00:00Z`))
  }

  async #load(): Promise<void> {
    const { by, period } = this
    const from = period === '' ? {} : { from: new Date(Date.now() - Number(period) * 86_400_000).toISOString() }
    try {
      const [answer] = await Promise.all([
        this.session.api.query<{ rows: readonly Row[] }>('activities.statistics', { by, ...from }),
        loadChart(),
      ])
      if (by !== this.by || period !== this.period) return
      this.rows = answer.rows
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-activities-statistics', KithActivitiesStatistics)
