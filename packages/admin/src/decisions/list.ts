import { isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { Labels, ListPage, RecordRow } from '../data/api.ts'
import { fieldValue } from '../data/field-value.ts'
import { exactly, moment } from '../texts/moments.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { drawValue } from '../values/draw.ts'
import { mayDecide } from './waiting.ts'

interface Held {
  readonly id: string
  readonly writes: readonly {
    readonly entity: string
    readonly verb: string
    readonly record: string | null
    readonly label: string | null
    readonly set: Readonly<Record<string, unknown>>
  }[]
}

/** Most decisions of the past that stand below. */
const recent = 5

/** What waits for one's decision: who asks, what would change, why it is held. Y approves, R rejects. */
export class KithDecisions extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { overflow: auto; }
      .list { padding: 0 var(--k-pad) var(--k-space-8); }
      .decision { max-width: 46rem; padding: var(--k-space-4) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      .decision h2 { font-weight: var(--k-weight-medium); font-size: var(--k-text-m); overflow-wrap: anywhere; }
      .about { margin: var(--k-space-1) 0 var(--k-space-3); color: var(--k-text-2); overflow-wrap: anywhere; }
      .change { padding-block: var(--k-space-1); }
      .change dt { color: var(--k-text-3); }
      table { width: 100%; margin-top: var(--k-space-2); border-collapse: collapse; }
      th, td { padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; text-align: start; vertical-align: top; font-weight: inherit; overflow-wrap: anywhere; }
      th { width: 30%; color: var(--k-text-3); }
      textarea { max-width: 30rem; margin-top: var(--k-space-3); }
      h3 { padding: var(--k-space-6) 0 var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .past li { display: flex; gap: var(--k-space-3); min-height: var(--k-row); align-items: center; border-bottom: var(--k-hairline) solid var(--k-line); }
      .past .cut { flex: 1; min-width: 0; }
    `,
  ]
  static override properties = { rows: { state: true }, rejecting: { state: true } }

  declare rows: readonly RecordRow[] | undefined
  /** The one for which a reason is being written. */
  declare rejecting: string | undefined

  #held = new Map<string, Held>()
  #now = new Map<string, { readonly row: RecordRow; readonly labels: Labels }>()
  #past: readonly RecordRow[] = []
  #people: Labels = {}
  #error: KithError | undefined
  #problem = new Map<string, string>()

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.decision',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts } = this
    if (this.#error)
      return html`<div class="list">${failure({ texts, error: this.#error, again: () => void this.#load() })}</div>`
    if (!this.rows) return html`<div class="list"><p class="hint" role="status">${texts.say('state.loading')}</p></div>`
    const mine = this.rows.filter(row => mayDecide(this.session.me, row))
    const asked = this.rows.filter(row => !mine.includes(row))
    return html`<div class="list" @keydown=${this.#pressed}>
      ${mine.length === 0 ? html`<p class="decision">${texts.say('decisions.none')}</p>` : mine.map(row => this.#one(row))}
      ${asked.length === 0 ? nothing : html`<h3>${texts.say('decisions.asked')}</h3>${asked.map(row => this.#one(row))}`}
      ${
        this.#past.length === 0
          ? nothing
          : html`<h3>${texts.say('decisions.past')}</h3><ul class="past">${this.#past.map(row => html`<li><span class="st"><i class="dot ${row.status === 'approved' ? 'green' : 'red'}"></i>${texts.say(row.status === 'approved' ? 'decisions.approved' : 'decisions.rejected')}</span><span class="cut">${String(row.reason)}${row.comment ? html` <span class="hint" dir="auto">${String(row.comment)}</span>` : nothing}</span><span class="hint">${this.#moment(row.updatedAt)}</span></li>`)}</ul>`
      }
    </div>`
  }

  #one(row: RecordRow): TemplateResult {
    const { texts } = this
    const held = this.#held.get(row.id)
    const problem = this.#problem.get(row.id)
    const isRejecting = this.rejecting === row.id
    const who = this.#people[String(row.requester)] ?? texts.say('actor.unknown')
    return html`<article class="decision" tabindex="0" data-id=${row.id} aria-label=${String(row.reason)}>
      <h2 dir="auto">${String(row.reason)}</h2>
      <p class="about">${texts.say('decisions.who', { name: who })} · ${this.#moment(row.createdAt)} · ${texts.plugin(String(row.plugin))}</p>
      ${held ? held.writes.map(write => this.#write(write)) : nothing}
      ${isRejecting ? html`<textarea class="control" rows="2" aria-label=${texts.say('decisions.why')} placeholder=${texts.say('decisions.why')}></textarea>` : nothing}
      ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
      ${mayDecide(this.session.me, row) ? this.#acts(row, isRejecting) : nothing}
    </article>`
  }

  #acts(row: RecordRow, isRejecting: boolean): TemplateResult {
    const { texts } = this
    return html`<div class="acts">
        ${
          isRejecting
            ? html`<button class="btn danger" type="button" @click=${() => void this.#decide(row, false)}>${texts.say('decisions.reject')}</button><button class="btn quiet" type="button" @click=${() => this.#reject(undefined)}>${texts.say('edit.cancel')}</button>`
            : html`<button class="btn primary" type="button" @click=${() => void this.#decide(row, true)}>${texts.say('decisions.approve')} <kbd>Y</kbd></button><button class="btn" type="button" @click=${() => this.#reject(row.id)}>${texts.say('decisions.reject')} <kbd>R</kbd></button>`
        }
      </div>`
  }

  #write({ entity, verb, record, label, set }: Held['writes'][number]): TemplateResult {
    const { texts, directory } = this
    const info = directory.byName(entity)
    const now = record === null ? undefined : this.#now.get(record)
    const name = label ?? (record === null ? texts.say('hidden', { name: texts.entity(entity) }) : texts.entity(entity))
    const values = Object.entries(set).flatMap(([key, value]) => {
      const field = info?.fields.find(one => one.name === key)
      if (!field) return []
      const labels = now?.labels ?? {}
      const context = { texts, directory, labels, entity, field, now: new Date(), isInRow: true }
      const before = now && fieldValue(now.row, key)
      return [
        html`<tr><th scope="row">${texts.field(entity, key)}</th><td>${verb === 'create' ? nothing : html`<del>${before == null ? texts.say('value.empty') : drawValue(before, context)}</del>`}</td><td>${value == null ? texts.say('value.empty') : drawValue(value, context)}</td></tr>`,
      ]
    })
    return html`<div class="change"><p>${texts.say(`history.${verb}` as 'history.create')}: ${info && record !== null && verb !== 'create' ? html`<a class="link" href=${recordAddress(info.path, record)} dir="auto">${name}</a>` : html`<span dir="auto">${name}</span>`}</p>
      ${values.length > 0 ? html`<table><tbody>${values}</tbody></table>` : nothing}</div>`
  }

  #moment(at: string): TemplateResult {
    const { texts } = this
    const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
    const date = new Date(at)
    return html`<time datetime=${at} title=${exactly(date, texts.locale)}>${moment(date, new Date(), texts.locale, words)}</time>`
  }

  async #load(): Promise<void> {
    const { api } = this.session
    try {
      const [waiting, past] = await Promise.all([
        api.list('kernel.decisions', { where: { status: 'waiting' }, limit: 50 }),
        api.list('kernel.decisions', { where: { status: { in: ['approved', 'rejected'] } }, limit: recent }),
      ])
      this.#past = past.rows
      const held = await Promise.all(waiting.rows.map(({ id }) => api.query<Held>('kernel.held', { id })))
      this.#held = new Map(held.map(one => [one.id, one]))
      await Promise.all([this.#readRecords(held), this.#readPeople(waiting.rows)])
      this.#error = undefined
      this.rows = waiting.rows
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }

  /** What the records concerned are now, as one may see them. */
  async #readRecords(held: readonly Held[]): Promise<void> {
    const wanted = new Map<string, Set<string>>()
    for (const { entity, verb, record } of held.flatMap(({ writes }) => writes)) {
      if (record !== null && verb !== 'create') wanted.set(entity, (wanted.get(entity) ?? new Set()).add(record))
    }
    await Promise.all(
      [...wanted].map(async ([name, ids]) => {
        const info = this.directory.byName(name)
        if (!info) return
        const refs = info.fields.filter(({ kind }) => kind === 'ref').map(field => field.name)
        const page: ListPage = await this.session.api
          .list(info.path, { where: { id: { in: [...ids] } }, limit: 200, with: refs })
          .catch(() => ({ rows: [] }))
        for (const row of page.rows) this.#now.set(row.id, { row, labels: page.labels ?? {} })
      }),
    )
  }

  async #readPeople(rows: readonly RecordRow[]): Promise<void> {
    const ids = [...new Set(rows.map(({ requester }) => String(requester)))].filter(id => /^[0-9a-f-]{36}$/.test(id))
    if (ids.length === 0) return
    const page = await this.session.api
      .list('kernel.users', { where: { id: { in: ids } }, limit: 200 })
      .catch(() => ({ rows: [] as readonly RecordRow[] }))
    this.#people = Object.fromEntries(page.rows.map(({ id, name }) => [id, String(name)]))
  }

  #reject(id: string | undefined): void {
    this.rejecting = id
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus())
  }

  async #decide({ id }: RecordRow, approve: boolean): Promise<void> {
    const { texts, session } = this
    const comment = approve ? undefined : this.renderRoot.querySelector('textarea')?.value.trim()
    this.#problem.delete(id)
    try {
      const answer = await session.api.mutate<{ status: 'approved' | 'rejected' | 'changed' }>('kernel.decide', {
        id,
        approve,
        ...(comment ? { comment } : {}),
      })
      if (isHeld(answer)) return
      if (answer.status === 'changed') this.#problem.set(id, texts.say('decisions.changed'))
      else notify(this, { text: texts.say(`decisions.${answer.status}`) })
      this.rejecting = undefined
    } catch (error) {
      this.#problem.set(id, texts.error(error as KithError))
    }
    await this.#load()
    this.requestUpdate()
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const article = event.target as HTMLElement
    const row = this.rows?.find(({ id }) => id === article.dataset.id)
    if (!row || !article.matches('.decision') || !mayDecide(this.session.me, row)) return
    const key = event.key.toLowerCase()
    if (key === 'y') void this.#decide(row, true)
    else if (key === 'r') this.#reject(row.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

customElements.define('kith-decisions', KithDecisions)
