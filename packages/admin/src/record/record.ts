import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, withValues } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import type { KithFields } from '../edit/fields.ts'
import { noLayout } from '../edit/groups.ts'
import { actStyles } from '../edit/styles.ts'
import { isFor, rowActions } from '../list/actions.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { menuStyles } from '../ui/menu.ts'
import { type Notice, notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { minutes } from '../ui/watch.ts'
import { actionStyles, runHere } from './actions.ts'
import { barActs } from './bar-acts.ts'
import { recordBody } from './body.ts'
import { crumb, type ListPlace } from './crumb.ts'
import { type DialogName, loadDialog, recordDialog } from './dialogs.ts'
import { drawOf } from './draw.ts'
import { createRecordFeed, type Loaded, type RecordFeed, type RecordState } from './feed.ts'
import { hero } from './hero.ts'
import { menuItems } from './menu-items.ts'
import { createMoving, type Moving } from './moving.ts'
import { recordName } from './name.ts'
import type { PanelOptions } from './panels.ts'
import { pathStyles } from './path.ts'
import { type RemoveOptions, removeRecord, restoreRecord } from './remove.ts'
import { stepStyles, stepsOf } from './steps.ts'
import { recordStyles } from './styles.ts'
import { type Tab, tabStyles } from './tabs.ts'

/**
 * One record: what it says and how that is changed, what it came from, what points at it, what happened to it. It tells its
 * name by `kith-named`, and by `kith-step` (1 or -1) that the next or the previous one of the list is wanted.
 */
export class KithRecord extends Part {
  static override styles = [
    waitingStyles,
    base,
    values,
    failureStyles,
    actStyles,
    actionStyles,
    pathStyles,
    stepStyles,
    tabStyles,
    menuStyles,
    dialogStyles,
    recordStyles,
  ]
  static override properties = {
    entity: { attribute: false },
    recordId: { attribute: false },
    known: { attribute: false },
    place: { attribute: false },
    back: { attribute: false },
  }

  declare entity: EntityInfo
  declare recordId: string
  /** What the list that one came from has of a record: its head is drawn from it while the rest is on its way. */
  declare known: ((id: string) => Loaded | undefined) | undefined
  declare place: ListPlace | undefined
  /** The address of the list that one came from, as it was. */
  declare back: string | undefined

  readonly #now = minutes(this)
  #feed: RecordFeed | undefined
  #moving: Moving = createMoving(this)
  #unsubscribe: (() => void) | undefined
  #before: Loaded | undefined
  /** A key that was pressed while the record was on its way. */
  #early: string | undefined
  #tab: Tab = 'timeline'
  #dialog: DialogName | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('kith-changed', this.#changed as EventListener)
    if (this.hasUpdated && !this.#feed) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('kith-changed', this.#changed as EventListener)
    this.#close()
    this.#feed = undefined
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordId') || changed.has('session') || isOther(changed, this.entity)) this.#open()
    else if (changed.has('entity')) this.#feed?.renew(this.directory, this.entity)
  }

  /** What a single key does here; `false` where it does nothing. */
  press(key: string): boolean {
    if (this.#dialog) return false
    if (key === '[' || key === ']') this.#step(key === ']' ? 1 : -1)
    else if (!this.#feed?.state.value.record.value) return this.#keep(key)
    else if (key === 'e') return this.#fields?.edit() === true
    else return this.#actOn(key)
    return true
  }

  /** Its head may stand there already: what is pressed then counts once the rest does. */
  #keep(key: string): boolean {
    const { directory, entity } = this
    const isOurs = key === 'e' || directory.actions.some(one => one.key === key && isFor(directory, one, entity))
    if (isOurs) this.#early = key
    return isOurs
  }

  async #pressEarly(): Promise<void> {
    const key = this.#early
    if (key === undefined || !this.#feed?.state.value.record.value) return
    this.#early = undefined
    await this.updateComplete
    await this.#fields?.updateComplete
    this.press(key)
  }

  #actOn(key: string): boolean {
    const record = this.#feed?.state.value.record.value
    const { session, directory, entity } = this
    const action = record && rowActions(directory, session.me, entity, record.row).find(one => one.key === key)
    if (!record || !action) return false
    void runHere(action, { ...this.#whole(record), host: this })
    return true
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const value = state?.record.value
    const { texts, entity, place, back } = this
    return html`
      <div class="bar">
        ${crumb({ texts, entity, place, back, step: by => this.#step(by) })}
        ${state && value ? this.#acts(value, state) : nothing}
      </div>
      <div class="page">${state ? this.#page(state) : nothing}</div>
      ${state && value && this.#dialog ? this.#shownDialog(this.#dialog, value, state) : nothing}
    `
  }

  #page(state: RecordState): TemplateResult {
    const { texts, entity } = this
    const { value, error } = state.record
    const shown = value ?? (error ? undefined : this.#before)
    if (!shown) {
      return html`<div class="hero">
        <h1 class=${error ? '' : 'vh'} tabindex="-1">${texts.entity(entity.name)}</h1>
        ${error ? failure({ texts, error, again: this.#again }) : waiting({ texts, again: this.#again })}
      </div>`
    }
    const { patch, refused } = this.#moving
    const whole = { ...this.#whole(shown), row: withValues(shown.row, patch) }
    const { row } = whole
    const now = this.#now()
    // A list names only what stands in it.
    const isNamed = ({ kind, name }: FieldInfo) => kind !== 'ref' || String(fieldValue(row, name)) in shown.labels
    const drawn = drawOf(whole, now)
    const draw = (field: FieldInfo) => (value || isNamed(field) ? drawn(field) : undefined)
    const isLocked = state.may.value === false || state.isGone
    const steps = stepsOf(entity, row)
    const move = value && steps && !isLocked ? (code: string) => this.#move(steps.field, code, value) : undefined
    const body = (record: Loaded) => {
      const share = () => void this.#show('sharing')
      return recordBody({ ...whole, record, state, isLocked, now, tab: this.#tab, choose: this.#choose, share })
    }
    return html`
      ${hero({ texts, entity, row, steps, move, refused, isGone: state.isGone, restore: this.#restore, draw })}
      ${value ? body(value) : waiting({ texts, again: this.#again })}
    `
  }

  #acts(value: Loaded, state: RecordState): TemplateResult {
    const { texts, entity } = this
    const show = (name: DialogName) => void this.#show(name)
    const remove = () => void removeRecord(this.#one)
    return barActs({
      ...this.#whole(value),
      host: this,
      isLocked: state.may.value !== true || state.isGone,
      steps: stepsOf(entity, withValues(value.row, this.#moving.patch)),
      edit: () => show('edit'),
      move: (field, code) => this.#move(field, code, value),
      items: menuItems({ texts, entity, state, show, remove }),
    })
  }

  #shownDialog(name: DialogName, value: Loaded, { layout }: RecordState): TemplateResult {
    const context = {
      ...this.#whole(value),
      layout: layout.value ?? noLayout,
      name: recordName(value.row, this.entity, this.texts),
      close: () => this.renderRoot.querySelector('dialog')?.close(),
      accept: this.#accept,
      notice: (notice: Notice) => notify(this, notice),
    }
    return recordDialog(name, context, this.#closed)
  }

  /** The record with what its parts are drawn from. */
  #whole({ row, labels }: Loaded): PanelOptions {
    return { ...this.shared, entity: this.entity, row, labels, reload: this.#again }
  }

  get #fields(): KithFields | null {
    return this.renderRoot.querySelector<KithFields>('kith-fields.main') ?? this.renderRoot.querySelector('kith-fields')
  }

  #open(): void {
    this.#close()
    this.#tab = 'timeline'
    this.#dialog = undefined
    this.#moving = createMoving(this)
    this.#early = undefined
    this.#before = this.known?.(this.recordId)
    this.#feed = createRecordFeed(this.session, this.directory, this.entity, this.recordId)
    this.#unsubscribe = this.#feed.state.subscribe(() => {
      this.requestUpdate()
      this.#tellName()
      void this.#pressEarly()
    })
    void this.#feed.load()
    this.#tellName()
  }

  #close(): void {
    this.#unsubscribe?.()
    this.#feed?.close()
  }

  #tellName(): void {
    const record = this.#feed?.state.value.record.value ?? this.#before
    if (!record) return
    const detail = recordName(record.row, this.entity, this.texts)
    this.dispatchEvent(new CustomEvent('kith-named', { detail, bubbles: true, composed: true }))
  }

  #step(detail: 1 | -1): void {
    this.dispatchEvent(new CustomEvent<1 | -1>('kith-step', { detail, bubbles: true, composed: true }))
  }

  #move(field: FieldInfo, value: string, { row }: Loaded): void {
    void this.#moving.move({ ...this.#one, row, field, value, accept: this.#accept })
  }

  get #one(): RemoveOptions {
    const { session, texts, entity, recordId: id } = this
    return { host: this, session, texts, entity, id }
  }

  readonly #restore = () => void restoreRecord(this.#one)

  async #show(name: DialogName): Promise<void> {
    await loadDialog(name)
    this.#dialog = name
    this.requestUpdate()
  }

  readonly #closed = () => {
    this.#dialog = undefined
    this.requestUpdate()
  }

  readonly #choose = (tab: Tab) => {
    this.#tab = tab
    this.requestUpdate()
  }

  readonly #accept = (row: RecordRow) => this.#feed?.accept(row)

  readonly #changed = (event: CustomEvent<RecordRow>) => this.#accept(event.detail)

  readonly #again = () => void this.#feed?.load()
}

customElements.define('kith-record', KithRecord)
