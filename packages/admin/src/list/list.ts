import type { Action } from '@kith/sdk'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { overlay } from '../app/overlays.ts'
import { type Filter, listAddressOf } from '../app/route.ts'
import type { Labels, ListPlace, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo, Of } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import { operate } from '../edit/operate.ts'
import { headStyles } from '../styles/head.ts'
import { announcer } from '../ui/announce.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { menuStyles } from '../ui/menu.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { minutes } from '../ui/watch.ts'
import { rowActions } from './actions.ts'
import { cellInput, cellStyles } from './cell.ts'
import { type CellEditing, createCellEditing } from './cell-editing.ts'
import { type Columns, columnsOf, refsOf } from './columns.ts'
import { type ListDialog, listDialogTitle } from './dialog-names.ts'
import { createListFeed, type ListFeed, type ListState } from './feed.ts'
import './filter/bar.ts'
import type { KithFilterBar } from './filter/bar.ts'
import { fieldWords } from './filter/say.ts'
import { listHead, listHeadStyles } from './head.ts'
import { createRowWindow } from './row-window.ts'
import { createSelection } from './selection.ts'
import { isSameSpec, type ListSpec } from './spec.ts'
import { listStyles } from './styles.ts'
import { type Order, type TableOptions, tableParts } from './table.ts'
import { tableStyles } from './table-styles.ts'
import './views.ts'

/**
 * The records of one entity, live, as a table or a board: a window of rows that are loaded as one scrolls, either way. What
 * is shown is in the address. It keeps its place while it is hidden.
 */
export class KithList extends Part {
  static override styles = [
    Part.styles,
    waitingStyles,
    dialogStyles,
    menuStyles,
    headStyles,
    listStyles,
    listHeadStyles,
    tableStyles,
    cellStyles,
  ]
  static override properties = {
    entity: { attribute: false },
    spec: { attribute: false },
    live: { attribute: false },
    peeked: { state: true },
    dialogName: { state: true },
  }

  declare entity: EntityInfo
  declare spec: ListSpec
  /** How the connection is, for the head. */
  declare live: TemplateResult | undefined
  /** The record that is looked at beside the list. */
  declare peeked: string | undefined
  declare dialogName: ListDialog | undefined

  readonly #now = minutes(this)
  readonly #announcer = announcer(this)
  readonly #selection = createSelection(this)
  #columns: Columns | undefined
  #feed: ListFeed | undefined
  #cells: CellEditing | undefined
  #stops: (() => void)[] = []
  #current: string | undefined
  #top = 0
  readonly #window = createRowWindow(this, () => (this.spec.board ? undefined : this.#feed))

  constructor() {
    super()
    this.spec = {}
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('spec') as ListSpec | undefined
    const isElsewhere = changed.has('spec') && !(before && isSameSpec(before, this.spec))
    if (changed.has('session') || isElsewhere || isOther(changed, this.entity)) this.#open()
    else if (changed.has('entity')) this.#renew()
  }

  override updated(): void {
    this.#window.updated()
    // The page keeps its notices off what can be done with them.
    this.toggleAttribute('selecting', this.#selection.ids.size > 0)
  }

  /** Moves on by rows: puts the focus on the next or the previous one. */
  move(by: 1 | -1): void {
    const rows = this.#feed?.state.value.rows ?? []
    const at = rows.findIndex(({ id }) => id === this.#current)
    const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (row) void this.#focus(row.id)
  }

  /** Back where it was when it was left: as far down, on the same row. */
  async comeBack(): Promise<void> {
    await this.#window.comeBack(this.#top)
    if (this.#current) await this.#focus(this.#current)
  }

  /** Where a row stands: its number, and of how many, with a '+' while more are to come. */
  place(id: string): { readonly at: number; readonly of: string } | undefined {
    const { rows = [], next, previous, count } = this.#feed?.state.value ?? {}
    const at = rows.findIndex(row => row.id === id)
    if (at < 0 || previous !== undefined) return undefined
    const all = next === undefined ? rows.length : (count?.count ?? rows.length)
    const isMore = next !== undefined && (count?.capped ?? true)
    return { at: at + 1, of: `${this.texts.number(Math.max(all, rows.length))}${isMore ? '+' : ''}` }
  }

  /** What stands here of a record, and what it points at is called. */
  known(id: string): { readonly row: RecordRow; readonly labels: Labels } | undefined {
    const row = this.#row(id)
    return row && { row, labels: this.#feed?.state.value.labels ?? {} }
  }

  /** The row beside another: it becomes the one to come back to. Near the end more are asked for. */
  step(id: string, by: 1 | -1): string | undefined {
    const rows = this.#feed?.state.value.rows ?? []
    const at = rows.findIndex(row => row.id === id)
    const row = at < 0 ? undefined : rows[at + by]
    if (at + by >= rows.length - 2) void this.#feed?.more()
    if (row) this.#current = row.id
    return row?.id
  }

  /** What a single key does here; `false` where it does nothing. */
  press(key: string): boolean {
    if (this.dialogName || this.#cells?.editing !== undefined) return false
    if (key === 'f') this.renderRoot.querySelector<KithFilterBar>('kith-filter-bar')?.add()
    else if (key === 'Home') void this.#jump({})
    else if (key === 'End') void this.#jump({ end: true })
    else if (key === 'Escape' && this.peeked !== undefined) this.#peek(undefined)
    else if (key === 'Escape' && this.#selection.ids.size > 0) this.#selection.set([])
    else if (this.#current !== undefined) return this.#pressOn(this.#current, key)
    else return false
    return true
  }

  #pressOn(id: string, key: string): boolean {
    const row = this.#row(id)
    if (!row) return false
    if (key === 'x') this.#selection.toggle(id)
    else if (key === 'X') this.#selection.range(id, this.#ids)
    else if (key === ' ') this.#peek(this.peeked === id ? undefined : id)
    else if (key === 'e') this.#edit(row)
    else {
      const action = rowActions(this.directory, this.session.me, this.entity, row).find(one => one.key === key)
      if (!action) return false
      this.#run(action, row)
    }
    return true
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const columns = this.#columns
    if (!state || !columns) return html``
    const { session, directory, texts, entity, spec } = this
    const name = texts.plural(entity.name)
    const selected = state.rows.filter(({ id }) => this.#selection.ids.has(id))
    return html`
      <div class="vh" role="status">${this.#announcer.n > 0 ? texts.say('list.arrived', { n: this.#announcer.n }) : ''}</div>
      ${listHead({ host: this, texts, session, entity, spec, live: this.live, show: one => this.#show(one) })}
      <kith-views class="views" .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .spec=${spec}></kith-views>
      <div class="tools">
        <kith-filter-bar .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .where=${spec.where} @kith-filtered=${this.#filtered}></kith-filter-bar>
        ${this.#tools(state)}
      </div>
      <div class="body">
        ${spec.board ? this.#board() : this.#table(state, columns, name)}
        ${this.peeked ? html`<kith-peek .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${this.peeked} .at=${this.place(this.peeked)} @kith-step=${this.#peekStep} @kith-closed=${() => this.#peek(undefined)}></kith-peek>` : nothing}
      </div>
      ${selected.length > 0 ? this.#bulk(selected) : nothing}
      ${this.dialogName ? this.#dialog(this.dialogName, columns) : nothing}
    `
  }

  #tools({ hints, count, rows }: ListState): TemplateResult {
    const { texts, entity } = this
    const [hint] = hints
    const total = count && `${texts.number(count.count)}${count.capped ? '+' : ''}`
    return html`<div class="side">
      ${hint && this.spec.sort ? html`<span class="slow-sort hint" title=${texts.say('list.slow', { name: fieldWords(texts, entity, hint.field) })}>${icon('warning')}<span class="cut">${texts.say('list.slow', { name: fieldWords(texts, entity, hint.field) })}</span></span>` : nothing}
      <span class="total hint num">${total !== undefined && rows.length > 0 ? texts.say('list.total', { n: total }) : nothing}</span>
      ${this.spec.board ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${texts.say('columns.title')} title=${texts.say('columns.title')} @click=${() => this.#show('columns')}>${icon('columns')}</button>`}
    </div>`
  }

  #bulk(selected: readonly RecordRow[]): TemplateResult {
    const { session, directory, texts, entity } = this
    void import('./bulk.ts')
    return html`<kith-bulk .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .rows=${selected} @kith-cleared=${() => this.#selection.set([])}></kith-bulk>`
  }

  #board(): TemplateResult {
    const { session, directory, texts, entity, spec } = this
    void import('../board/board.ts')
    return html`<kith-board .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .where=${spec.where} .field=${spec.board}></kith-board>`
  }

  #table(state: ListState, columns: Columns, name: string): TemplateResult {
    const { texts } = this
    return html`
      ${state.waiting.length > 0 ? html`<button class="btn fresh" type="button" @click=${this.#release}>${icon('up')}${texts.say('list.new', { n: state.waiting.length })}</button>` : nothing}
      <div class="scroller" role="region" aria-label=${name} tabindex="-1" @scroll=${this.#scrolled}>${this.#tableBody(state, columns, name)}</div>
    `
  }

  #tableBody(state: ListState, columns: Columns, name: string): TemplateResult {
    const { texts, spec } = this
    if (state.status === 'loading') return waiting({ texts, again: () => void this.#feed?.load() })
    if (state.status === 'failed' && state.error) {
      return html`<div class="said">${failure({ texts, error: state.error, again: () => void this.#feed?.load() })}</div>`
    }
    if (state.rows.length === 0) {
      const { entity } = this
      return html`<div class="said"><p class="hint">${texts.say(spec.where ? 'list.none' : 'list.empty', { name: texts.within(name) })}</p>${spec.where ? html`<a class="link" href=${listAddressOf(entity.path, {})}>${texts.say('list.all')}</a>` : nothing}</div>`
    }
    const { rows, first, before, behind } = this.#window.slice(state.rows)
    const total = state.next === undefined && state.previous === undefined ? state.rows.length : -1
    const parts = tableParts({
      texts,
      directory: this.directory,
      entity: this.entity,
      columns,
      state,
      sort: spec.sort,
      selection: this.#selection,
      now: this.#now(),
      rows,
      first,
      before,
      behind,
      peeked: this.peeked,
      edited: this.#cells?.editing,
      instead: (row, field) => this.#instead(row, field),
      sortBy: (field, order) => this.#sort(field, order),
      picked: (event, id) => this.#picked(event, id),
      focused: id => (this.#current = id),
    })
    return html`
      <table aria-label=${texts.say(spec.sort ? 'list.caption' : 'list.rows', { name })} aria-rowcount=${total} @click=${this.#clicked} @dblclick=${this.#doubleClicked}>${parts}</table>
      ${state.error ? html`<div class="more">${failure({ texts, error: state.error, again: () => void this.#feed?.more() })}</div>` : nothing}
      ${state.isLoadingMore ? html`<p class="more hint" role="status">${texts.say('state.loading')}</p>` : nothing}
    `
  }

  #instead(row: RecordRow, field: FieldInfo): ReturnType<TableOptions['instead']> {
    const isOpen = this.#cells?.isOpen(row.id, field.name) === true
    const drawn = isOpen ? this.#input(field) : this.#offer(row, field)
    return drawn === undefined ? undefined : { isOpen, drawn }
  }

  /** A module's action that stands where nothing is said yet: to take what nobody has. */
  #offer(row: RecordRow, field: FieldInfo): TemplateResult | undefined {
    const value = fieldValue(row, field.name)
    if (value !== null && value !== undefined) return undefined
    const { directory, session, entity, texts } = this
    const action = rowActions(directory, session.me, entity, row).find(
      one => one.on.includes('row') && one.field === field.name,
    )
    if (!action) return undefined
    return html`<button class="link offer" type="button" @click=${() => this.#run(action, row)}>${texts.word(`${action.plugin}.action.${action.id}`)}</button>`
  }

  /** An operation is run at once, an element opened in a dialog. */
  #run(action: Of<Action>, row: RecordRow): void {
    const { run } = action
    const reload = () => void this.#feed?.load()
    if ('operation' in run) {
      const { session, texts, entity } = this
      void operate({ host: this, session, texts, entity, row, action, operation: run.operation }).then(refused => {
        // Somebody else took it out of sight: a row that is not there any more is not left standing.
        if (refused?.code === 'KITH_NOT_FOUND') reload()
      })
      return
    }
    const labels = this.#feed?.state.value.labels ?? {}
    overlay(this, 'action', { action, place: { entity: this.entity, row, labels, reload } })
  }

  #input(field: FieldInfo): unknown {
    const cells = this.#cells as CellEditing
    const next = async (by: 1 | -1) => {
      const to = await cells.saveAndStep(by)
      const row = to && this.#row(to.id)
      if (row) this.#edit(row, to.name)
    }
    return cellInput({
      ...this.shared,
      entity: this.entity,
      field,
      editor: cells.editor,
      labels: this.#feed?.state.value.labels ?? {},
      save: () => void cells.save(),
      close: () => void cells.shut(),
      settled: () => {
        if (cells.settle()) void this.#feed?.load()
      },
      next: by => void next(by),
    })
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector('.scroller') ?? null
  }

  get #ids(): readonly string[] {
    return this.#feed?.state.value.rows.map(({ id }) => id) ?? []
  }

  #row(id: string): RecordRow | undefined {
    return this.#feed?.state.value.rows.find(row => row.id === id)
  }

  #open(): void {
    this.#close()
    const { session, entity, spec } = this
    this.#columns = columnsOf(entity, spec.columns)
    this.#cells = createCellEditing({
      session,
      entity: () => this.entity,
      texts: () => this.texts,
      columns: () => this.#columns?.rest ?? [],
      changed: () => this.requestUpdate(),
      accept: row => this.#feed?.accept(row),
      tell: notice => notify(this, notice),
      focus: id => this.#focus(id),
    })
    this.#feed = createListFeed({ session, entity, where: spec.where, sort: spec.sort, refs: refsOf(this.#columns) })
    this.#stops = [
      this.#cells.close,
      this.#feed.state.subscribe(() => {
        this.requestUpdate()
        this.#announcer.count(this.#feed?.state.value.arrived ?? 0)
      }),
    ]
    this.#current = undefined
    this.peeked = undefined
    this.#selection.set([])
    this.#scroller?.scrollTo({ top: 0 })
    this.#top = 0
    void this.#feed.load()
  }

  /** Its fields are others now: who reads or types goes on where he is. */
  #renew(): void {
    const columns = columnsOf(this.entity, this.spec.columns)
    const refs = this.#columns && refsOf(this.#columns)
    if (refsOf(columns).join() !== refs?.join()) this.#open()
    else this.#columns = columns
  }

  #close(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#feed?.close()
  }

  #go(part: Partial<ListSpec>): void {
    const next = Object.fromEntries(
      Object.entries({ ...this.spec, ...part }).filter(([, value]) => value !== undefined),
    )
    location.hash = listAddressOf(this.entity.path, next as ListSpec)
  }

  readonly #filtered = ({ detail }: CustomEvent<Filter | undefined>) => this.#go({ where: detail } as Partial<ListSpec>)

  /** Once: its natural order; again: the other way; a third time: newest first again. */
  #sort(field: FieldInfo, order: Order | undefined): void {
    const isWordy = !['instant', 'date', 'integer', 'decimal', 'money'].includes(field.kind)
    const [first, second] = isWordy ? [field.name, `-${field.name}`] : [`-${field.name}`, field.name]
    const now =
      order === undefined || !this.spec.sort ? undefined : order === 'ascending' ? field.name : `-${field.name}`
    const next = now === undefined ? first : now === first ? second : undefined
    this.#go({ sort: next === undefined ? undefined : [next] } as Partial<ListSpec>)
  }

  #show(name: ListDialog): void {
    void import('./dialogs.ts')
    this.dialogName = name
  }

  #dialog(name: ListDialog, columns: Columns): TemplateResult {
    const { session, directory, texts, entity, spec } = this
    const closed = () => {
      this.dialogName = undefined
    }
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const jumped = ({ detail }: CustomEvent<ListPlace>) => {
      close()
      void this.#jump(detail)
    }
    const body = html`<kith-list-dialog .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .spec=${spec} .columns=${columns} .name=${name} @kith-columns=${({ detail }: CustomEvent<readonly string[]>) => this.#go({ columns: detail })} @kith-jump=${jumped}></kith-list-dialog>`
    return dialog({ texts, title: listDialogTitle(name, texts), body, closed, kind: 'small' })
  }

  /** Other rows in place of these: at the beginning, at the end, or where a value begins. */
  async #jump(place: ListPlace): Promise<void> {
    await this.#window.jump(place)
    const { rows = [] } = this.#feed?.state.value ?? {}
    const row = place.end ? rows.at(-1) : rows[0]
    if (row) await this.#focus(row.id)
    await this.#window.settle()
  }

  #peek(id: string | undefined): void {
    if (id !== undefined) void import('./peek.ts')
    this.peeked = id
    if (id === undefined && this.#current) void this.#focus(this.#current)
  }

  readonly #peekStep = ({ detail }: CustomEvent<1 | -1>) => {
    const next = this.peeked && this.step(this.peeked, detail)
    if (next) this.peeked = next
  }

  #edit(row: RecordRow, name?: string): void {
    if (!this.#cells?.open(row, name)) return
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('td.open .control, td.open kith-ref-input')?.focus(),
    )
  }

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

  #picked(event: MouseEvent, id: string): void {
    if (event.shiftKey) this.#selection.range(id, this.#ids)
    else this.#selection.toggle(id)
  }

  /** The whole row opens the record, as its name does. */
  readonly #clicked = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('a.name')
    if (!link || target.closest('a, button, input, select, textarea, .open, .c-pick, th') || getSelection()?.toString())
      return
    if (event.detail > 1) return
    if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
    else this.#opening = setTimeout(() => link.click(), target.closest('td[data-field]') ? 220 : 0)
  }
  #opening: ReturnType<typeof setTimeout> | undefined

  /** A field is edited where it stands. */
  readonly #doubleClicked = (event: MouseEvent) => {
    clearTimeout(this.#opening)
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-field]')
    const row = this.#row(cell?.closest('tr')?.dataset.id ?? '')
    if (cell && row) this.#edit(row, cell.dataset.field)
  }

  async #focus(id: string): Promise<void> {
    if (!this.#ids.includes(id)) return
    this.#current = id
    await this.#window.focus(id)
  }
}

customElements.define('kith-list', KithList)
