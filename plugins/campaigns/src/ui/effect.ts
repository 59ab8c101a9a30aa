import {
  failure,
  type KithError,
  loadChart,
  Part,
  type Place,
  pageStyles,
  recordAddress,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Figures } from './counted.ts'
import { moneySaid, returnSaid, unsaid } from './said.ts'

interface Row extends Figures {
  readonly id: string | null
  readonly name: string | null
}

interface Answer {
  readonly campaigns: readonly Row[]
  readonly channels: readonly Row[]
  readonly total: Figures
}

const periods = ['30', '90', '365', ''] as const
const counts = ['members', 'responses', 'leads', 'qualified', 'converted', 'deals'] as const

/** What each channel and each campaign cost and brought (R80, R81): a chart, and tables of the same numbers. */
export class KithCampaignsEffect extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    css`
      h2 { margin-top: var(--k-space-8); font-size: var(--k-text-m); font-weight: var(--k-weight-strong); }
      .figure, .scroll { max-width: 72rem; }
      kith-chart { height: 20rem; }
      figcaption, .hint { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .scroll { margin-top: var(--k-space-3); overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
      th:first-child { padding: 0; text-align: start; }
      tbody th { max-width: 20rem; overflow: hidden; text-overflow: ellipsis; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      td { font-variant-numeric: tabular-nums; }
      tfoot th, tfoot td { font-weight: var(--k-weight-strong); }
      a:hover { text-decoration: underline; text-underline-offset: 3px; }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    answer: { state: true },
    period: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare answer: Answer | undefined
  /** Days; '' for all time. */
  declare period: (typeof periods)[number]
  declare error: KithError | undefined

  constructor() {
    super()
    this.period = '365'
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, answer, error, period } = this
    const word = (key: string, values: Record<string, string> = {}) => texts.word(`campaigns.effect.${key}`, values)
    const choose = (event: Event) => {
      this.period = (event.target as HTMLSelectElement).value as (typeof periods)[number]
      void this.#load()
    }
    return html`<div class="page">
      <header><h1 tabindex="-1">${word('question')}</h1>
        <select class="control" aria-label=${word('period')} @change=${choose}>${periods.map(days => html`<option value=${days} ?selected=${days === period}>${days === '' ? word('all') : word('days', { n: days })}</option>`)}</select>
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${answer || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${answer?.campaigns.length === 0 ? html`<p>${word('none')}</p>` : nothing}
      ${answer && answer.campaigns.length > 0 ? this.#figures(answer) : nothing}
    </div>`
  }

  #figures({ campaigns, channels, total }: Answer): TemplateResult {
    const { texts, session } = this
    const { currency } = session.me
    const word = (key: string, values: Record<string, string> = {}) => texts.word(`campaigns.effect.${key}`, values)
    const name = (row: Row) => row.name ?? word('no_channel')
    const digits =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    const series = (['cost', 'revenue'] as const).map(key => ({
      name: texts.word(`campaigns.figures.${key}`),
      values: channels.map(row => row[key].sum / 10 ** digits),
    }))
    const why = unsaid(total, texts)
    return html`<figure class="figure"><figcaption>${word('caption', { currency })}</figcaption>
        ${channels.length > 0 ? html`<kith-chart aria-hidden="true" .kind=${'pairs'} .names=${channels.map(name)} .series=${series} .locale=${texts.locale}></kith-chart>` : nothing}</figure>
      ${why === undefined ? nothing : html`<p class="hint">${why}</p>`}
      <h2>${texts.plural('campaigns.channel')}</h2>${this.#table(texts.entity('campaigns.channel'), channels, name, total)}
      <h2>${texts.plural('campaigns.campaign')}</h2>${this.#table(texts.entity('campaigns.campaign'), campaigns, row => (row.id === null ? name(row) : html`<a href=${recordAddress('campaigns', row.id)}>${name(row)}</a>`), total)}`
  }

  #table(title: string, rows: readonly Row[], name: (row: Row) => unknown, total: Figures): TemplateResult {
    const { texts, session } = this
    const money = ({ sum, missing }: Figures['cost']) =>
      `${moneySaid(sum, session.me.currency, texts.locale)}${missing > 0 ? '*' : ''}`
    const word = (key: string) => texts.word(`campaigns.figures.${key}`)
    const cells = (row: Figures) =>
      html`${counts.map(key => html`<td>${texts.number(row[key])}</td>`)}<td>${money(row.cost)}</td><td>${money(row.revenue)}</td><td>${returnSaid(row, texts.locale)}</td>`
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
      <thead><tr><th scope="col">${title}</th>${[...counts, 'cost', 'revenue', 'roi'].map(key => html`<th scope="col">${word(key)}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${name(row)}</th>${cells(row)}</tr>`)}</tbody>
      <tfoot><tr><th scope="row">${texts.word('campaigns.effect.total')}</th>${cells(total)}</tr></tfoot></table></div>`
  }

  async #load(): Promise<void> {
    const days = Number(this.period)
    const from = this.period === '' ? {} : { from: new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10) }
    try {
      const [answer] = await Promise.all([this.session.api.query<Answer>('campaigns.effect', from), loadChart()])
      this.answer = answer
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-campaigns-effect', KithCampaignsEffect)
