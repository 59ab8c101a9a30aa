import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, withValues } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import type { Session } from '../data/session.ts'
import type { KithFields } from '../edit/fields.ts'
import { noLayout } from '../edit/groups.ts'
import { actStyles } from '../edit/styles.ts'
import { isFor, rowActions } from '../list/actions.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { type MenuItem, menuStyles } from '../ui/menu.ts'
import { notify } from '../ui/notice.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { minutes } from '../ui/watch.ts'
import { drawValue } from '../values/draw.ts'
import { actionStyles, runAction } from './actions.ts'
import { barActs } from './bar-acts.ts'
import { crumb, type ListPlace } from './crumb.ts'
import { type DialogName, dialogBody, dialogTitle, loadDialog } from './dialogs.ts'
import { createRecordFeed, type RecordFeed, type RecordState } from './feed.ts'
import { groupsOf } from './groups.ts'
import { hero } from './hero.ts'
import { moveRecord } from './move.ts'
import { recordName } from './name.ts'
import { panels } from './panels.ts'
import { originPath, pathStyles } from './path.ts'
import { type RemoveOptions, removeRecord, restoreRecord } from './remove.ts'
import { side } from './side.ts'
import { stepStyles, stepsOf } from './steps.ts'
import { recordStyles } from './styles.ts'
import { type Tab, tabBody, tabList, tabStyles } from './tabs.ts'

type Loaded = NonNullable<RecordState['record']['value']>

/**
 * One record: what it says and how that is changed, what it came from, what points at it, what happened to it. It tells its
 * name by `kith-named`, and by `kith-step` (1 or -1) that the next or the previous one of the list is wanted.
 */
export class KithRecord extends LitElement {
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
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
    recordId: { attribute: false },
    known: { attribute: false },
    place: { attribute: false },
    back: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo
  declare recordId: string
  /** What the list that one came from has of a record: its head is drawn from it while the rest is on its way. */
  declare known: ((id: string) => Loaded | undefined) | undefined
  declare place: ListPlace | undefined
  /** The address of the list that one came from, as it was. */
  declare back: string | undefined

  readonly #now = minutes(this)
  #feed: RecordFeed | undefined
  #unsubscribe: (() => void) | undefined
  #before: Loaded | undefined
  /** A key that was pressed while the record was on its way. */
  #early: string | undefined
  #tab: Tab = 'timeline'
  #dialog: DialogName | undefined
  /** Where it is being moved, before the server has agreed. */
  #patch: Readonly<Record<string, unknown>> = {}
  #refused: string | undefined

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
    const { session, directory, texts, entity } = this
    const action = record && rowActions(directory, session.me, entity, record.row).find(one => one.key === key)
    if (!record || !action) return false
    const { row, labels } = record
    void runAction(action, { session, directory, texts, entity, row, labels, reload: this.#again, host: this })
    return true
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const { texts, entity, place } = this
    return html`
      <div class="bar">
        ${crumb({ texts, entity, place, back: this.back, step: by => this.#step(by) })}
        ${state?.record.value ? this.#acts(state.record.value, state) : nothing}
      </div>
      <div class="page">${state ? this.#page(state) : nothing}</div>
      ${state?.record.value ? this.#shownDialog(state.record.value, state) : nothing}
    `
  }

  #page(state: RecordState): TemplateResult {
    const { texts } = this
    const { value, error } = state.record
    const shown = value ?? (error ? undefined : this.#before)
    if (!shown) {
      return html`<div class="hero">
        <h1 class=${error ? '' : 'vh'} tabindex="-1">${texts.entity(this.entity.name)}</h1>
        ${error ? failure({ texts, error, again: this.#again }) : waiting({ texts, again: this.#again })}
      </div>`
    }
    const { entity } = this
    const row = withValues(shown.row, this.#patch)
    // A list names only what stands in it.
    const isNamed = ({ kind, name }: FieldInfo) => kind !== 'ref' || String(fieldValue(row, name)) in shown.labels
    const draw = (field: FieldInfo) => (value || isNamed(field) ? this.#draw(field, row, shown.labels) : undefined)
    const isLocked = state.may.value === false || state.isGone
    const steps = stepsOf(entity, row)
    const move = value && steps && !isLocked ? (code: string) => void this.#move(steps.field, code, value) : undefined
    return html`
      ${hero({ texts, entity, row, steps, move, refused: this.#refused, isGone: state.isGone, restore: this.#restore, draw })}
      ${value ? this.#body(state, value, row, isLocked) : waiting({ texts, again: this.#again })}
    `
  }

  /** All that stands below the head. */
  #body(state: RecordState, value: Loaded, row: RecordRow, isLocked: boolean): TemplateResult {
    const { session, directory, texts, entity } = this
    const { labels } = value
    const draw = (field: FieldInfo) => this.#draw(field, row, labels)
    const layout = state.layout.value ?? noLayout
    const { prose } = groupsOf(entity, row, layout)
    const shared = { session, directory, texts, entity, row, labels, reload: this.#again }
    return html`
      ${panels('top', shared)}
      <div class="cols">
        ${side({ session, directory, texts, entity, row, labels, layout, isLocked, draw })}
        <div class="middle">
          ${prose.length > 0 ? html`<kith-fields prose class="words-first" .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .groups=${[{ title: '', fields: prose }]} .isLocked=${isLocked}></kith-fields>` : nothing}
          ${panels('main', shared)}
          ${this.#tabs(state, value, isLocked)}
        </div>
        <div class="third">${panels('side', shared)}${this.#origin(state, value)}</div>
      </div>
    `
  }

  #tabs(state: RecordState, { row, labels }: Loaded, isLocked: boolean): TemplateResult {
    const { texts, session, directory, entity, recordId } = this
    const { documents } = groupsOf(entity, row, noLayout)
    const options = {
      texts,
      session,
      directory,
      entity,
      recordId,
      isLocked,
      documents,
      origin: state.origin.value,
      now: this.#now(),
      tab: this.#tab,
      draw: (field: FieldInfo) => this.#draw(field, row, labels),
      choose: (tab: Tab) => {
        this.#tab = tab
        this.requestUpdate()
      },
    }
    return html`<section class="tabbed" aria-label=${texts.say('record.past')}>${tabList(options)}${tabBody(options)}</section>`
  }

  #origin({ origin }: RecordState, record: Loaded): TemplateResult {
    const { texts, directory, entity } = this
    const body = origin.value
      ? originPath(origin.value, entity, record, { texts, directory, now: this.#now() })
      : origin.error
        ? failure({ texts, error: origin.error, again: this.#again })
        : nothing
    return html`<section class="aside" aria-label=${texts.say('origin.title')}><h2>${texts.say('origin.title')}</h2>${body}
      <button class="link who" type="button" @click=${() => void this.#show('sharing')}>${texts.say('rights.title')}</button>
    </section>`
  }

  #acts(value: Loaded, state: RecordState): TemplateResult {
    const { session, directory, texts, entity } = this
    const { row, labels } = value
    const steps = stepsOf(entity, withValues(row, this.#patch))
    const isLocked = state.may.value !== true || state.isGone
    const options = { session, directory, texts, entity, row, labels, reload: this.#again, host: this, isLocked }
    const edit = () => void this.#show('edit')
    const move = (field: FieldInfo, code: string) => void this.#move(field, code, value)
    return barActs({ ...options, steps, edit, move, items: this.#items(state) })
  }

  #items({ may, isGone }: RecordState): readonly MenuItem[] {
    const { texts, entity } = this
    const item = (name: DialogName) => ({ text: dialogTitle(name, texts, entity), act: () => void this.#show(name) })
    return [
      ...(may.value === true && !isGone ? [item('merge')] : []),
      item('sharing'),
      ...(entity.isPerson ? [item('person')] : []),
      item('layout'),
      ...(isGone ? [] : [{ text: texts.say('record.delete'), act: () => void removeRecord(this.#one) }]),
    ]
  }

  #shownDialog({ row, labels }: Loaded, { layout }: RecordState): TemplateResult | typeof nothing {
    const { texts, session, directory, entity } = this
    const name = this.#dialog
    if (!name) return nothing
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const body = dialogBody(name, {
      texts,
      session,
      directory,
      entity,
      row,
      labels,
      layout: layout.value ?? noLayout,
      name: recordName(row, entity, texts),
      close,
      reload: this.#again,
      accept: row => this.#feed?.accept(row),
      notice: notice => notify(this, notice),
    })
    return dialog({ texts, title: dialogTitle(name, texts, entity), body, closed: this.#closed })
  }

  #draw(field: FieldInfo, row: RecordRow, labels: Loaded['labels']): unknown {
    const { texts, directory, entity } = this
    const beside = directory.pointingAt(entity.name)
    return drawValue(fieldValue(row, field.name), {
      texts,
      directory,
      labels,
      entity: entity.name,
      field,
      now: this.#now(),
      beside,
    })
  }

  get #fields(): KithFields | null {
    return this.renderRoot.querySelector<KithFields>('kith-fields.main') ?? this.renderRoot.querySelector('kith-fields')
  }

  #open(): void {
    this.#close()
    this.#tab = 'timeline'
    this.#dialog = undefined
    this.#patch = {}
    this.#refused = undefined
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

  /** Shows where it goes at once; refused, it goes back, and why stands under the path. */
  async #move(field: FieldInfo, value: string, { row }: Loaded): Promise<void> {
    this.#patch = { [field.name]: value }
    this.#refused = undefined
    this.requestUpdate()
    const accept = (row: RecordRow) => this.#feed?.accept(row)
    this.#refused = await moveRecord({ ...this.#one, row, field, value, accept })
    this.#patch = {}
    this.requestUpdate()
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

  readonly #changed = (event: CustomEvent<RecordRow>) => this.#feed?.accept(event.detail)

  readonly #again = () => void this.#feed?.load()
}

customElements.define('kith-record', KithRecord)
