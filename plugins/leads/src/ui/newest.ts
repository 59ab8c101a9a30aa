import { followed, listAddress, moment, Part, type Place, type RecordRow, recordAddress } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'

const most = 6

/** The newest leads that nobody works on yet. */
export class KithLeadsNewest extends Part {
  static override styles = [
    Part.styles,
    css`
      li { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { flex: none; max-width: 60%; font-weight: var(--k-weight-medium); line-height: 1.5rem; }
      li a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .sub { flex: 1; min-width: 0; color: var(--k-text-3); }
      time { flex: none; color: var(--k-text-3); font-size: var(--k-text-xs); }
      .all { display: inline-block; margin-top: var(--k-space-3); color: var(--k-accent-text); line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true } }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'leads.lead',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows } = this
    const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
    if (rows?.length === 0) return html`<p class="hint">${texts.word('leads.newest.none')}</p>`
    return html`<ul>${rows?.map(row => html`<li><a class="cut" href=${recordAddress('leads', row.id)} dir="auto">${String(row.name)}</a><span class="sub cut" dir="auto">${row.company ?? ''}</span><time datetime=${row.createdAt}>${moment(new Date(row.createdAt), new Date(), texts.locale, words)}</time></li>`)}</ul>
      <a class="all" href=${listAddress('leads', { status: 'new' })}>${texts.word('leads.newest.all')}</a>`
  }

  async #load(): Promise<void> {
    const page = await this.session.api
      .list('leads', { where: { status: 'new' }, limit: most })
      .catch(() => ({ rows: [] }))
    this.rows = page.rows
  }
}

customElements.define('kith-leads-newest', KithLeadsNewest)
