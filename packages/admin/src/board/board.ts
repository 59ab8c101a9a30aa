import { isHeld, type KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { overlay } from '../app/overlays.ts'
import type { Filter } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, nested, withValues } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import { columnsOf, refsOf } from '../list/columns.ts'
import { failure } from '../ui/failure.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { minutes } from '../ui/watch.ts'
import { sumWords } from '../values/money.ts'
import { toneOf } from '../values/tones.ts'
import { boardCard } from './card.ts'
import { createDragging } from './dragging.ts'
import { type BoardColumn, type BoardFeed, createBoardFeed } from './feed.ts'
import { type Refusal, refusedCard, whyNotMoved } from './refused.ts'
import { boardStyles } from './styles.ts'
import { walk } from './walk.ts'

/**
 * The records of an entity in columns, by the values of a choice, or by what a ref points at. A card is moved by dragging, by its menu, or with M and
 * the arrows; what is refused stays in the column it was to go to and says why.
 */
export class KithBoard extends Part {
  static override styles = [Part.styles, boardStyles]
  static override properties = {
    entity: { attribute: false },
    where: { attribute: false },
    field: { attribute: false },
    moving: { state: true },
  }

  declare entity: EntityInfo
  declare where: Filter | undefined
  /** The name of the choice or ref. */
  declare field: string
  /** The card that M picked up, and where it would go. */
  declare moving: { readonly id: string; readonly to: number } | undefined

  readonly #now = minutes(this)
  #feed: BoardFeed | undefined
  #unsubscribe: (() => void) | undefined
  #refusals = new Map<string, Refusal>()
  #said = ''
  readonly #dragging = createDragging(this, (id, to) => void this.#move(id, to))

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#open()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isElsewhere = changed.has('where') && JSON.stringify(changed.get('where')) !== JSON.stringify(this.where)
    if (isElsewhere || changed.has('field') || isOther(changed, this.entity)) this.#open()
    else if (changed.has('entity')) this.#renew(changed.get('entity') as EntityInfo)
  }

  get #choice(): FieldInfo | undefined {
    return this.entity.fields.find(({ name }) => name === this.field)
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const { texts } = this
    if (!state || !this.#choice) return html``
    return html`<div class="vh" role="status" aria-live="assertive">${this.#said}</div>
      <div class="board" role="group" tabindex="0" aria-label=${texts.say('board.title')} aria-busy=${state.status === 'loading'} @keydown=${this.#pressed}>
        ${repeat(
          state.columns,
          ({ code }) => code ?? '',
          (column, n) => this.#column(column, n),
        )}
      </div>`
  }

  #column(column: BoardColumn, n: number): TemplateResult {
    const { texts } = this
    const dragging = this.#dragging
    const { code, rows, next, count, error } = column
    const name = this.#nameOf(code)
    const refused = [...this.#refusals.values()].filter(({ to }) => to === code)
    const shown = rows.filter(({ id }) => !this.#refusals.has(id))
    const total = count && `${texts.number(count.count)}${count.capped ? '+' : ''}`
    const isTarget = dragging.isOver(code) || this.moving?.to === n
    return html`<section class="column ${isTarget ? 'target' : ''}" aria-label=${name} data-code=${code ?? ''} @dragover=${(event: DragEvent) => dragging.over(event, code)} @dragleave=${(event: DragEvent) => dragging.left(event)} @drop=${(event: DragEvent) => dragging.dropped(event, code)}>
      <h2><i class="dot ${code === null ? '' : toneOf(column.head?.state ?? code)}"></i><span class="cut">${name}</span><span class="n num">${total ?? nothing}</span>${this.#sum(column)}</h2>
      <ul>
        ${refused.map(refusal => this.#refused(refusal))}
        ${repeat(
          shown,
          ({ id }) => id,
          row => html`<li>${this.#card(row, n)}</li>`,
        )}
        ${shown.length === 0 && refused.length === 0 && this.#feed?.state.value.status === 'ready' ? html`<li class="hint empty">${texts.say('board.empty')}</li>` : nothing}
      </ul>
      ${error ? failure({ texts, error, again: () => void this.#feed?.load() }) : nothing}
      ${next === undefined ? nothing : html`<button class="btn quiet" type="button" @click=${() => void this.#feed?.more(code)}>${texts.say('board.more')}</button>`}
    </section>`
  }

  /** What the column comes to; amounts without a rate are told, not guessed. */
  #sum({ sum }: BoardColumn): TemplateResult | typeof nothing {
    const { texts, entity, session } = this
    const field = entity.fields.find(({ name }) => name === entity.shown.sum)
    if (!sum || !field || sum.sum === 0) return nothing
    const words = field.kind === 'money' ? sumWords(sum.sum, session.me.currency, texts.locale) : texts.number(sum.sum)
    const title = sum.missing > 0 ? texts.say('board.unpriced', { n: sum.missing }) : nothing
    return html`<span class="sum num" title=${title}>${words}${sum.missing > 0 ? '*' : ''}</span>`
  }

  #card(row: RecordRow, column: number): TemplateResult {
    const { entity, field } = this
    const targets = this.#codes
      .filter(code => code !== null && code !== fieldValue(row, field))
      .map(code => ({ code: String(code), name: this.#nameOf(code) }))
    return boardCard({
      ...this.shared,
      entity,
      field,
      row,
      name: this.#named(row),
      labels: this.#feed?.state.value.labels ?? {},
      now: this.#now(),
      column,
      isMoving: this.moving?.id === row.id,
      dragging: this.#dragging,
      targets,
      move: to => void this.#move(row.id, to),
    })
  }

  #refused(refusal: Refusal): TemplateResult {
    const { texts, entity } = this
    const { id, to } = refusal
    const row = this.#row(id)
    if (!row) return html``
    const back = () => {
      this.#refusals.delete(id)
      this.requestUpdate()
    }
    const fill = () => {
      back()
      overlay(this, 'edit', { entity: entity.name, id, preset: { [this.field]: to } })
    }
    return refusedCard({ texts, entity, refusal, name: this.#named(row), fill, back })
  }

  get #codes(): readonly (string | null)[] {
    return this.#feed?.state.value.columns.map(({ code }) => code) ?? []
  }

  #nameOf(code: string | null): string {
    if (code === null) return this.texts.say('board.none')
    const head = this.#feed?.state.value.columns.find(column => column.code === code)?.head
    return head?.name ?? this.texts.choice(this.entity.name, this.field, code)
  }

  #named(row: RecordRow): string {
    return String(fieldValue(row, this.entity.label) ?? this.texts.entity(this.entity.name))
  }

  #row(id: string): RecordRow | undefined {
    return this.#feed?.state.value.columns.flatMap(({ rows }) => rows).find(row => row.id === id)
  }

  /** Shows it in its new column at once, and asks the server. */
  async #move(id: string, to: string | null): Promise<void> {
    const row = this.#row(id)
    if (!row || !this.#choice || fieldValue(row, this.field) === to) return
    const { session, entity, texts } = this
    const name = this.#named(row)
    this.#refusals.delete(id)
    this.#feed?.accept(withValues(row, { [this.field]: to }))
    const write = (value: unknown, version: number) =>
      session.api.mutate<RecordRow>(`${entity.path}.update`, { id, version, set: nested({ [this.field]: value }) })
    try {
      const answer = await write(to, row.version)
      if (isHeld(answer)) {
        this.#feed?.accept(row)
        notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
        return
      }
      this.#feed?.accept(answer)
      const text = texts.say('board.moved', { name, to: this.#nameOf(to) })
      this.#said = text
      const undo = async () => {
        const again = await write(fieldValue(row, this.field) ?? null, answer.version)
        if (!isHeld(again)) this.#feed?.accept(again)
      }
      notify(this, { text, undo })
    } catch (error) {
      this.#feed?.accept(row)
      this.#refusals.set(id, { id, to, why: whyNotMoved(error as KithError, entity, texts) })
      this.requestUpdate()
    }
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('.card')
    const id = card?.dataset.id
    if (this.moving) {
      const last = this.#codes.length - 1
      const { to } = this.moving
      if (event.key === 'ArrowRight') this.moving = { ...this.moving, to: Math.min(last, to + 1) }
      else if (event.key === 'ArrowLeft') this.moving = { ...this.moving, to: Math.max(0, to - 1) }
      else if (event.key === 'Enter') void this.#drop()
      else if (event.key === 'Escape') this.moving = undefined
      else return
      if (this.moving) this.#said = this.#nameOf(this.#codes[this.moving.to] ?? null)
    } else if (event.key === 'm' && id && card && this.session.me.may('update', this.entity.name)) {
      this.moving = { id, to: Number(card.dataset.n) }
      this.#said = this.texts.say('board.move', { name: this.#nameOf(this.#codes[Number(card.dataset.n)] ?? null) })
    } else if (['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'].includes(event.key) && card)
      walk(this.renderRoot, card, event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  async #drop(): Promise<void> {
    const { moving } = this
    this.moving = undefined
    if (!moving) return
    await this.#move(moving.id, this.#codes[moving.to] ?? null)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`.card[data-id="${CSS.escape(moving.id)}"] .name`)?.focus()
  }

  #open(): void {
    this.#close()
    const field = this.#choice
    if (!field) return
    const { session, entity, where } = this
    this.#refusals.clear()
    this.#feed = createBoardFeed({
      session,
      directory: this.directory,
      entity,
      where,
      field,
      refs: refsOf(columnsOf(entity)),
    })
    this.#unsubscribe = this.#feed.state.subscribe(() => this.requestUpdate())
    void this.#feed.load()
  }

  /** Its fields are others now: who reads goes on where he is, unless other columns stand here, or other names. */
  #renew(before: EntityInfo): void {
    const madeOf = (entity: EntityInfo) =>
      JSON.stringify([refsOf(columnsOf(entity)), entity.fields.find(({ name }) => name === this.field)])
    if (madeOf(before) !== madeOf(this.entity)) this.#open()
  }

  #close(): void {
    this.#unsubscribe?.()
    this.#feed?.close()
  }
}

customElements.define('kith-board', KithBoard)
