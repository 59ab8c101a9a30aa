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
import { timeWords } from './due-words.ts'

interface Share {
  readonly key: string | null
  readonly name?: string | null
  readonly total: number
  readonly open: number
  readonly closed: number
}

interface Figures {
  readonly total: number
  readonly byState: readonly { readonly state: string; readonly count: number }[]
  readonly byQueue: readonly Share[]
  readonly byIssueType: readonly Share[]
  readonly byMonth: readonly Share[]
  readonly times: {
    readonly capped: boolean
    readonly respond: number | null
    readonly solve: number | null
    readonly inTime: number | null
  }
}

interface Quality {
  readonly asked: number
  readonly answered: number
  readonly mean: number | null
  readonly ratings: readonly { readonly rating: number; readonly count: number }[]
}

interface Care {
  readonly account: string
  readonly name: string | null
  readonly cases: number
  readonly reasons: readonly ('rating' | 'many' | 'dispute')[]
}

const periods = ['30', '90', '365', ''] as const
const groupings = ['queue', 'issueType', 'month'] as const

/** How well customers are helped: how many cases, how long they take, what customers say (R90), and whom to call (R93). */
export class KithServiceFigures extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    css`
      h2 { margin: var(--k-space-8) 0 var(--k-space-2); font-weight: var(--k-weight-medium); }
      .sums { display: flex; flex-wrap: wrap; gap: var(--k-space-4) var(--k-space-8); margin: var(--k-space-3) 0 var(--k-space-6); }
      .sums dt { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .sums dd { font-size: var(--k-text-xl); font-variant-numeric: tabular-nums; line-height: var(--k-leading-tight); }
      .sums small { display: block; color: var(--k-text-3); font-size: var(--k-text-xs); }
      .figure { max-width: 56rem; }
      .figure .control { width: auto; margin-bottom: var(--k-space-3); }
      kith-chart { height: 20rem; }
      figcaption { margin-bottom: var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .scroll { max-width: 56rem; margin-top: var(--k-space-4); overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
      th:first-child { padding: 0; text-align: start; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      td { font-variant-numeric: tabular-nums; }
      .care { max-width: 56rem; }
      .care li { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-3); min-height: var(--k-control-height); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); line-height: 1.5rem; }
      .care a { font-weight: var(--k-weight-medium); }
      .care a:hover { text-decoration: underline; text-underline-offset: 3px; }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    figures: { state: true },
    quality: { state: true },
    care: { state: true },
    period: { state: true },
    by: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare figures: Figures | undefined
  declare quality: Quality | undefined
  declare care: readonly Care[] | undefined
  /** Days; '' for all time. */
  declare period: (typeof periods)[number]
  declare by: (typeof groupings)[number]
  declare error: KithError | undefined

  constructor() {
    super()
    this.period = '90'
    this.by = 'queue'
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, figures, error, period } = this
    const choose = (event: Event) => {
      this.period = (event.target as HTMLSelectElement).value as (typeof periods)[number]
      void this.#load()
    }
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('service.ui.figures.question')}</h1>
        <select class="control" aria-label=${texts.word('service.ui.figures.period')} @change=${choose}>${periods.map(days => html`<option value=${days} ?selected=${days === period}>${days === '' ? texts.word('service.ui.figures.all') : texts.word('service.ui.figures.days', { n: days })}</option>`)}</select>
      </header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${figures || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${figures?.total === 0 ? html`<p class="hint">${texts.word('service.ui.figures.none')}</p>` : nothing}
      ${figures && figures.total > 0 ? html`${this.#sums(figures)}${this.#cases(figures)}` : nothing}
      ${this.quality && this.quality.asked > 0 ? this.#ratings(this.quality) : nothing}
      ${this.care ? this.#calls(this.care) : nothing}
    </div>`
  }

  #sums({ times }: Figures): TemplateResult {
    const { texts, quality } = this
    const time = (minutes: number | null) => (minutes === null ? '—' : timeWords(minutes, texts))
    const one = (key: string, value: string, hint?: string) =>
      html`<div><dt>${texts.word(`service.ui.figures.${key}`)}</dt><dd>${value}${hint === undefined ? nothing : html`<small>${hint}</small>`}</dd></div>`
    const capped = times.capped ? texts.word('service.ui.figures.capped') : undefined
    const percent = new Intl.NumberFormat(texts.locale, { style: 'percent' })
    return html`<dl class="sums">
      ${one('respond', time(times.respond), capped)}${one('solve', time(times.solve), capped)}
      ${one('inTime', times.inTime === null ? '—' : percent.format(times.inTime), capped)}
      ${quality ? one('satisfaction', quality.mean === null ? '—' : `${texts.number(Math.round(quality.mean * 10) / 10)} / 5`, texts.word('service.ui.figures.answers', { answered: texts.number(quality.answered), asked: texts.number(quality.asked) })) : nothing}
    </dl>`
  }

  #cases(figures: Figures): TemplateResult {
    const { texts, by } = this
    const rows = { queue: figures.byQueue, issueType: figures.byIssueType, month: figures.byMonth }[by]
    const part = (key: 'open' | 'closed') => texts.word(`service.ui.figures.${key}`)
    const series = (['open', 'closed'] as const).map(key => ({ name: part(key), values: rows.map(row => row[key]) }))
    const choose = (event: Event) => {
      this.by = (event.target as HTMLSelectElement).value as (typeof groupings)[number]
    }
    return html`<figure class="figure">
      <figcaption>${texts.word('service.ui.figures.caption')}</figcaption>
      <select class="control" aria-label=${texts.word('service.ui.figures.by')} @change=${choose}>${groupings.map(one => html`<option value=${one} ?selected=${one === by}>${texts.word(`service.ui.figures.${one}`)}</option>`)}</select>
      <kith-chart aria-hidden="true" .kind=${'bars'} .names=${rows.map(row => this.#name(row))} .series=${series} .locale=${texts.locale}></kith-chart>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.word(`service.ui.figures.${by}`)}><table>
        <thead><tr><th scope="col">${texts.word(`service.ui.figures.${by}`)}</th><th scope="col">${texts.word('service.ui.figures.total')}</th><th scope="col">${part('open')}</th><th scope="col">${part('closed')}</th></tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${this.#name(row)}</th><td>${texts.number(row.total)}</td><td>${texts.number(row.open)}</td><td>${texts.number(row.closed)}</td></tr>`)}</tbody>
      </table></div>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.word('service.ui.figures.state')}><table>
        <thead><tr><th scope="col">${texts.word('service.ui.figures.state')}</th><th scope="col">${texts.word('service.ui.figures.total')}</th></tr></thead>
        <tbody>${figures.byState.map(row => html`<tr><th scope="row">${texts.choice('service.case', 'state', row.state)}</th><td>${texts.number(row.count)}</td></tr>`)}</tbody>
      </table></div>
    </figure>`
  }

  #ratings({ ratings }: Quality): TemplateResult {
    const { texts } = this
    const count = texts.word('service.ui.figures.count')
    return html`<h2>${texts.word('service.ui.figures.ratings')}</h2><div class="scroll" tabindex="0" role="region" aria-label=${texts.word('service.ui.figures.ratings')}><table>
      <thead><tr><th scope="col">${texts.word('service.ui.figures.rating')}</th><th scope="col">${count}</th></tr></thead>
      <tbody>${[...ratings].reverse().map(row => html`<tr><th scope="row">${texts.number(row.rating)}</th><td>${texts.number(row.count)}</td></tr>`)}</tbody>
    </table></div>`
  }

  #calls(care: readonly Care[]): TemplateResult {
    const { texts } = this
    const why = (row: Care) =>
      texts.all(row.reasons.map(reason => texts.word(`service.ui.care.${reason}`, { n: texts.number(row.cases) })))
    return html`<h2>${texts.word('service.ui.figures.care')}</h2>
      ${care.length === 0 ? html`<p class="hint">${texts.word('service.ui.figures.care.none')}</p>` : nothing}
      <ul class="care">${care.map(row => html`<li><a href=${recordAddress('accounts', row.account)} dir="auto">${row.name ?? '—'}</a><span class="hint">${why(row)}</span></li>`)}</ul>`
  }

  #name(row: Share): string {
    const { texts, by } = this
    if (row.key === null) return texts.word('service.ui.figures.no-name')
    if (by !== 'month') return row.name ?? '—'
    const month = new Intl.DateTimeFormat(texts.locale, { year: 'numeric', month: 'short' })
    return month.format(new Date(`${row.key}-15T12:00:00`))
  }

  async #load(): Promise<void> {
    const { api, me } = this.session
    const from =
      this.period === '' ? {} : { from: new Date(Date.now() - Number(this.period) * 86_400_000).toISOString() }
    const days = this.period === '' ? 366 : Number(this.period)
    try {
      const [figures, quality, care] = await Promise.all([
        api.query<Figures>('service.statistics', from),
        me.mayCall('service.quality') ? api.query<Quality>('service.quality', from) : undefined,
        me.mayCall('service.read') ? api.query<{ rows: readonly Care[] }>('service.care', { days }) : undefined,
        loadChart(),
      ])
      this.quality = quality
      this.care = care?.rows
      this.figures = figures
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-service-figures', KithServiceFigures)
