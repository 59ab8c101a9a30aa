import {
  failure,
  type KithError,
  loadChart,
  Part,
  type Place,
  pageStyles,
  pluginPageAddress,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { viewAddress } from './address.ts'
import { card } from './card.ts'
import { type Period, periodOf, thisMonth } from './period.ts'
import { periodBar } from './period-bar.ts'
import { reportAbout, reportName } from './say.ts'
import { reportPageStyles } from './styles.ts'
import type { Overview, ReportInfo } from './types.ts'

/** All reports at a glance: a card for each that counts something its reader may see, and pages of modules beside them. */
export class KithReportsAll extends Part {
  static override styles = [
    Part.styles,
    waitingStyles,
    pageStyles,
    reportPageStyles,
    css`
      .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: var(--k-space-4); }
      .card { display: flex; flex-direction: column; min-width: 0; padding: var(--k-space-4); border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-l); background: var(--k-raised); break-inside: avoid; }
      h2 { font-size: var(--k-text-m); font-weight: var(--k-weight-strong); }
      .card .about { margin-top: var(--k-space-1); font-size: var(--k-text-xs); }
      .also { margin-top: var(--k-space-6); }
      .also ul { display: flex; flex-wrap: wrap; gap: var(--k-space-2) var(--k-space-4); margin-top: var(--k-space-2); font-size: var(--k-text-s); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    overview: { state: true },
    period: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare overview: Overview | undefined
  declare period: Period
  declare error: KithError | undefined

  constructor() {
    super()
    this.period = periodOf('year', thisMonth())
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, overview, error, period } = this
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('reports')}</h1>${periodBar(texts, period, chosen => {
        this.period = chosen
      })}</header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${overview || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${overview ? this.#cards(overview) : nothing}
    </div>`
  }

  #cards({ reports, pages }: Overview): TemplateResult {
    const { texts, session, directory } = this
    const seen = reports.filter(({ entities }) => entities.some(entity => session.me.may('read', entity)))
    const open = directory.pages.filter(
      ({ plugin, path, needs }) =>
        pages.includes(`${plugin}.${path}`) && (needs === undefined || session.me.mayCall(needs)),
    )
    if (seen.length === 0 && open.length === 0) return html`<p class="hint">${texts.word('reports.none')}</p>`
    return html`<div class="cards">${seen.map(report => this.#card(report))}</div>
      ${open.length === 0 ? nothing : html`<section class="also"><h2>${texts.word('reports.elsewhere')}</h2><ul>${open.map(({ plugin, path }) => html`<li><a href=${pluginPageAddress(plugin, path)}>${texts.word(`${plugin}.page.${path}`)}</a></li>`)}</ul></section>`}`
  }

  #card(report: ReportInfo): TemplateResult {
    const { texts, period } = this
    const address = viewAddress({ report: report.id, period, by: undefined, whose: undefined })
    return html`<section class="card"><h2><a href=${address}>${reportName(report.id, texts)}</a></h2>
      <p class="about">${reportAbout(report.id, texts)}</p>
      ${card(this.shared, report, period)}</section>`
  }

  async #load(): Promise<void> {
    try {
      const [overview] = await Promise.all([this.session.api.query<Overview>('reports.overview', {}), loadChart()])
      this.overview = overview
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-reports-all', KithReportsAll)
