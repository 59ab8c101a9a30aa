import { failure, icon, type KithError, notify, Part, type Place, pageStyles } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { aboutNames } from './about-names.ts'
import { addDays, dayName, weekStart, when } from './times.ts'
import type { Brief } from './types.ts'

/** Activities of a period as they are printed (R68), and as a workbook. The address says from when, until when and whose. */
export class KithActivitiesPrint extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    css`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { padding: var(--k-space-2) var(--k-space-3) var(--k-space-2) 0; border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: start; vertical-align: top; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      th, td.when { white-space: nowrap; }
      td { min-width: 5rem; }
      .subject { min-width: 12rem; }
      tr { break-inside: avoid; }
      thead { display: table-header-group; }
      @media print {
        .page { padding: 0; }
        .acts { display: none; }
        .scroll { overflow: visible; }
      }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true }, error: { state: true } }

  declare place: Place
  declare rows: readonly Brief[] | undefined
  declare error: KithError | undefined
  #names: ReadonlyMap<string, string> = new Map()

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('place')) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, rows, error } = this
    const { from, to } = this.#period
    const title = texts.word('activities.print.title', {
      from: dayName(from, texts.locale),
      to: dayName(addDays(to, -1), texts.locale),
    })
    const field = (name: string) => texts.field('activities.activity', name)
    return html`<div class="page">
      <header><h1 tabindex="-1">${title}</h1><span class="acts">${this.session.me.mayCall('kernel.export') ? html`<button class="btn" type="button" @click=${this.#export}>${icon('download')} ${texts.word('activities.print.export')}</button>` : nothing} <button class="btn primary" type="button" @click=${() => print()}>${texts.word('activities.print.do')}</button></span></header>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rows?.length === 0 ? html`<p class="hint">${texts.word('activities.calendar.none')}</p>` : nothing}
      ${
        rows && rows.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
        <thead><tr><th scope="col">${field('at')}</th><th scope="col">${field('type')}</th><th scope="col">${field('subject')}</th><th scope="col">${field('about')}</th><th scope="col">${field('owner')}</th><th scope="col">${field('state')}</th></tr></thead>
        <tbody>${rows.map(row => html`<tr><td class="when num">${when(row, texts.locale)}</td><td>${row.typeName}</td><td class="subject" dir="auto">${row.subject}</td><td dir="auto">${row.about ? (this.#names.get(row.about.id) ?? texts.entity(row.about.entity)) : ''}</td><td dir="auto">${row.ownerName ?? ''}</td><td>${texts.choice('activities.activity', 'state', row.state)}</td></tr>`)}</tbody>
      </table></div>`
          : nothing
      }
    </div>`
  }

  get #period(): { readonly from: Date; readonly to: Date; readonly whose: 'mine' | 'all' } {
    const [from, to, whose] = this.place.rest ?? []
    const day = (text: string | undefined) =>
      text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00`) : undefined
    const first = day(from) ?? weekStart(new Date())
    const last = day(to) ?? addDays(first, 6)
    return {
      from: first,
      to: addDays(last.getTime() < first.getTime() ? first : last, 1),
      whose: whose === 'all' ? 'all' : 'mine',
    }
  }

  readonly #export = async () => {
    const { session, texts } = this
    const { from, to, whose } = this.#period
    const at = { gte: from.toISOString(), lt: to.toISOString() }
    const where = whose === 'mine' ? { at, owner: { $: 'actor.id' } } : { at }
    const columns = [
      'at',
      'type',
      'subject',
      'about',
      'account',
      'owner',
      'state',
      'priority',
      'plan',
      'execution',
      'feedback',
    ]
    try {
      await session.api.mutate('kernel.startExport', {
        entity: 'activities.activity',
        format: 'xlsx',
        sort: ['at'],
        where,
        columns,
      })
      notify(this, { text: texts.word('activities.print.exported') })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
  }

  async #load(): Promise<void> {
    const { session, directory } = this
    const { from, to, whose } = this.#period
    try {
      const input = { from: from.toISOString(), to: to.toISOString(), whose }
      const { rows } = await session.api.query<{ rows: readonly Brief[] }>('activities.calendar', input)
      this.#names = await aboutNames(session, directory, rows)
      this.rows = rows
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-activities-print', KithActivitiesPrint)
