import {
  avatar,
  exactly,
  failure,
  follow,
  icon,
  isHeld,
  type KithError,
  moment,
  notify,
  Part,
  type Place,
  type RecordRow,
} from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { momentWords } from './due-words.ts'
import type { Solution } from './solutions.ts'

type Mode = 'reply' | 'note'

const page = 50
const outcomes = ['in-progress', 'waiting', 'solved'] as const

/** The conversation on a case, oldest first, and where one writes: to the customer, or a note for colleagues. */
export class KithServiceTalk extends Part {
  static override styles = [
    Part.styles,
    css`
      section > h2 { font-weight: var(--k-weight-medium); }
      ol { display: grid; gap: var(--k-space-4); margin: var(--k-space-3) 0 var(--k-space-4); }
      li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: var(--k-space-2); }
      .who { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--k-space-2); line-height: 1.25rem; }
      .who strong { font-weight: var(--k-weight-medium); overflow-wrap: anywhere; }
      .who .hint, time { font-size: var(--k-text-xs); }
      time { color: var(--k-text-3); }
      .text { margin-top: var(--k-space-1); max-width: var(--k-measure); line-height: var(--k-leading-prose); white-space: pre-line; overflow-wrap: anywhere; }
      .note .text { padding-inline-start: var(--k-space-3); border-inline-start: 2px solid var(--k-amber-dot); }
      .i { margin-top: var(--k-space-half); color: var(--k-text-3); }
      .modes { display: flex; gap: var(--k-space-1); margin-bottom: var(--k-space-2); }
      .modes button[aria-pressed='true'] { background: var(--k-active); color: var(--k-text); }
      .write { padding-top: var(--k-space-3); border-top: var(--k-hairline) solid var(--k-line); }
      .write label { display: block; margin-bottom: var(--k-space-1); color: var(--k-text-3); font-size: var(--k-text-xs); overflow-wrap: anywhere; }
      .acts label { display: inline-flex; align-items: center; gap: var(--k-space-2); margin: 0; white-space: nowrap; }
      .acts .control { width: auto; max-width: 14rem; }
      .find { margin-top: var(--k-space-3); padding: var(--k-space-3); border: var(--k-hairline) solid var(--k-line); border-radius: var(--k-radius-m); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    rows: { state: true },
    earlier: { state: true },
    mode: { state: true },
    isFinding: { state: true },
    isBusy: { state: true },
    problem: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
  /** The cursor of what was written before. */
  declare earlier: string | undefined
  declare mode: Mode
  declare isFinding: boolean
  declare isBusy: boolean
  declare problem: string | undefined
  declare error: KithError | undefined
  #names: Readonly<Record<string, string>> = {}
  #asked: string | undefined
  #stop: (() => void) | undefined

  constructor() {
    super()
    this.mode = 'reply'
    this.isFinding = false
    this.isBusy = false
  }

  override firstUpdated(): void {
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'service.message',
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
    this.rows = undefined
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, place, rows, error } = this
    const { row } = place
    if (!row) return html``
    const mayWrite = this.session.me.mayCall('service.work')
    return html`<section aria-label=${texts.word('service.ui.talk')}>
      <h2>${texts.word('service.ui.talk')}</h2>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${this.earlier === undefined ? nothing : html`<button class="link" type="button" @click=${() => void this.#load(this.earlier)}>${texts.word('service.ui.earlier')}</button>`}
      <ol>${rows?.map(one => this.#turn(one))}</ol>
      ${rows?.length === 0 ? html`<p class="hint">${texts.word('service.ui.talk.none')}</p>` : nothing}
      ${mayWrite ? this.#writing(row) : nothing}
    </section>`
  }

  #turn(one: RecordRow): TemplateResult {
    const { texts } = this
    const kind = String(one.direction)
    const name =
      kind === 'in' ? (one.name ?? one.email ?? texts.word('service.ui.customer')) : this.#names[String(one.createdBy)]
    return this.#said({
      id: String(one.createdBy),
      name: String(name ?? texts.plugin('service')),
      at: one.createdAt,
      text: String(one.text),
      kind,
    })
  }

  #said(one: {
    readonly id: string
    readonly name: string
    readonly at: string
    readonly text: string
    readonly kind: string
  }): TemplateResult {
    const { texts } = this
    const at = new Date(one.at)
    const sign = { in: icon('message'), out: avatar(one.id, one.name), note: icon('hidden') }[one.kind]
    return html`<li class=${one.kind}>${sign}<div>
      <p class="who"><strong dir="auto">${one.name}</strong><span class="hint">${texts.choice('service.message', 'direction', one.kind)}</span><time datetime=${one.at} title=${exactly(at, texts.locale)}>${moment(at, new Date(), texts.locale, momentWords(texts))}</time></p>
      <p class="text" dir="auto">${one.text}</p></div></li>`
  }

  #writing(row: RecordRow): TemplateResult {
    const { texts, mode } = this
    const isReply = mode === 'reply'
    const to = row.email ?? this.place.labels?.[String(row.contact)]
    const choose = (one: Mode) =>
      html`<button class="btn quiet" type="button" aria-pressed=${one === mode} @click=${() => (this.mode = one)}>${icon(one === 'reply' ? 'send' : 'hidden')}${texts.word(`service.ui.${one}`)}</button>`
    const label = isReply
      ? to
        ? texts.word('service.ui.reply.to', { to: String(to) })
        : texts.word('service.ui.no-address')
      : texts.word('service.ui.note.text')
    return html`<form class="write" @submit=${this.#submit} @keydown=${this.#pressed}>
      <div class="modes" role="group" aria-label=${texts.word('service.ui.talk')}>${choose('reply')}${choose('note')}</div>
      <label for="text">${label}</label>
      <textarea id="text" class="control" name="text" rows="4" maxlength="50000"></textarea>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts">
        ${isReply ? html`<label>${texts.word('service.ui.then')} <select class="control" name="state">${outcomes.map(one => html`<option value=${one}>${texts.word(`service.ui.then.${one}`)}</option>`)}</select></label>` : nothing}
        <button class="btn" aria-disabled=${this.isBusy}>${texts.word(isReply ? 'service.ui.send' : 'service.ui.save')} <kbd>Ctrl ↵</kbd></button>
        ${isReply ? html`<button class="btn quiet" type="button" aria-expanded=${this.isFinding} @click=${this.#find}>${icon('book')}${texts.word('service.ui.insert')}</button>` : nothing}
      </div>
      ${isReply && this.isFinding ? html`<div class="find"><kith-service-solutions .session=${this.session} .directory=${this.directory} .texts=${texts} .case=${row.id} @kith-use=${this.#use} @kith-send=${this.#send}></kith-service-solutions></div>` : nothing}
    </form>`
  }

  readonly #find = async () => {
    await import('./solutions.ts')
    this.isFinding = !this.isFinding
  }

  readonly #use = ({ detail }: CustomEvent<Solution>) => {
    const box = this.renderRoot.querySelector('textarea')
    if (!box) return
    box.value = [box.value.trim(), detail.title, detail.body].filter(Boolean).join('\n\n')
    this.isFinding = false
    box.focus()
  }

  readonly #send = ({ detail }: CustomEvent<Solution>) => {
    const text = this.renderRoot.querySelector('textarea')?.value.trim()
    void this.#call('service.sendSolution', { article: detail.article, ...(text ? { text } : {}) })
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement)
    const text = String(given.get('text') ?? '').trim()
    if (text === '') {
      this.renderRoot.querySelector('textarea')?.focus()
      return
    }
    const isReply = this.mode === 'reply'
    void this.#call(isReply ? 'service.reply' : 'service.note', {
      text,
      ...(isReply ? { state: String(given.get('state')) } : {}),
    })
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    ;(event.currentTarget as HTMLFormElement).requestSubmit()
  }

  /** What was typed stays until it has arrived. */
  async #call(operation: string, input: object): Promise<void> {
    if (this.isBusy) return
    const { session, texts, place } = this
    this.isBusy = true
    this.problem = undefined
    try {
      const answer = await session.api.mutate(operation, { id: place.row?.id, ...input })
      const done = texts.word(operation === 'service.note' ? 'service.ui.noted' : 'service.ui.sent')
      notify(this, { text: isHeld(answer) ? texts.say('edit.held', { why: answer.held.reason }) : done })
      const box = this.renderRoot.querySelector('textarea')
      if (box) box.value = ''
      this.isFinding = false
      await this.#load()
      place.reload?.()
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
    this.isBusy = false
  }

  /** The newest, or with a cursor those before. */
  async #load(after?: string): Promise<void> {
    const id = this.place.row?.id
    if (id === undefined) return
    const { api } = this.session
    try {
      const [found, people] = await Promise.all([
        api.list('service.messages', { where: { case: id }, limit: page, ...(after === undefined ? {} : { after }) }),
        api.list('kernel.users', { limit: 200 }).catch(() => ({ rows: [] as readonly RecordRow[] })),
      ])
      this.#names = Object.fromEntries(people.rows.map(({ id, name }) => [id, String(name)]))
      const turns = [...found.rows].reverse()
      this.rows = after === undefined ? turns : [...turns, ...(this.rows ?? [])]
      this.earlier = found.next
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-service-talk', KithServiceTalk)
