import type { Action } from '@kith/sdk'
import { VirtualizerController } from '@tanstack/lit-virtual'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { overlay } from '../app/overlays.ts'
import { type Filter, listAddressOf, recordAddress } from '../app/route.ts'
import type { ListPlace, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo, Of } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import { createEditor, type Editor } from '../edit/editor.ts'
import { typed } from '../edit/groups.ts'
import { operate } from '../edit/operate.ts'
import { announcer } from '../ui/announce.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { type MenuItem, menu, menuStyles } from '../ui/menu.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { minutes } from '../ui/watch.ts'
import { drawValue } from '../values/draw.ts'
import { rowActions } from './actions.ts'
import { cellInput } from './cell.ts'
import { type Columns, columnsOf, isSortable, refsOf } from './columns.ts'
import { type ListDialog, listDialogTitle } from './dialog-names.ts'
import { createListFeed, type ListFeed, type ListState } from './feed.ts'
import './filter/bar.ts'
import type { KithFilterBar } from './filter/bar.ts'
import { fieldWords } from './filter/say.ts'
import { createSelection } from './selection.ts'
import { isSameSpec, type ListSpec } from './spec.ts'
import { listStyles } from './styles.ts'
import './views.ts'

const nextFrame = () => new Promise(requestAnimationFrame)

/**
 * The records of one entity, live, as a table or a board: a window of rows that are loaded as one scrolls, either way. What
 * is shown is in the address. It keeps its place while it is hidden.
 */
export class KithList extends Part {
  static override styles = [Part.styles, waitingStyles, dialogStyles, menuStyles, listStyles]
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
  #editor: Editor | undefined
  /** The row whose field is being edited. */
  #editing: string | undefined
  #stops: (() => void)[] = []
  #current: string | undefined
  #top = 0
  #rowHeight = 40
  /** Rows come and go, or the list goes elsewhere: until then nothing is asked for. */
  #isMoving = false
  #isGrowing = false
  /** The rows that were drawn last, and how far down the list is to be now. */
  #drawn: readonly RecordRow[] = []
  #offset: number | undefined
  readonly #rows = new VirtualizerController<HTMLElement, HTMLTableRowElement>(this, {
    getScrollElement: () => this.#scroller,
    count: 0,
    estimateSize: () => this.#rowHeight,
    overscan: 12,
  })

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
    // A style attribute is what the page's policy forbids; a property is not.
    for (const gap of this.renderRoot.querySelectorAll<HTMLElement>('tr.gap'))
      gap.style.height = `${gap.dataset.height}px`
    const scroller = this.#scroller
    if (scroller && this.#offset !== undefined) scroller.scrollTop = this.#offset
    this.#offset = undefined
    const virtualizer = this.#rows.getVirtualizer()
    const height = this.renderRoot.querySelector<HTMLElement>('tbody tr[data-id]')?.offsetHeight
    if (height && height !== this.#rowHeight) {
      this.#rowHeight = height
      virtualizer.measure()
    }
    const state = this.#feed?.state.value
    if (!state || this.spec.board) return
    const shown = virtualizer.getVirtualItems()
    const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
    if (state.error || shown.length === 0) return
    if (state.next !== undefined && last > state.rows.length - 30) void this.#grow('more')
    else if (state.previous !== undefined && first < 30) void this.#grow('earlier')
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
    const top = this.#top
    await this.#until(() => {
      const scroller = this.#scroller
      if (scroller) scroller.scrollTop = top
      // A browser that puts it back by itself says so late: which rows are on screen would not be known.
      scroller?.dispatchEvent(new Event('scroll'))
      return this.#isDrawn
    })
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
    if (this.dialogName || this.#editing) return false
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
      ${this.#head(name)}
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

  #head(name: string): TemplateResult {
    const { texts, entity, session, spec } = this
    const board =
      entity.shown.board ?? entity.fields.find(({ kind, options }) => kind === 'choice' && options.steps)?.name
    const kind = (text: string, drawing: 'list' | 'board', to: ListSpec, isOn: boolean) =>
      html`<a href=${listAddressOf(entity.path, to)} aria-label=${text} title=${text} aria-current=${isOn ? 'true' : nothing}>${icon(drawing)}<span>${text}</span></a>`
    const { board: _, ...table } = spec
    return html`<div class="head">
      <h1 tabindex="-1">${name}</h1>${this.live ?? nothing}<span class="space"></span>
      ${board ? html`<nav class="kinds" aria-label=${texts.say('list.kind')}>${kind(texts.say('list.table'), 'list', table, !spec.board)}${kind(texts.say('list.board'), 'board', { ...spec, board }, spec.board !== undefined)}</nav>` : nothing}
      ${menu(texts.say('list.acts'), this.#menuItems())}
      ${session.me.may('create', entity.name) ? html`<button class="btn primary new" type="button" @click=${() => overlay(this, 'create', { entity: entity.name })}>${texts.say('create.one', { name: texts.within(texts.entity(entity.name)) })} <kbd>N</kbd></button>` : nothing}
    </div>`
  }

  #menuItems(): readonly MenuItem[] {
    const { texts, session } = this
    const { me } = session
    return [
      ...(me.mayCall('kernel.import') && me.may('create', this.entity.name)
        ? [{ text: texts.say('list.import'), act: () => (location.hash = '#/-/imports') }]
        : []),
      ...(me.mayCall('kernel.export') ? [{ text: texts.say('list.export'), act: () => this.#show('export') }] : []),
      { text: texts.say('columns.title'), act: () => this.#show('columns') },
      { text: texts.say('jump.title'), act: () => this.#show('jump') },
    ].map(({ text, act }) => ({ text, act: () => void act() }))
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
    const virtualizer = this.#rows.getVirtualizer()
    virtualizer.setOptions({
      ...virtualizer.options,
      count: state.rows.length,
      getItemKey: n => state.rows[n]?.id ?? n,
    })
    this.#keepPlace(state.rows)
    const items = virtualizer.getVirtualItems()
    const before = items[0]?.start ?? 0
    const behind = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
    const total = state.next === undefined && state.previous === undefined ? state.rows.length : -1
    const gap = (height: number) =>
      height > 0 ? html`<tr class="gap" aria-hidden="true" data-height=${height}><td></td></tr>` : nothing
    return html`
      <table aria-rowcount=${total} @click=${this.#clicked} @dblclick=${this.#doubleClicked}>
        <caption class="vh">${texts.say(spec.sort ? 'list.caption' : 'list.rows', { name })}</caption>
        <thead><tr>${this.#heads(columns, state)}</tr></thead>
        <tbody>
          ${gap(before)}
          ${repeat(
            items.flatMap(({ index }) => state.rows[index] ?? []),
            ({ id }) => id,
            row => this.#tr(row, columns, state),
          )}
          ${gap(behind)}
        </tbody>
      </table>
      ${state.error ? html`<div class="more">${failure({ texts, error: state.error, again: () => void this.#feed?.more() })}</div>` : nothing}
      ${state.isLoadingMore ? html`<p class="more hint" role="status">${texts.say('state.loading')}</p>` : nothing}
    `
  }

  #heads({ label, rest }: Columns, { rows }: ListState): TemplateResult {
    const { texts, entity, spec } = this
    const [sort = '-createdAt'] = spec.sort ?? []
    const head = (field: FieldInfo, part: string) => {
      const words = fieldWords(texts, entity, field.name)
      const order = sort === field.name ? 'ascending' : sort === `-${field.name}` ? 'descending' : undefined
      return html`<th scope="col" class=${part} aria-sort=${order ?? nothing}>${isSortable(field) ? html`<button type="button" class="sort" @click=${() => this.#sort(field, order)}><span class="cut">${words}</span>${order && spec.sort ? icon(order === 'ascending' ? 'up' : 'down') : nothing}</button>` : words}</th>`
    }
    const isAll = rows.length > 0 && rows.every(({ id }) => this.#selection.ids.has(id))
    return html`
      <th class="c-pick"><input type="checkbox" aria-label=${texts.say('list.select-all')} .checked=${isAll} @change=${() => this.#selection.set(isAll ? [] : this.#ids)}></th>
      ${label ? head(label, 'c-name') : html`<th scope="col" class="c-name">${texts.entity(entity.name)}</th>`}
      ${rest.map((field, n) => head(field, columnClass(field, n, rest.length)))}
    `
  }

  #tr(row: RecordRow, { label, beside, state, rest }: Columns, { labels, rows, previous }: ListState): TemplateResult {
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
    const sub = draw(beside)
    const isSelected = this.#selection.ids.has(row.id)
    const name = draw(label) ?? texts.entity(entity.name)
    const index = previous === undefined ? rows.indexOf(row) + 2 : nothing
    const cell = (field: FieldInfo, n: number) => {
      const isLast = n === rest.length - 1
      const isOpen = this.#editing === row.id && this.#editor?.state.value.field?.name === field.name
      const offer = this.#offer(row, field)
      return html`<td class="${columnClass(field, n, rest.length)}${isOpen ? ' open' : ''}" data-field=${field.name}>
        ${isLast && state ? html`<span class="narrow">${draw(state)}</span>` : nothing}
        ${isOpen ? this.#input(field) : (offer ?? draw(field) ?? empty)}
      </td>`
    }
    return html`<tr data-id=${row.id} aria-rowindex=${index} aria-selected=${isSelected} class=${this.peeked === row.id ? 'peeked' : ''}>
      <td class="c-pick"><input type="checkbox" aria-label=${texts.say('list.select', { name: String(fieldValue(row, entity.label) ?? '') })} .checked=${isSelected} @click=${(event: MouseEvent) => this.#picked(event, row.id)}></td>
      <td class="c-name"><span class="nm">
        <a class="name cut" href=${recordAddress(entity.path, row.id)} @focus=${() => (this.#current = row.id)}>${name}</a>
        ${sub ? html`<span class="sub cut">${sub}</span>` : nothing}
      </span></td>
      ${rest.map(cell)}
    </tr>`
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
    const editor = this.#editor as Editor
    return cellInput({
      ...this.shared,
      entity: this.entity,
      field,
      editor,
      labels: this.#feed?.state.value.labels ?? {},
      save: () => void this.#saveCell(),
      close: () => void this.#closeCell(),
      settled: () => this.#settled(),
      next: by => void this.#nextCell(by),
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
    this.#editor = createEditor({ api: session.api, entity, texts: () => this.texts })
    this.#feed = createListFeed({ session, entity, where: spec.where, sort: spec.sort, refs: refsOf(this.#columns) })
    this.#stops = [
      this.#editor.state.subscribe(() => this.requestUpdate()),
      this.#feed.state.subscribe(() => {
        this.requestUpdate()
        this.#announcer.count(this.#feed?.state.value.arrived ?? 0)
      }),
    ]
    this.#current = undefined
    this.#editing = undefined
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
  #sort(field: FieldInfo, order: 'ascending' | 'descending' | undefined): void {
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
    this.#isMoving = true
    await this.#feed?.load(place)
    await this.updateComplete
    const { rows = [] } = this.#feed?.state.value ?? {}
    const row = place.end ? rows.at(-1) : rows[0]
    if (row) await this.#focus(row.id)
    await this.#settle()
  }

  /** More rows at one end, while others may leave at the other. */
  async #grow(end: 'more' | 'earlier'): Promise<void> {
    if (this.#isMoving) return
    this.#isMoving = true
    this.#isGrowing = true
    await this.#feed?.[end]()
    await this.updateComplete
    this.#isGrowing = false
    await this.#settle()
  }

  /** What is on screen stays where it is, whatever has come or gone above it: the row with the focus is not drawn anew. */
  #keepPlace(rows: readonly RecordRow[]): void {
    const before = this.#drawn
    this.#drawn = rows
    if (!this.#isGrowing || before === rows) return
    const at = new Map(rows.map(({ id }, n) => [id, n]))
    const kept = before.findIndex(({ id }) => at.has(id))
    const by = kept < 0 ? 0 : (at.get(before[kept]?.id ?? '') ?? 0) - kept
    if (by === 0) return
    const virtualizer = this.#rows.getVirtualizer()
    virtualizer.scrollOffset = Math.max(0, (virtualizer.scrollOffset ?? 0) + by * this.#rowHeight)
    this.#offset = virtualizer.scrollOffset
  }

  /** Which rows are on screen is known with the next frame: only then can it be said whether more are wanted. */
  async #settle(): Promise<void> {
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    this.#isMoving = false
    this.requestUpdate()
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

  /** Opens a field of the row where it stands: this one, or the first that people type into. */
  #edit(row: RecordRow, name?: string): void {
    const { session, entity } = this
    const open = this.#editable.find(field => name === undefined || field.name === name)
    if (!open || !session.me.may('update', entity.name)) return
    this.#editing = row.id
    this.#editor?.open(open, row)
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('td.open .control, td.open kith-ref-input')?.focus(),
    )
  }

  get #editable(): readonly FieldInfo[] {
    const names = new Set(typed(this.entity, false).map(({ name }) => name))
    return (this.#columns?.rest ?? []).filter(
      ({ name, kind }) => names.has(name) && !['json', 'choices', 'refs', 'anyRef'].includes(kind),
    )
  }

  async #closeCell(): Promise<void> {
    const id = this.#editing
    this.#editor?.close()
    this.#editing = undefined
    if (id !== undefined) await this.#focus(id)
  }

  async #saveCell(): Promise<void> {
    const editor = this.#editor
    const id = this.#editing
    if (!editor || !id) return
    const saved = await editor.save()
    if (editor.state.value.field) return
    this.#editing = undefined
    this.requestUpdate()
    if (saved?.held) notify(this, { text: this.texts.say('edit.held', { why: saved.held.reason }) })
    if (saved?.row) {
      this.#feed?.accept(saved.row)
      const { field, before, row } = saved
      const undo = async () => {
        const again = await editor.set(field, before ?? null, row)
        if (again?.row) this.#feed?.accept(again.row)
      }
      notify(this, {
        text: this.texts.say('edit.saved', { field: this.texts.field(this.entity.name, field.name) }),
        undo,
      })
    }
    await this.#focus(id)
  }

  #settled(): void {
    if (this.#editor?.state.value.field) return
    this.#editing = undefined
    void this.#feed?.load()
  }

  /** Tab saves and goes on to the next field of the row. */
  async #nextCell(by: 1 | -1): Promise<void> {
    const id = this.#editing
    const name = this.#editor?.state.value.field?.name
    await this.#saveCell()
    const at = this.#editable.findIndex(field => field.name === name)
    const next = this.#editable[at + by]
    const row = id === undefined ? undefined : this.#row(id)
    if (row && next && !this.#editing) this.#edit(row, next.name)
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

  /** Whether the rows on screen are drawn: what was hidden is measured first. */
  get #isDrawn(): boolean {
    const { scrollRect } = this.#rows.getVirtualizer()
    const isEmpty = this.#ids.length === 0 || !this.#scroller
    return isEmpty || (!!scrollRect?.height && !!this.renderRoot.querySelector('tr[data-id]'))
  }

  /** Waits, frame by frame, until it is so: `false` where the list is not on screen any more. */
  async #until(isSo: () => boolean): Promise<boolean> {
    while (!isSo()) {
      if (!this.checkVisibility()) return false
      await nextFrame()
      await this.updateComplete
    }
    return true
  }

  async #focus(id: string): Promise<void> {
    const at = this.#ids.indexOf(id)
    if (at < 0) return
    this.#current = id
    const find = () => this.renderRoot.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"] a.name`)
    await this.#until(() => this.#isDrawn)
    for (let frame = 0; !find() && this.#isDrawn && this.#scroller && this.#ids.includes(id); frame++) {
      // Rows are drawn a frame after the place is known: only then is it known whether this one is far.
      if (frame > 1) this.#rows.getVirtualizer().scrollToIndex(at, { align: 'auto' })
      await nextFrame()
      await this.updateComplete
    }
    // By itself the focus would put the row in the middle.
    find()?.focus({ preventScroll: true })
    find()?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
}

function columnClass({ kind }: FieldInfo, n: number, all: number): string {
  return n === all - 1 ? `c-last ${kind}` : `c-more m${Math.min(n, 6)} ${kind}`
}

const empty = html`<span class="hint">—</span>`

customElements.define('kith-list', KithList)
