import { follow, listAddress, Part, type Place } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { line, lineStyles } from './line.ts'
import type { Brief } from './types.ts'

interface Answer {
  readonly open: readonly Brief[]
  readonly overdue: number
  readonly more: boolean
}

const most = 4

/** At the side of a record of any kind: what is planned about it next, and what is overdue. */
export class KithActivitiesNext extends Part {
  static override styles = [
    Part.styles,
    lineStyles,
    css`
      h2 { margin-bottom: var(--k-space-1); font-weight: var(--k-weight-medium); }
      .late { display: flex; align-items: center; gap: var(--k-space-2); margin-bottom: var(--k-space-1); }
      .more { display: inline-block; margin-top: var(--k-space-2); color: var(--k-accent-text); line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, found: { state: true } }

  declare place: Place
  declare found: Answer | undefined
  #stop: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override firstUpdated(): void {
    this.#follow()
  }

  override updated(changed: PropertyValues): void {
    const before = changed.get('place') as Place | undefined
    if (changed.has('place') && before?.row?.id !== this.place.row?.id) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, found } = this
    if (!found) return html``
    const { open, overdue } = found
    const of = this.place.entity && this.place.row ? `${this.place.entity.name}/${this.place.row.id}` : ''
    return html`<h2>${texts.word('activities.next.title')}</h2>
      ${overdue > 0 ? html`<p class="late"><span class="dot red"></span>${texts.word('activities.next.overdue', { n: overdue })}</p>` : nothing}
      ${open.length === 0 ? html`<p class="hint">${texts.word('activities.next.none')}</p>` : html`<ul class="lines">${open.slice(0, most).map(row => line(row, texts))}</ul>`}
      ${open.length > most || found.more ? html`<a class="more" href=${listAddress('activities', { about: of })}>${texts.word('activities.next.more')}</a>` : nothing}`
  }

  #follow(): void {
    this.#stop?.()
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'activities.activity',
      () => void this.#load(),
    )
  }

  async #load(): Promise<void> {
    const { entity, row } = this.place
    if (!entity || !row) return
    this.found = await this.session.api
      .query<Answer>('activities.of', { entity: entity.name, id: row.id })
      .catch(() => undefined)
  }
}

customElements.define('kith-activities-next', KithActivitiesNext)
