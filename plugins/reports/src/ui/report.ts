import {
  failure,
  icon,
  type KithError,
  listAddress,
  loadChart,
  Part,
  type Place,
  pageStyles,
  pluginPageAddress,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type View, viewAddress, viewOf } from './address.ts'
import { keepCurrency } from './currency.ts'
import { download } from './download.ts'
import { drawnOf } from './drawn.ts'
import { notesOf } from './notes.ts'
import { periodName, periodOf, thisMonth } from './period.ts'
import { periodBar } from './period-bar.ts'
import { readReport } from './read.ts'
import { reportStyles } from './report-styles.ts'
import { dimensionName, reportAbout, reportName } from './say.ts'
import { reportPageStyles } from './styles.ts'
import { table } from './table.ts'
import type { Answer, Overview, ReportInfo } from './types.ts'
import { type Owners, readOwners, whoseSelect } from './whose.ts'

/** As many as are told apart at a glance. */
const mostRows = 8

/** A report (R99): a chart, and a table of the same numbers, each of which leads to the records that it counts. */
export class KithReportsReport extends Part {
  static override styles = [Part.styles, waitingStyles, pageStyles, reportPageStyles, reportStyles]
  static override properties = {
    place: { attribute: false },
    view: { state: true },
    info: { state: true },
    answer: { state: true },
    owners: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare view: View
  /** null: there is no such report, or nothing in it that one may see. */
  declare info: ReportInfo | null | undefined
  declare answer: Answer | undefined
  declare owners: Owners | undefined
  declare error: KithError | undefined
  #address = ''
  #asked = 0

  override willUpdate(changed: PropertyValues): void {
    // The application hands the same place anew whenever it draws.
    const address = (this.place.rest ?? []).join('/')
    if (!changed.has('place') || (address === this.#address && this.view)) return
    this.#address = address
    this.view = viewOf(this.place.rest ?? [])
    this.info = undefined
    this.answer = undefined
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, info, answer, error, view } = this
    if (info === null) return html`<div class="page"><p class="empty">${texts.word('reports.gone')}</p></div>`
    const name = reportName(view.report, texts)
    return html`<div class="page">
      <header><a class="btn up no-print" href=${pluginPageAddress('reports', 'all')} aria-label=${texts.word('reports.page.all')} title=${texts.word('reports.page.all')}>${icon('back')}</a><h1 tabindex="-1">${name}</h1>${answer ? this.#acts(name, answer) : nothing}</header>
      ${info ? this.#bar(info) : nothing}
      <p class="about">${reportAbout(view.report, texts)}</p>
      ${info && answer ? html`<p class="print-only">${this.#chosen(info).join(' · ')}</p>` : nothing}
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${answer || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${info && answer ? this.#figure(info, answer, name) : nothing}
    </div>`
  }

  /** On paper there is no bar of choices: it says what was chosen. */
  #chosen({ dimensions }: ReportInfo): readonly string[] {
    const { texts, view, owners } = this
    const { period, by, whose } = view
    const dimension = dimensions.find(({ id }) => id === by)
    const owner = [...(owners?.teams ?? []), ...(owners?.people ?? [])].find(({ id }) => id === whose?.id)
    return [
      ...(period ? [periodName(period, texts.locale)] : []),
      ...(dimension ? [`${texts.word('reports.by')}: ${dimensionName(dimension, texts)}`] : []),
      owner?.name ?? texts.word('reports.who.all'),
    ]
  }

  #acts(name: string, answer: Answer): TemplateResult {
    const { texts } = this
    const file = (kind: 'xlsx' | 'csv') => () => void this.#write(name, answer, kind)
    return html`<span class="acts">
      ${this.session.me.mayCall('kernel.export') ? html`<button class="btn" type="button" @click=${file('xlsx')}>${icon('download')} Excel</button><button class="btn" type="button" @click=${file('csv')}>${icon('download')} CSV</button>` : nothing}
      <button class="btn" type="button" @click=${() => print()}>${texts.word('reports.print')}</button>
    </span>`
  }

  #bar({ dimensions, entered }: ReportInfo): TemplateResult {
    const { texts, view, owners, session, directory, answer } = this
    const by = (event: Event) => this.#choose({ by: (event.target as HTMLSelectElement).value || null })
    const hasOwners = dimensions.some(({ id }) => id === 'owner')
    return html`<div class="bar">
      ${view.period ? periodBar(texts, view.period, period => this.#choose({ period })) : nothing}
      <label>${texts.word('reports.by')}<select class="control" @change=${by}><option value="" ?selected=${view.by === null}>${texts.word('reports.by.none')}</option>${dimensions.map(one => html`<option value=${one.id} ?selected=${one.id === view.by}>${dimensionName(one, texts)}</option>`)}</select></label>
      ${hasOwners && owners ? whoseSelect(texts, owners, view.whose, whose => this.#choose({ whose })) : nothing}
      ${answer ? this.#currencies(answer) : nothing}
      ${entered.map(name => {
        const entity = directory.byName(name)
        if (!entity || !session.me.may('create', name)) return nothing
        return html`<a class="btn" href=${listAddress(entity.path)}>${texts.word('reports.enter', { name: texts.plural(name) })}</a>`
      })}
    </div>`
  }

  #currencies({ columns, currency, own, rates }: Answer): TemplateResult | typeof nothing {
    if (rates.length === 0 || !columns.some(({ unit }) => unit === 'money')) return nothing
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement
      keepCurrency(value === own ? undefined : value)
      void this.#load()
    }
    const all = [own, ...rates.map(rate => rate.currency).filter(one => one !== own)]
    return html`<label>${this.texts.word('reports.currency')}<select class="control" @change=${choose}>${all.map(one => html`<option value=${one} ?selected=${one === currency}>${one}</option>`)}</select></label>`
  }

  #figure({ drawn }: ReportInfo, answer: Answer, name: string): TemplateResult {
    const { texts, directory } = this
    const chart = drawnOf(answer, texts, mostRows)
    const rows = chart && chart.kind !== 'lines' ? chart.names.length * chart.series.length : 20
    return html`<figure class="figure">
      ${chart ? html`<kith-chart class=${rows <= 8 ? 'low' : ''} aria-hidden="true" .kind=${chart.kind} .names=${chart.names} .series=${chart.series} .locale=${texts.locale}></kith-chart>` : html`<p class="empty">${texts.word('reports.empty')}</p>`}
      ${chart && chart.left > 0 ? html`<figcaption class="hint">${texts.word('reports.others', { n: chart.names.length })}</figcaption>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${name}>${table({ texts, directory, answer, drawn })}</div>
      <div class="notes">${notesOf(answer, texts).map(note => html`<p>${note}</p>`)}</div>
    </figure>`
  }

  #choose(part: Partial<View>): void {
    this.view = { ...this.view, ...part }
    void this.#load()
  }

  async #write(name: string, answer: Answer, kind: 'xlsx' | 'csv'): Promise<void> {
    const { texts, view } = this
    const [{ sheetOf }, { csvOf }, { xlsxOf }] = await Promise.all([
      import('./sheet.ts'),
      import('./csv.ts'),
      import('./xlsx.ts'),
    ])
    const rows = sheetOf(answer, texts)
    const period = view.period ? ` ${periodName(view.period, texts.locale)}` : ''
    download(`${name}${period}.${kind}`, kind === 'csv' ? csvOf(rows) : xlsxOf(name, rows))
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked
    const { session } = this
    try {
      const info = this.info ?? (await this.#find())
      if (asked !== this.#asked) return
      this.info = info
      if (!info) return
      const { period = periodOf('year', thisMonth()), by = info.by, whose } = this.view
      this.view = { ...this.view, period, by }
      const input = { report: info.id, ...period, by, ...(whose && { [whose.of]: whose.id }) }
      const [answer, owners] = await Promise.all([
        readReport(session, input),
        this.owners ?? readOwners(session),
        loadChart(),
      ])
      if (asked !== this.#asked) return
      // Nothing is drawn anew for it: it is what a reload, a link and the way back from a list find.
      history.replaceState(history.state, '', viewAddress(this.view))
      this.answer = answer
      this.owners = owners
      this.error = undefined
    } catch (error) {
      if (asked === this.#asked) this.error = error as KithError
    }
  }

  async #find(): Promise<ReportInfo | null> {
    const { reports } = await this.session.api.query<Overview>('reports.overview', {})
    return reports.find(({ id }) => id === this.view.report) ?? null
  }
}

customElements.define('kith-reports-report', KithReportsReport)
