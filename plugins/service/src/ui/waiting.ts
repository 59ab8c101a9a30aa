import {
  failure,
  followed,
  isHeld,
  type KithError,
  type Labels,
  notify,
  Part,
  type Place,
  pageStyles,
  type RecordRow,
  recordAddress,
  toneOf,
  waiting,
  waitingStyles,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dueWords } from './due-words.ts'

interface Queue {
  readonly id: string
  readonly name: string
}

const most = 50
const open = { in: ['new', 'in-progress'] }

/** What waits, what is late first: to be taken from the queues that one may see, and one's own (R85, R86). */
export class KithServiceWaiting extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    css`
      header .control { width: auto; max-width: 14rem; }
      .about { color: var(--k-text-2); line-height: var(--k-leading-prose); }
      h2 { margin: var(--k-space-6) 0 var(--k-space-1); font-weight: var(--k-weight-medium); }
      .list { max-width: 60rem; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--k-space-4); align-items: center; min-height: var(--k-row); padding: var(--k-space-2) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { font-weight: var(--k-weight-medium); line-height: 1.5rem; overflow-wrap: anywhere; }
      li a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .sub { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); line-height: 1.25rem; }
      .late { color: var(--k-red-ink); font-weight: var(--k-weight-medium); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    rows: { state: true },
    queues: { state: true },
    queue: { state: true },
    isBusy: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
  declare queues: readonly Queue[] | undefined
  /** '' for all that one may see. */
  declare queue: string
  declare isBusy: boolean
  declare error: KithError | undefined
  #labels: Labels = {}

  constructor() {
    super()
    this.queue = ''
    this.isBusy = false
    followed(
      this,
      ({ entity }) => entity === 'service.case',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows, error, session } = this
    const free = rows?.filter(row => !row.owner) ?? []
    const mine = rows?.filter(row => row.owner && row.owner === session.me.id) ?? []
    const choose = (event: Event) => {
      this.queue = (event.target as HTMLSelectElement).value
      void this.#load()
    }
    return html`<div class="page" @keydown=${this.#pressed}>
      <header><h1 tabindex="-1">${texts.word('service.page.waiting')}</h1>
        <select class="control" aria-label=${texts.word('service.ui.waiting.queue')} @change=${choose}><option value="">${texts.word('service.ui.waiting.any')}</option>${this.queues?.map(one => html`<option value=${one.id} ?selected=${one.id === this.queue}>${one.name}</option>`)}</select>
        ${session.me.id === undefined ? nothing : html`<button class="btn primary" type="button" aria-disabled=${this.isBusy || free.length === 0} aria-keyshortcuts="t" @click=${() => void this.#next()}>${texts.word('service.ui.waiting.next')} <kbd>T</kbd></button>`}
      </header>
      <p class="about">${texts.word('service.ui.waiting.about')} <span class="keys">${texts.word('service.ui.waiting.keys')}</span></p>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rows || error ? nothing : waiting({ texts, again: () => void this.#load() })}
      ${rows && free.length + mine.length === 0 ? html`<p class="hint" role="status">${texts.word('service.ui.waiting.none')}</p>` : nothing}
      ${this.#part('service.ui.waiting.free', free)}${this.#part('service.ui.waiting.mine', mine)}
    </div>`
  }

  #part(title: string, rows: readonly RecordRow[]): TemplateResult | typeof nothing {
    const { texts } = this
    if (rows.length === 0) return nothing
    return html`<h2>${texts.word(title)} <span class="hint num">${texts.number(rows.length)}</span></h2><ul class="list">${rows.map(row => this.#line(row))}</ul>`
  }

  #line(row: RecordRow): TemplateResult {
    const { texts, session } = this
    const due = dueWords(row, texts, new Date())
    const priority = String(row.priority)
    const isUrgent = priority === 'urgent' || priority === 'high'
    const sub = [this.#labels[String(row.account)], this.#labels[String(row.queue)]].filter(Boolean)
    return html`<li><div>
      <a href=${recordAddress('service', row.id)} dir="auto">${String(row.subject)}</a>
      <div class="sub"><span class="num">${String(row.number)}</span>${due ? html`<span class=${due.isLate ? 'late' : ''}>${due.text}</span>` : nothing}<span class="st"><i class="dot ${isUrgent ? 'red' : toneOf(String(row.state))}"></i>${texts.choice('service.case', 'priority', priority)}</span>${sub.map(one => html`<span dir="auto">${one}</span>`)}</div></div>
      ${row.owner || session.me.id === undefined ? html`<span></span>` : html`<button class="btn" type="button" aria-label="${texts.word('service.action.take')} ${row.number}" @click=${() => void this.#take(row)}>${texts.word('service.action.take')}</button>`}
    </li>`
  }

  /** T takes the first that is free, while the page has the focus. */
  readonly #pressed = (event: KeyboardEvent) => {
    const [target] = event.composedPath()
    const isTyping = target instanceof HTMLSelectElement || target instanceof HTMLInputElement
    if (event.key !== 't' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    void this.#next()
  }

  async #next(): Promise<void> {
    const first = this.rows?.find(row => !row.owner)
    if (first) await this.#take(first)
    else notify(this, { text: this.texts.word('service.ui.waiting.nothing') })
  }

  async #take(row: RecordRow): Promise<void> {
    if (this.isBusy) return
    const { session, texts } = this
    this.isBusy = true
    try {
      const answer = await session.api.mutate('service.take', { id: row.id })
      const done = texts.word('service.ui.waiting.taken', { number: String(row.number) })
      notify(this, { text: isHeld(answer) ? texts.say('edit.held', { why: answer.held.reason }) : done })
      location.hash = recordAddress('service', row.id)
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
      await this.#load()
    }
    this.isBusy = false
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const where = { state: open, ...(this.queue ? { queue: this.queue } : {}) }
    const withLabels = ['account', 'queue']
    try {
      const [dated, undated, queues] = await Promise.all([
        api.list('service', {
          where: { ...where, dueAt: { empty: false } },
          sort: ['dueAt'],
          limit: most,
          with: withLabels,
        }),
        api.list('service', { where: { ...where, dueAt: null }, sort: ['createdAt'], limit: most, with: withLabels }),
        api.query<{ rows: readonly Queue[] }>('service.queueNames', {}),
      ])
      this.#labels = { ...dated.labels, ...undated.labels }
      this.queues = queues.rows
      this.rows = [...dated.rows, ...undated.rows]
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-service-waiting', KithServiceWaiting)
