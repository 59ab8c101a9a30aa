import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { recordAddress } from '../app/route.ts'
import type { HistoryEntry, Labels } from '../data/api.ts'
import { exactly } from '../texts/moments.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { type Icon, icon } from '../ui/icons.ts'
import { minutes } from '../ui/watch.ts'
import { type ChangeContext, changeLines, whoDid } from './change-lines.ts'
import { byDay, clockTime } from './days.ts'
import { nameIn } from './name.ts'
import { RecordPart } from './part.ts'
import { namesIn } from './past.ts'
import { timelineStyles } from './timeline-styles.ts'

interface Ref {
  readonly entity: string
  readonly id: string
}
type Entry =
  | ({ readonly type: 'change'; readonly id: string; readonly record: Ref } & HistoryEntry)
  | {
      readonly type: 'link'
      readonly id: string
      readonly at: string
      readonly record: Ref
      readonly label: string
      readonly direction: 'to' | 'from'
    }
  | { readonly type: 'record'; readonly id: string; readonly at: string; readonly record: Ref; readonly label: string }

const page = 50
/** Fields of one change that are shown without being asked for. */
const few = 3

/** What happened to a record, by day, latest first, as it happens. */
export class KithTimeline extends RecordPart {
  static override styles = [RecordPart.styles, timelineStyles]

  readonly #now = minutes(this)
  #entries: readonly Entry[] | undefined
  #labels: Labels = {}
  #next: string | undefined
  #error: KithError | undefined
  #isLoading = false
  #turn = 0
  #stop: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordId') || changed.has('session')) this.#open()
  }

  override render(): TemplateResult {
    const { texts } = this
    const entries = this.#entries
    if (!entries) {
      return this.#error
        ? failure({ texts, error: this.#error, again: this.#again })
        : html`<p class="wait hint" role="status">${texts.say('state.loading')}</p>`
    }
    const now = this.#now()
    return html`
      ${byDay(entries, now, texts).map(
        ({ title, entries }) => html`<h3 class="day">${title}</h3>
          <ol class="tl">${repeat(
            entries,
            ({ id }) => id,
            entry => this.#entry(entry, now),
          )}</ol>`,
      )}
      ${this.#error ? failure({ texts, error: this.#error, again: this.#again }) : nothing}
      ${this.#next === undefined ? nothing : html`<button class="btn" type="button" aria-disabled=${this.#isLoading} @click=${this.#more}>${texts.say(this.#isLoading ? 'state.loading' : 'timeline.more')}</button>`}
    `
  }

  #entry(entry: Entry, now: Date): TemplateResult {
    if (entry.type === 'change') return this.#change(entry, now)
    const { texts } = this
    const name = texts.entity(entry.record.entity)
    const words =
      entry.type === 'record' ? name : texts.say(`timeline.link.${entry.direction}`, { name: texts.within(name) })
    return this.#item(iconOf(entry.record.entity), entry.at, html`<span>${words} ${this.#linked(entry)}</span>`)
  }

  #change(entry: Entry & { readonly type: 'change' }, now: Date): TemplateResult {
    const { texts, directory } = this
    const entity = directory.byName(entry.record.entity) ?? this.entity
    const context: ChangeContext = { texts, directory, entity, labels: this.#labels, now }
    const lines = changeLines(entry, context)
    const did = whoDid(entry, this.#labels, texts)
    const other =
      entry.record.id === this.recordId ? nothing : html` <span class="hint">${texts.say('timeline.merged')}</span>`
    const list = html`<ul>${lines}</ul>`
    const body =
      lines.length > few
        ? html`<details><summary>${texts.say('timeline.fields', { n: lines.length })}</summary>${list}</details>`
        : lines.length > 0
          ? list
          : nothing
    return this.#item(undefined, entry.at, html`<span>${did}${other}</span>`, body)
  }

  #item(mark: Icon | undefined, at: string, head: TemplateResult, body: unknown = nothing): TemplateResult {
    const { locale } = this.texts
    const when = new Date(at)
    return html`<li>
      <span class="ti ${mark ? '' : 'sys'}">${mark ? icon(mark) : nothing}</span>
      <div><div class="th">${head}<time datetime=${at} title=${exactly(when, locale)}>${clockTime(when, locale)}</time></div>${body}</div>
    </li>`
  }

  #linked({ record, label }: { readonly record: Ref; readonly label: string }): unknown {
    if (record.entity === 'kernel.attachment') {
      return html`<a href="/files/attachments/${record.id}" download dir="auto">${label}</a>`
    }
    const target = this.directory.byName(record.entity)
    if (!target) return nothing
    const shown = nameIn(label, target, this.texts) ?? this.texts.entity(target.name)
    return html`<a href=${recordAddress(target.path, record.id)} dir="auto">${shown}</a>`
  }

  #open(): void {
    this.#close()
    this.#entries = undefined
    this.#error = undefined
    const beside = new Set([...this.directory.pointingAt(this.entity.name), 'kernel.attachment', 'kernel.merge'])
    this.#stop = follow(
      this.session.connection,
      event => event.id === this.recordId || beside.has(event.entity),
      () => void this.#load(),
    )
    void this.#load()
  }

  #close(): void {
    this.#turn++
    this.#stop?.()
  }

  /** The first page anew; what was read behind it stays where it joins. */
  async #load(): Promise<void> {
    const mine = ++this.#turn
    try {
      const { rows, next, labels } = await this.#page()
      if (mine !== this.#turn) return
      const known = this.#entries ?? []
      const joins = rows.length > 0 && known.some(({ id }) => id === rows.at(-1)?.id)
      const seen = new Set(rows.map(({ id }) => id))
      const behind = joins ? known.slice(known.findIndex(({ id }) => id === rows.at(-1)?.id) + 1) : []
      this.#entries = [...rows, ...behind.filter(({ id }) => !seen.has(id))]
      if (!joins) this.#next = next
      this.#labels = { ...this.#labels, ...labels }
      this.#error = undefined
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
    }
    this.requestUpdate()
  }

  readonly #again = () => void this.#load()

  readonly #more = async () => {
    if (this.#isLoading || this.#next === undefined) return
    const mine = this.#turn
    this.#isLoading = true
    this.requestUpdate()
    try {
      const { rows, next, labels } = await this.#page(this.#next)
      if (mine === this.#turn) {
        this.#entries = [...(this.#entries ?? []), ...rows]
        this.#next = next
        this.#labels = { ...this.#labels, ...labels }
      }
    } catch (error) {
      this.#error = error as KithError
    }
    this.#isLoading = false
    this.requestUpdate()
  }

  async #page(after?: string): Promise<{ rows: readonly Entry[]; next?: string; labels: Labels }> {
    const { session, directory, entity, recordId: id } = this
    const input = { entity: entity.name, id, limit: page, ...(after === undefined ? {} : { after }) }
    const found = await session.api.query<{ rows: readonly Entry[]; next?: string }>('kernel.timeline', input)
    const changes = found.rows.flatMap(entry => (entry.type === 'change' ? [entry] : []))
    return { ...found, labels: await namesIn(session.api, directory, entity, changes) }
  }
}

function iconOf(entity: string): Icon {
  return entity === 'kernel.attachment' ? 'file' : entity === 'kernel.merge' ? 'merge' : 'record'
}

customElements.define('kith-timeline', KithTimeline)
