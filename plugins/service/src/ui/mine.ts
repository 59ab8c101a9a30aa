import {
  followed,
  listAddress,
  Part,
  type Place,
  pluginPageAddress,
  type RecordRow,
  recordAddress,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dueWords } from './due-words.ts'

const most = 6
const open = { in: ['new', 'in-progress', 'waiting'] }

/** One's own open cases, what is late first, and how many wait to be taken. */
export class KithServiceMine extends Part {
  static override styles = [
    Part.styles,
    css`
      li { padding: var(--k-space-2) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { display: block; font-weight: var(--k-weight-medium); line-height: 1.5rem; }
      li a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .sub { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .late { color: var(--k-red-ink); font-weight: var(--k-weight-medium); }
      .all { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-4); margin-top: var(--k-space-3); color: var(--k-accent-text); line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true }, free: { state: true } }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
  declare free: number

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'service.case',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows, free } = this
    return html`${rows?.length === 0 ? html`<p class="hint">${texts.word('service.ui.mine.none')}</p>` : nothing}
      <ul>${rows?.map(row => this.#line(row))}</ul>
      <p class="all"><a href=${pluginPageAddress('service', 'waiting')}>${texts.word('service.ui.mine.free', { n: texts.number(free ?? 0) })}</a><a href=${listAddress('service', { owner: { $: 'actor.id' }, state: open })}>${texts.word('service.ui.mine.all')}</a></p>`
  }

  #line(row: RecordRow): TemplateResult {
    const { texts } = this
    const due = dueWords(row, texts, new Date())
    return html`<li><a class="cut" href=${recordAddress('service', row.id)} dir="auto">${String(row.subject)}</a><span class="sub"><span class="num">${String(row.number)}</span>${due ? html`<span class=${due.isLate ? 'late' : ''}>${due.text}</span>` : html`<span>${texts.choice('service.case', 'state', String(row.state))}</span>`}</span></li>`
  }

  async #load(): Promise<void> {
    const { api, me } = this.session
    const none = { rows: [] as readonly RecordRow[] }
    const own = (more: object, sort: string) =>
      me.id === undefined
        ? none
        : api
            .list('service', { where: { owner: me.id, state: open, ...more }, sort: [sort], limit: most })
            .catch(() => none)
    const free = { owner: null, state: { in: ['new', 'in-progress'] } }
    const [dated, undated, count] = await Promise.all([
      own({ dueAt: { empty: false } }, 'dueAt'),
      own({ dueAt: null }, 'createdAt'),
      api.query<{ count: number }>('service.count', { where: free }).catch(() => ({ count: 0 })),
    ])
    this.rows = [...dated.rows, ...undated.rows].slice(0, most)
    this.free = count.count
  }
}

customElements.define('kith-service-mine', KithServiceMine)
