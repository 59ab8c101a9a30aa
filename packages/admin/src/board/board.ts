import { isHeld, type KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { overlay } from '../app/overlays.ts'
import { type Filter, recordAddress } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, nested, withValues } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import { problemsOf } from '../edit/problems.ts'
import { columnsOf, refsOf } from '../list/columns.ts'
import { avatar } from '../ui/avatar.ts'
import { failure } from '../ui/failure.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { minutes } from '../ui/watch.ts'
import { inRow } from '../values/draw.ts'
import { sumWords } from '../values/money.ts'
import { toneOf } from '../values/tones.ts'
import { type BoardColumn, type BoardFeed, createBoardFeed } from './feed.ts'
import { boardStyles } from './styles.ts'

/** A card that was not moved: it stands where it was to go, with why. */
interface Refusal {
  readonly id: string
  readonly to: string | null
  readonly why: string
}

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
    over: { state: true },
  }

  declare entity: EntityInfo
  declare where: Filter | undefined
  /** The name of the choice or ref. */
  declare field: string
  /** The card that M picked up, and where it would go. */
  declare moving: { readonly id: string; readonly to: number } | undefined
  /** The column that something is dragged over. */
  declare over: string | undefined

  readonly #now = minutes(this)
  #feed: BoardFeed | undefined
  #unsubscribe: (() => void) | undefined
  #refusals = new Map<string, Refusal>()
  #said = ''
  /** The card that is being dragged. */
  #dragged: string | undefined

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
    const { code, rows, next, count, error } = column
    const name = this.#nameOf(code)
    const refused = [...this.#refusals.values()].filter(({ to }) => to === code)
    const shown = rows.filter(({ id }) => !this.#refusals.has(id))
    const total = count && `${texts.number(count.count)}${count.capped ? '+' : ''}`
    const isTarget = this.over === String(code) || this.moving?.to === n
    return html`<section class="column ${isTarget ? 'target' : ''}" aria-label=${name} data-code=${code ?? ''} @dragover=${(event: DragEvent) => this.#dragOver(event, code)} @dragleave=${(event: DragEvent) => this.#dragLeft(event)} @drop=${(event: DragEvent) => this.#dropped(event, code)}>
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

  #card(row: RecordRow, n: number): TemplateResult {
    const { texts, directory, entity } = this
    const labels: Labels = this.#feed?.state.value.labels ?? {}
    const { label, beside, rest } = columnsOf(entity)
    const draw = inRow(row, { texts, directory, labels, entity: entity.name, now: this.#now() })
    const owner = rest.find(field => field.kind === 'ref' && field.options.entity === 'kernel.user')
    const ownerId = owner && fieldValue(row, owner.name)
    const ownerName = typeof ownerId === 'string' ? labels[ownerId] : undefined
    const facts = rest
      .filter(field => field !== owner && field.name !== this.field && field.kind !== 'choice')
      .slice(0, 2)
    const name = this.#named(row)
    const isMoving = this.moving?.id === row.id
    return html`<article class="card ${isMoving ? 'moving' : ''}" data-id=${row.id} data-n=${n} draggable=${this.session.me.may('update', entity.name) ? 'true' : 'false'} @dragstart=${(event: DragEvent) => this.#drag(event, row.id)} @dragend=${this.#dragEnded}>
      <a class="name" draggable="false" href=${recordAddress(entity.path, row.id)}>${label ? (draw(label) ?? name) : name}</a>
      ${beside && draw(beside) ? html`<div class="sub cut">${draw(beside)}</div>` : nothing}
      ${facts.map(field => {
        const value = draw(field)
        return value
          ? html`<div class="fact"><span class=${isNumber(field) ? 'hint' : 'vh'}>${texts.field(entity.name, field.name)} </span>${value}</div>`
          : nothing
      })}
      <div class="foot">
        ${ownerName === undefined ? html`<span class="hint">—</span>` : html`<span class="own">${avatar(String(ownerId), ownerName)}<span class="cut" dir="auto">${ownerName}</span></span>`}
        ${this.#menu(row, name)}
      </div>
    </article>`
  }

  /** Where it can go, for who does not drag. */
  #menu(row: RecordRow, name: string): TemplateResult | typeof nothing {
    const { texts, session, entity } = this
    if (!session.me.may('update', entity.name)) return nothing
    const choose = (event: Event) => {
      const select = event.target as HTMLSelectElement
      const to = select.value
      select.value = ''
      if (to !== '') void this.#move(row.id, to)
    }
    const words = texts.say('board.move', { name })
    return html`<select class="move" aria-label=${words} title=${words} @change=${choose}><option value="" selected>⋯</option>${this.#codes.filter(code => code !== null && code !== fieldValue(row, this.field)).map(code => html`<option value=${code}>${this.#nameOf(code)}</option>`)}</select>`
  }

  #refused({ id, to, why }: Refusal): TemplateResult {
    const { texts } = this
    const row = this.#row(id)
    if (!row) return html``
    const back = () => {
      this.#refusals.delete(id)
      this.requestUpdate()
    }
    const fill = () => {
      back()
      overlay(this, 'edit', { entity: this.entity.name, id, preset: { [this.field]: to } })
    }
    return html`<li><div class="card refused" role="alert" data-id=${id}>
      <a class="name" href=${recordAddress(this.entity.path, id)} dir="auto">${this.#named(row)}</a>
      <p>${texts.say('board.refused', { why })}</p>
      <div class="acts"><button class="btn primary" type="button" @click=${fill}>${texts.say('board.fill')}</button><button class="btn" type="button" @click=${back}>${texts.say('board.back')}</button></div>
    </div></li>`
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
      const known = error as KithError
      const { fields, whole } = problemsOf(known, texts, entity.fields)
      const missing = Object.entries(fields).map(([field, words]) => `${texts.field(entity.name, field)}: ${words}`)
      const conflict = known.code === 'KITH_CONFLICT' ? texts.say('edit.conflict.whole') : undefined
      this.#refusals.set(id, { id, to, why: conflict ?? [...missing, ...(whole ? [whole] : [])].join(' ') })
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
      this.#walk(card, event.key)
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

  /** The arrows go from card to card. */
  #walk(card: HTMLElement, key: string): void {
    const columns = [...this.renderRoot.querySelectorAll('.column')].map(one => [
      ...one.querySelectorAll<HTMLElement>('.card .name'),
    ])
    const at = columns.findIndex(cards => cards.some(name => card.contains(name)))
    const row = columns[at]?.findIndex(name => card.contains(name)) ?? 0
    const by = key === 'ArrowRight' ? 1 : -1
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight'
    const beside = columns.slice(0, at).reverse()
    const others = (by > 0 ? columns.slice(at + 1) : beside).find(cards => cards.length > 0)
    const next = sideways
      ? others?.[Math.min(row, others.length - 1)]
      : columns[at]?.[row + (key === 'ArrowDown' ? 1 : -1)]
    next?.focus()
  }

  #drag(event: DragEvent, id: string): void {
    this.#dragged = id
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    // Firefox drags nothing that carries nothing.
    event.dataTransfer?.setData('text/plain', id)
  }

  #dragOver(event: DragEvent, code: string | null): void {
    if (this.#dragged === undefined) return
    event.preventDefault()
    this.over = String(code)
  }

  /** Out of the column, not only from one part of it to another. */
  #dragLeft({ currentTarget, relatedTarget }: DragEvent): void {
    if (!(relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget))) this.over = undefined
  }

  #dropped(event: DragEvent, code: string | null): void {
    const id = this.#dragged
    if (id === undefined) return
    event.preventDefault()
    this.#dragEnded()
    void this.#move(id, code)
  }

  readonly #dragEnded = () => {
    this.#dragged = undefined
    this.over = undefined
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

function isNumber({ kind }: FieldInfo): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'money'
}

customElements.define('kith-board', KithBoard)
