import { icon, Part, type Place, type RecordRow, recordAddress } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'

/** The way of the first lead: the form where visitors meet it, and the lead that one sends oneself as it arrives. */
export class KithLeadsFirst extends Part {
  static override styles = [
    Part.styles,
    css`
      li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: var(--k-space-2); padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); line-height: var(--k-leading-prose); }
      li .i { margin-top: 0.25rem; color: var(--k-text-3); }
      li.done .i { color: var(--k-green-dot); }
      a { color: var(--k-accent-text); text-decoration: underline; text-underline-offset: 3px; overflow-wrap: anywhere; }
      .arrived { animation: in var(--k-slow) var(--k-ease); }
      @keyframes in { from { opacity: 0; transform: translateX(1rem); } }
      @media (prefers-reduced-motion: reduce) { .arrived { animation: none; } }
    `,
  ]
  static override properties = { place: { attribute: false }, forms: { state: true }, lead: { state: true } }

  declare place: Place
  declare forms: readonly RecordRow[] | undefined
  /** The newest that came while this stood here. */
  declare lead: RecordRow | undefined
  #since = new Date().toISOString()
  #stop: (() => void) | undefined

  override firstUpdated(): void {
    const { connection } = this.session
    this.#stop = connection.onChange(event => {
      if (event.entity === 'leads.lead' && event.verb === 'create') void this.#look()
    })
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override render(): TemplateResult {
    const { texts, forms, lead, session } = this
    const step = (isDone: boolean, words: unknown) =>
      html`<li class=${isDone ? 'done' : ''}>${icon(isDone ? 'done' : 'here')}<div>${words}</div></li>`
    const [form] = forms ?? []
    const origins = ((form?.origins as readonly string[] | null) ?? []).filter(origin =>
      /^https?:\/\/[^*]+$/.test(origin),
    )
    const pages = form ? [...origins, `${location.origin}/f/${form.publicId}`] : []
    return html`<ol>
      ${step(true, session.me.name === undefined ? texts.word('leads.first.in') : texts.word('leads.first.in-as', { name: session.me.name }))}
      ${step(lead !== undefined, form ? html`${texts.word('leads.first.form', { name: String(form.name) })} ${pages.map(page => html`<br><a href=${page} target="_blank" rel="noopener">${page}</a>`)}` : texts.word('leads.first.no-form'))}
      ${step(lead !== undefined, html`<span role="status">${lead ? html`<span class="arrived">${texts.word('leads.first.arrived')} <a href=${recordAddress('leads', lead.id)} dir="auto">${String(lead.name)}</a></span>` : texts.word('leads.first.waits')}</span>`)}
    </ol>`
  }

  async #load(): Promise<void> {
    const page = await this.session.api
      .list('forms', { where: { makes: 'lead' }, sort: ['createdAt'], limit: 1 })
      .catch(() => ({ rows: [] }))
    this.forms = page.rows
  }

  async #look(): Promise<void> {
    const where = { createdAt: { gte: this.#since } }
    const page = await this.session.api
      .list('leads', { where, limit: 1 })
      .catch(() => ({ rows: [] as readonly RecordRow[] }))
    this.lead = page.rows[0] ?? this.lead
  }
}

customElements.define('kith-leads-first', KithLeadsFirst)
