import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { recordAddress } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { announcer } from '../ui/announce.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { minutes } from '../ui/watch.ts'
import { drawValue } from '../values/draw.ts'
import { type Columns, columnsOf, refsOf } from './columns.ts'
import { createListFeed, type ListFeed, type ListState } from './feed.ts'
import { skeleton } from './skeleton.ts'
import { listStyles } from './styles.ts'

const created: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }

/** The records of one entity: newest first, live, page by page. It keeps its place while it is hidden. */
export class KithList extends LitElement {
  static override styles = [base, values, failureStyles, listStyles]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo

  readonly #now = minutes(this)
  readonly #announcer = announcer(this)
  #columns: Columns | undefined
  #feed: ListFeed | undefined
  #unsubscribe: (() => void) | undefined
  #observer: IntersectionObserver | undefined
  #current: string | undefined
  #top = 0

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entity') || changed.has('session')) this.#open()
  }

  override updated(): void {
    const more = this.renderRoot.querySelector('.more')
    this.#observer?.disconnect()
    if (more && !this.#feed?.state.value.error) this.#observer?.observe(more)
  }

  /** Moves on by rows: puts the focus on the next or the previous one. */
  move(by: 1 | -1): void {
    const rows = this.#feed?.state.value.rows ?? []
    const at = rows.findIndex(({ id }) => id === this.#current)
    const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (row) this.#focus(row.id)
  }

  /** Back where it was when it was left: as far down, on the same row. */
  comeBack(): void {
    const scroller = this.#scroller
    if (scroller) scroller.scrollTop = this.#top
    if (this.#current) this.#focus(this.#current)
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const columns = this.#columns
    if (!state || !columns) return html``
    const { texts, entity } = this
    const name = texts.plural(entity.name)
    return html`
      <div class="vh" role="status">${this.#announcer.n > 0 ? texts.say('list.arrived', { n: this.#announcer.n }) : ''}</div>
      ${
        state.waiting.length > 0
          ? html`<button class="btn fresh" type="button" @click=${this.#release}>${icon('up')}${texts.say('list.new', { n: state.waiting.length })}</button>`
          : nothing
      }
      <div class="scroller" role="region" aria-label=${name} tabindex="-1" @scroll=${this.#scrolled}>
        ${this.#body(state, columns, name)}
      </div>
    `
  }

  #body(state: ListState, columns: Columns, name: string): TemplateResult {
    const { texts } = this
    if (state.status === 'loading') return skeleton(texts, () => void this.#feed?.load())
    if (state.status === 'failed' && state.error) {
      return html`<div class="said">${failure({ texts, error: state.error, again: () => void this.#feed?.load() })}</div>`
    }
    if (state.rows.length === 0) {
      return html`<p class="said hint">${texts.say('list.empty', { name: texts.within(name) })}</p>`
    }
    return html`
      <table @click=${this.#clicked}>
        <caption class="vh">${texts.say('list.rows', { name })}</caption>
        <thead><tr>${this.#heads(columns)}</tr></thead>
        <tbody>${repeat(
          state.rows,
          ({ id }) => id,
          row => this.#row(row, columns, state),
        )}</tbody>
      </table>
      ${state.error ? html`<div class="said">${failure({ texts, error: state.error, again: () => void this.#feed?.more() })}</div>` : nothing}
      ${
        state.next === undefined
          ? nothing
          : html`<div class="more"><button class="btn" type="button" aria-disabled=${state.isLoadingMore} @click=${this.#more}>${texts.say(state.isLoadingMore ? 'state.loading' : 'list.more')}</button></div>`
      }
    `
  }

  #heads({ label, state, more }: Columns): TemplateResult {
    const { texts, entity } = this
    const head = (field: FieldInfo, part: string) =>
      html`<th scope="col" class=${part}>${texts.field(entity.name, field.name)}</th>`
    return html`
      ${label ? head(label, 'c-name') : html`<th scope="col" class="c-name">${texts.entity(entity.name)}</th>`}
      ${state ? head(state, 'c-state') : nothing}
      ${more.map((field, i) => head(field, `c-more m${i} ${field.kind}`))}
      <th scope="col" class="c-time">${texts.say('list.created')}</th>
    `
  }

  #row(row: RecordRow, { label, beside, state, more }: Columns, { labels }: ListState): TemplateResult {
    const { texts, directory, entity } = this
    const now = this.#now()
    const draw = (field: FieldInfo | undefined) =>
      field &&
      drawValue(fieldValue(row, field.name), {
        texts,
        directory,
        labels,
        entity: entity.name,
        field,
        now,
        isInRow: true,
      })
    const status = draw(state)
    const sub = draw(beside)
    return html`<tr data-id=${row.id}>
      <td class="c-name"><span class="nm">
        <a class="name cut" href=${recordAddress(entity.path, row.id)} @focus=${() => this.#mark(row.id)}>${draw(label) ?? texts.entity(entity.name)}</a>
        ${sub ? html`<span class="sub cut">${sub}</span>` : nothing}
      </span></td>
      ${state ? html`<td class="c-state">${status ?? empty}</td>` : nothing}
      ${more.map((field, i) => html`<td class="c-more m${i} ${field.kind}">${draw(field) ?? empty}</td>`)}
      <td class="c-time">${status ? html`<span class="narrow">${status}</span>` : nothing}${draw(created)}</td>
    </tr>`
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller')
  }

  #open(): void {
    this.#close()
    const { session, entity } = this
    this.#columns = columnsOf(entity)
    this.#feed = createListFeed(session, entity, refsOf(this.#columns))
    this.#unsubscribe = this.#feed.state.subscribe(() => {
      this.requestUpdate()
      this.#announcer.count(this.#feed?.state.value.arrived ?? 0)
    })
    this.#observer = new IntersectionObserver(
      entries => entries.some(({ isIntersecting }) => isIntersecting) && this.#feed?.more(),
      { rootMargin: '400px' },
    )
    this.#current = undefined
    void this.#feed.load()
  }

  #close(): void {
    this.#unsubscribe?.()
    this.#feed?.close()
    this.#observer?.disconnect()
  }

  readonly #more = () => void this.#feed?.more()

  readonly #scrolled = () => {
    // Where it is not drawn, it is nowhere: the place is the one that it had.
    if (!this.checkVisibility()) return
    this.#top = this.#scroller?.scrollTop ?? 0
    this.#feed?.hold(this.#top > 0)
  }

  readonly #release = () => {
    this.#feed?.hold(false)
    this.#scroller?.scrollTo({ top: 0 })
  }

  /** The whole row opens the record, as its name does. */
  readonly #clicked = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('a.name')
    if (!link || target.closest('a') || getSelection()?.toString()) return
    if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
    else link.click()
  }

  #mark(id: string): void {
    this.#current = id
  }

  #focus(id: string): void {
    const row = this.renderRoot.querySelector(`tr[data-id="${CSS.escape(id)}"]`)
    row?.querySelector<HTMLElement>('a.name')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
}

const empty = html`<span class="hint">—</span>`

customElements.define('kith-list', KithList)
