import { failure, followed, type KithError, listAddress, Part, type Place } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { aboutNames } from './about-names.ts'
import { line, lineStyles } from './line.ts'
import type { Brief } from './types.ts'

interface Day {
  readonly fresh: readonly Brief[]
  readonly today: readonly Brief[]
  readonly overdue: readonly Brief[]
  readonly late: number
}

/** One's day at log-in: what others gave one today (R54), what is planned, and what is overdue (R55). */
export class KithActivitiesToday extends Part {
  static override styles = [
    Part.styles,
    lineStyles,
    css`
      h3 .num { color: var(--k-text-3); font-weight: var(--k-weight); }
      .all { display: inline-block; margin-top: var(--k-space-3); color: var(--k-accent-text); line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, day: { state: true }, error: { state: true } }

  declare place: Place
  declare day: Day | undefined
  declare error: KithError | undefined
  #names: ReadonlyMap<string, string> = new Map()

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'activities.activity',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, day, error } = this
    if (error) return failure({ texts, error, again: () => void this.#load() })
    if (!day) return html``
    const mine = { owner: { $: 'actor.id' }, state: { in: ['planned', 'in-progress', 'rejected'] } }
    const isEmpty = day.fresh.length + day.today.length + day.overdue.length === 0
    return html`
      ${this.#part('fresh', day.fresh)}${this.#part('overdue', day.overdue, day.late)}${this.#part('today', day.today)}
      ${isEmpty ? html`<p class="hint">${texts.word('activities.today.none')}</p>` : nothing}
      <a class="all" href=${listAddress('activities', mine)}>${texts.word('activities.today.all')}</a>`
  }

  #part(name: 'fresh' | 'today' | 'overdue', rows: readonly Brief[], of = rows.length): unknown {
    const { texts } = this
    if (rows.length === 0) return nothing
    const about = (row: Brief) => (row.about ? this.#names.get(row.about.id) : undefined)
    return html`<h3>${texts.word(`activities.today.${name}`)} <span class="num">${texts.number(of)}</span></h3>
      <ul class="lines">${rows.slice(0, 6).map(row => line({ ...row, ownerName: null }, texts, about(row)))}</ul>`
  }

  async #load(): Promise<void> {
    const { session, directory } = this
    try {
      const day = await session.api.query<Day>('activities.today', {})
      this.#names = await aboutNames(session, directory, [...day.fresh, ...day.today, ...day.overdue])
      this.day = day
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-activities-today', KithActivitiesToday)
