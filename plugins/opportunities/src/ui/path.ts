import { drawValue, Part, type Place, type RecordRow } from '@kith/admin/ui'
import { css, html, type PropertyValues, type TemplateResult } from 'lit'

const entity = 'opportunities.stageChange'

/** Through which stages an opportunity came, and how long it was in each (R46). */
export class KithOpportunitiesPath extends Part {
  static override styles = [
    Part.styles,
    css`
      h3 { margin-bottom: var(--k-space-1); font-weight: var(--k-weight-medium); }
      li { display: grid; grid-template-columns: 1fr auto; gap: 0 var(--k-space-2); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); color: var(--k-text-2); }
      .num { font-variant-numeric: tabular-nums; }
      small { color: var(--k-text-3); font-size: var(--k-text-xs); }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true } }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
  #asked: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const { row } = this.place
    const key = row && `${row.id} ${row.version}`
    if (changed.has('place') && key !== this.#asked) {
      this.#asked = key
      void this.#load()
    }
  }

  override render(): TemplateResult {
    const { texts, rows, directory, place } = this
    if (!rows || rows.length === 0) return html``
    const now = new Date()
    const field = directory.byName(entity)?.fields.find(({ name }) => name === 'at')
    const days = new Intl.NumberFormat(texts.locale, {
      style: 'unit',
      unit: 'day',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    })
    const stay = (row: RecordRow, n: number) => {
      const next = rows[n + 1]
      if (next) return days.format(Number(next.seconds ?? 0) / 86_400)
      // What has ended does not grow old in its last stage.
      return place.row?.status === 'open' ? days.format((now.getTime() - Date.parse(String(row.at))) / 86_400_000) : ''
    }
    const at = (row: RecordRow) =>
      field && drawValue(row.at, { texts, directory, labels: {}, entity, field, now, isInRow: true })
    return html`<section>
      <h3>${texts.word('opportunities.path.title')}</h3>
      <ol>${rows.map((row, n) => html`<li><span dir="auto">${String(row.toName)}</span><span class="num">${stay(row, n)}</span><small>${at(row)}</small></li>`)}</ol>
    </section>`
  }

  async #load(): Promise<void> {
    const page = await this.session.api
      .list('opportunities.stageChanges', {
        where: { opportunity: this.place.row?.id as string },
        sort: ['createdAt'],
        limit: 200,
      })
      .catch(() => ({ rows: [] }))
    this.rows = page.rows
  }
}

customElements.define('kith-opportunities-path', KithOpportunitiesPath)
