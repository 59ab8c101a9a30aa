import { failure, type KithError, Part, type Shared } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { drawnOf } from './drawn.ts'
import type { Period } from './period.ts'
import { readReport } from './read.ts'
import { columnName, sayValue } from './say.ts'
import type { Answer, ReportInfo } from './types.ts'

const [mostFigures, mostRows] = [4, 5]

export function card({ session, directory, texts }: Shared, report: ReportInfo, period: Period): TemplateResult {
  return html`<kith-reports-card .session=${session} .directory=${directory} .texts=${texts} .report=${report} .period=${period}></kith-reports-card>`
}

/** What a card of a report shows: its first numbers, and its chart. One that fails leaves the others alone. */
export class KithReportsCard extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { display: flex; flex: 1; flex-direction: column; }
      dl { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--k-space-2) var(--k-space-3); margin: var(--k-space-3) 0; }
      dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; min-width: 0; }
      dt { color: var(--k-text-3); font-size: var(--k-text-xs); }
      dd { font-size: var(--k-text-l); font-weight: var(--k-weight-strong); font-variant-numeric: tabular-nums; white-space: nowrap; }
      kith-chart { height: 11rem; margin-top: auto; }
    `,
  ]
  static override properties = {
    report: { attribute: false },
    period: { attribute: false },
    answer: { state: true },
    error: { state: true },
  }

  declare report: ReportInfo
  declare period: Period
  declare answer: Answer | undefined
  declare error: KithError | undefined
  #asked = 0

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('report') || changed.has('period')) void this.#load()
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, answer, error } = this
    if (error) return html`${failure({ texts, error, again: () => void this.#load() })}`
    if (!answer) return nothing
    const { columns, total } = answer
    const drawn = drawnOf(answer, texts, mostRows)
    return html`<dl>${columns.slice(0, mostFigures).map((column, n) => html`<div><dt>${columnName(column, texts)}</dt><dd>${sayValue(total[n]?.value ?? null, column.unit, answer, texts)}</dd></div>`)}</dl>
      ${drawn ? html`<kith-chart aria-hidden="true" .kind=${drawn.kind} .names=${drawn.names} .series=${drawn.series} .locale=${texts.locale}></kith-chart>` : html`<p class="hint">${texts.word('reports.empty')}</p>`}`
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked
    const { report, period, session } = this
    try {
      const answer = await readReport(session, { report: report.id, ...period, by: report.by })
      if (asked !== this.#asked) return
      this.answer = answer
      this.error = undefined
    } catch (error) {
      if (asked === this.#asked) this.error = error as KithError
    }
  }
}

customElements.define('kith-reports-card', KithReportsCard)
