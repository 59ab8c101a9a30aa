import { follow, icon, listAddress, moment, overlay, Part, type Place, recordAddress, toneOf } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { momentWords } from './due-words.ts'

interface History {
  readonly rows: readonly {
    readonly id: string
    readonly number: string | null
    readonly subject: string
    readonly state: string
    readonly createdAt: string
  }[]
  readonly total: number
  readonly open: number
  readonly disputes: number
  readonly answers: number
  readonly satisfaction: number | null
}

const most = 5

/** The cases of an account or a contact, and how satisfied he is (R91). */
export class KithServiceCustomer extends Part {
  static override styles = [
    Part.styles,
    css`
      header { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); }
      header .btn { margin-inline-end: calc(-1 * var(--k-space-3)); }
      h3 { flex: 1; font-weight: var(--k-weight-medium); }
      .sum { color: var(--k-text-2); line-height: var(--k-leading-prose); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--k-space-2); padding: var(--k-space-2) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { grid-column: 1 / -1; font-weight: var(--k-weight-medium); line-height: 1.5rem; }
      li a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .st, time { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .all { display: inline-block; margin-top: var(--k-space-2); color: var(--k-accent-text); line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, found: { state: true } }

  declare place: Place
  declare found: History | undefined
  #asked: string | undefined
  #stop: (() => void) | undefined

  override firstUpdated(): void {
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'service.case',
      () => void this.#load(),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const id = this.place.row?.id
    if (!changed.has('place') || id === this.#asked) return
    this.#asked = id
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, found } = this
    if (!found) return html``
    const add = this.session.me.may('create', 'service.case')
    return html`<section aria-label=${texts.word('service.ui.history')}>
      <header><h3>${texts.word('service.ui.history')}</h3>${add ? html`<button class="btn quiet" type="button" @click=${() => overlay(this, 'create', { entity: 'service.case', preset: this.#of })}>${icon('plus')}${texts.word('service.ui.history.new')}</button>` : nothing}</header>
      ${found.total === 0 ? html`<p class="hint">${texts.word('service.ui.history.none')}</p>` : html`<p class="sum">${this.#sum(found)}</p>`}
      <ul>${found.rows.map(row => this.#line(row))}</ul>
      ${found.total > most ? html`<a class="all" href=${listAddress('service', this.#of)}>${texts.word('service.ui.history.all', { n: texts.number(found.total) })}</a>` : nothing}
    </section>`
  }

  get #of(): Record<string, string> {
    const { entity, row } = this.place
    return { [entity?.name === 'accounts.contact' ? 'contact' : 'account']: row?.id ?? '' }
  }

  #sum({ open, total, disputes, satisfaction, answers }: History): string {
    const { texts } = this
    const parts = [texts.word('service.ui.history.sum', { open: texts.number(open), total: texts.number(total) })]
    if (disputes > 0) parts.push(texts.word('service.ui.history.disputes', { n: texts.number(disputes) }))
    if (satisfaction !== null) {
      const n = texts.number(Math.round(satisfaction * 10) / 10)
      parts.push(texts.word('service.ui.history.satisfaction', { n, of: texts.number(answers) }))
    }
    return parts.join(texts.locale.startsWith('zh') ? '；' : '; ')
  }

  #line(row: History['rows'][number]): TemplateResult {
    const { texts } = this
    return html`<li><a class="cut" href=${recordAddress('service', row.id)} dir="auto">${row.subject}</a><span class="st"><i class="dot ${toneOf(row.state)}"></i>${texts.choice('service.case', 'state', row.state)}</span><time datetime=${row.createdAt}>${moment(new Date(row.createdAt), new Date(), texts.locale, momentWords(texts))}</time></li>`
  }

  async #load(): Promise<void> {
    const input = { ...this.#of, limit: most }
    this.found = await this.session.api.query<History>('service.ofCustomer', input).catch(() => undefined)
  }
}

customElements.define('kith-service-customer', KithServiceCustomer)
