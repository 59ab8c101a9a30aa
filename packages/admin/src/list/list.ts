import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Filter, listAddressOf } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { isOther } from '../data/is-other.ts'
import { headStyles } from '../styles/head.ts'
import { announcer } from '../ui/announce.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { icon } from '../ui/icons.ts'
import { menuStyles } from '../ui/menu.ts'
import { Part } from '../ui/part.ts'
import { waitingStyles } from '../ui/waiting.ts'
import { minutes } from '../ui/watch.ts'
import { actByKey, type RowActionOptions } from './act.ts'
import { createBeside } from './beside.ts'
import { cellStyles } from './cell.ts'
import { type CellEditing, createCellEditing } from './cell-editing.ts'
import { type Columns, columnsOf, refsOf } from './columns.ts'
import { createCursor } from './cursor.ts'
import { type ListDialog, listDialog } from './dialog.ts'
import { createListFeed, type ListFeed, type ListState } from './feed.ts'
import './filter/bar.ts'
import type { KithFilterBar } from './filter/bar.ts'
import { listHead, listHeadStyles } from './head.ts'
import { insteadOfRows } from './instead-of-rows.ts'
import { createListKeys } from './keys.ts'
import { nextSort } from './next-sort.ts'
import { offer } from './offer.ts'
import { type Place, placeOf } from './place.ts'
import { createRowClicks } from './row-clicks.ts'
import { createRowWindow } from './row-window.ts'
import { createSelection } from './selection.ts'
import { isSameSpec, type ListSpec } from './spec.ts'
import { listStyles } from './styles.ts'
import { type TableOptions, table } from './table.ts'
import { tableStyles } from './table-styles.ts'
import { listTools } from './tools.ts'
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
    dialogName: { state: true },
  }

  declare entity: EntityInfo
  declare spec: ListSpec
  /** How the connection is, for the head. */
  declare live: TemplateResult | undefined
  declare dialogName: ListDialog | undefined

  readonly #now = minutes(this)
  readonly #announcer = announcer(this)
  readonly #selection = createSelection(this, () => this.#feed?.state.value.rows.map(({ id }) => id) ?? [])
  #columns: Columns | undefined
  #feed: ListFeed | undefined
  #cells: CellEditing | undefined
  #stops: (() => void)[] = []
  readonly #window = createRowWindow(this, () => (this.spec.board ? undefined : this.#feed))
  /** Where somebody is in it. */
  readonly cursor = createCursor(this.#window, () => this.#feed)
  readonly #beside = createBeside(this, this.cursor)
  readonly #clicks = createRowClicks((id, field) => this.#cells?.open(id, field))
  readonly #keys = createListKeys({
    cursor: this.cursor,
    selection: this.#selection,
    beside: this.#beside,
    row: () => this.#row(this.cursor.at),
    filter: () => this.renderRoot.querySelector<KithFilterBar>('kith-filter-bar')?.add(),
    edit: row => this.#cells?.open(row.id),
    act: (key, row) => actByKey(key, this.#actionOn(row)),
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
    this.#window.updated()
    // The page keeps its notices off what can be done with them.
    this.toggleAttribute('selecting', this.#selection.ids.size > 0)
  }

  /** Where a row stands. */
  place(id: string): Place | undefined {
    return this.#feed && placeOf(id, this.#feed.state.value, this.texts)
  }

  /** What stands here of a record, and what it points at is called. */
  known(id: string): { readonly row: RecordRow; readonly labels: Labels } | undefined {
    const row = this.#row(id)
    return row && { row, labels: this.#feed?.state.value.labels ?? {} }
  }

  /** What a single key does here; `false` where it does nothing. */
  press(key: string): boolean {
    return this.dialogName === undefined && this.#cells?.editing === undefined && this.#keys(key)
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const columns = this.#columns
    if (!state || !columns) return html``
    const { session, directory, texts, entity, spec } = this
    const selected = state.rows.filter(({ id }) => this.#selection.ids.has(id))
    const show = (name: ListDialog) => (this.dialogName = name)
    return html`
      <div class="vh" role="status">${this.#announcer.n > 0 ? texts.say('list.arrived', { n: this.#announcer.n }) : ''}</div>
      ${listHead({ host: this, texts, session, entity, spec, live: this.live, show })}
      <kith-views class="views" .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .spec=${spec}></kith-views>
      <div class="tools">
        <kith-filter-bar .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .where=${spec.where} @kith-filtered=${this.#filtered}></kith-filter-bar>
        ${listTools({ texts, entity, spec, state, show })}
      </div>
      <div class="body">
        ${spec.board ? this.#board(spec.board) : this.#table(state, columns)}
        ${this.#beside.render(id => this.place(id))}
      </div>
      ${selected.length > 0 ? this.#bulk(selected) : nothing}
      ${this.dialogName ? this.#dialog(this.dialogName, columns) : nothing}
    `
  }

  #bulk(selected: readonly RecordRow[]): TemplateResult {
    const { session, directory, texts, entity } = this
    void import('./bulk.ts')
    return html`<kith-bulk .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .rows=${selected} @kith-cleared=${() => this.#selection.set([])}></kith-bulk>`
  }

  #board(field: string): TemplateResult {
    const { session, directory, texts, entity, spec } = this
    void import('../board/board.ts')
    return html`<kith-board .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .where=${spec.where} .field=${field}></kith-board>`
  }

  #table(state: ListState, columns: Columns): TemplateResult {
    const { texts, entity, spec } = this
    const again = () => void this.#feed?.load()
    return html`
      ${state.waiting.length > 0 ? html`<button class="btn fresh" type="button" @click=${this.#window.release}>${icon('up')}${texts.say('list.new', { n: state.waiting.length })}</button>` : nothing}
      <div class="scroller" role="region" aria-label=${texts.plural(entity.name)} tabindex="-1" @scroll=${this.#window.scrolled}>${insteadOfRows({ texts, entity, spec, state, again }) ?? table(this.#tableOptions(state, columns))}</div>
    `
  }

  #tableOptions(state: ListState, columns: Columns): TableOptions {
    const { texts, directory, entity, spec } = this
    return {
      ...this.#window.slice(state.rows),
      texts,
      directory,
      entity,
      columns,
      state,
      sort: spec.sort,
      selection: this.#selection,
      now: this.#now(),
      peeked: this.#beside.id,
      edited: this.#cells?.editing,
      instead: (row, field) => this.#instead(row, field),
      clicks: this.#clicks,
      sortBy: field => this.#go({ sort: nextSort(field, spec.sort) }),
      focused: this.cursor.put,
      more: () => void this.#feed?.more(),
    }
  }

  #instead(row: RecordRow, field: FieldInfo): ReturnType<TableOptions['instead']> {
    const input = this.#cells?.input(row, field)
    const drawn = input ?? offer(field, this.#actionOn(row))
    return drawn && { isOpen: input !== undefined, drawn }
  }

  #dialog(name: ListDialog, columns: Columns): TemplateResult {
    const { entity, spec } = this
    return listDialog({
      ...this.shared,
      name,
      entity,
      spec,
      columns,
      show: names => this.#go({ columns: names }),
      jump: place => void this.cursor.jump(place),
      closed: () => {
        this.dialogName = undefined
      },
    })
  }

  #actionOn(row: RecordRow): RowActionOptions {
    const labels = this.#feed?.state.value.labels ?? {}
    return { ...this.shared, host: this, entity: this.entity, row, labels, reload: () => void this.#feed?.load() }
  }

  #row(id: string | undefined): RecordRow | undefined {
    return this.#feed?.state.value.rows.find(row => row.id === id)
  }

  #open(): void {
    this.#close()
    const { session, entity, spec } = this
    this.#columns = columnsOf(entity, spec.columns)
    const feed = createListFeed({ session, entity, where: spec.where, sort: spec.sort, refs: refsOf(this.#columns) })
    this.#feed = feed
    this.#cells = createCellEditing(this, {
      feed,
      columns: () => this.#columns?.rest ?? [],
      focus: id => this.cursor.focus(id),
    })
    this.#stops = [
      this.#cells.close,
      feed.state.subscribe(() => {
        this.requestUpdate()
        this.#announcer.count(feed.state.value.arrived)
      }),
      feed.close,
    ]
    this.cursor.put(undefined)
    this.#beside.show(undefined)
    this.#selection.set([])
    this.#window.reset()
    void feed.load()
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
  }

  /** Another address of the same list: what is `undefined` is left out. */
  #go(part: { [K in keyof ListSpec]: ListSpec[K] | undefined }): void {
    location.hash = listAddressOf(this.entity.path, { ...this.spec, ...part } as ListSpec)
  }

  readonly #filtered = ({ detail }: CustomEvent<Filter | undefined>) => this.#go({ where: detail })
}

customElements.define('kith-list', KithList)
