import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { listAddress } from '../app/route.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { minutes } from '../ui/watch.ts'
import type { ValueContext } from '../values/context.ts'
import { drawValue } from '../values/draw.ts'
import { createRecordFeed, type RecordFeed, type RecordState } from './feed.ts'
import { groupsOf } from './groups.ts'
import { recordName } from './name.ts'
import { documentsOf } from './origin.ts'
import { originPath, pathStyles } from './path.ts'
import { recordStyles } from './styles.ts'
import { timeline, timelineStyles } from './timeline.ts'

type Record = NonNullable<RecordState['record']['value']>

const createdAt: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }
const updatedAt: FieldInfo = { name: 'updatedAt', kind: 'instant', options: {} }

/** One record: what it says, what it came from, what happened to it. It tells its name by `kith-named`. */
export class KithRecord extends LitElement {
  static override styles = [base, values, failureStyles, timelineStyles, pathStyles, recordStyles]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
    recordId: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo
  declare recordId: string

  readonly #now = minutes(this)
  #feed: RecordFeed | undefined
  #unsubscribe: (() => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entity') || changed.has('recordId') || changed.has('session')) this.#open()
  }

  override render(): TemplateResult {
    const state = this.#feed?.state.value
    const { texts, entity } = this
    const plural = texts.plural(entity.name)
    return html`
      <div class="bar">
        <a class="back" href=${listAddress(entity.path)} aria-label=${texts.say('record.back', { name: plural })}>${icon('back')}<span>${plural}</span></a>
      </div>
      <div class="page">${state ? this.#page(state) : nothing}</div>
    `
  }

  #page(state: RecordState): TemplateResult {
    const { texts } = this
    const { value, error } = state.record
    if (!value) {
      return html`<div class="hero">
        <h1 class=${error ? '' : 'vh'} tabindex="-1">${texts.entity(this.entity.name)}</h1>
        ${error ? failure({ texts, error, again: this.#again }) : html`<p class="wait hint" role="status">${texts.say('state.loading')}</p>`}
      </div>`
    }
    return html`
      ${this.#hero(value, state.isGone)}
      <div class="cols">
        ${this.#fields(value)}
        <div class="middle">${this.#prose(value)}${this.#answers(state)}${this.#past(state)}</div>
        ${this.#origin(state, value)}
      </div>
    `
  }

  #hero(record: Record, isGone: boolean): TemplateResult {
    const { texts, entity } = this
    const { state } = groupsOf(entity, record.row)
    const status = state && this.#draw(state, record)
    const name = recordName(record.row, entity, texts)
    return html`<header class="hero">
      <h1 tabindex="-1" dir="auto">${name}</h1>
      <p class="under">${status ? html`<span class="state">${status}</span>` : nothing}<span>${texts.entity(entity.name)}</span></p>
      ${isGone ? html`<p class="note" role="status">${texts.say('record.gone')}</p>` : nothing}
    </header>`
  }

  #fields(record: Record): TemplateResult {
    const { texts, entity } = this
    const { details, system, empty } = groupsOf(entity, record.row)
    const pair = (field: FieldInfo, name = texts.field(entity.name, field.name)) =>
      html`<div><dt>${name}</dt><dd>${this.#draw(field, record)}</dd></div>`
    return html`<div class="side">
      <section>
        <h2>${texts.say('record.details')}</h2>
        ${details.length > 0 ? html`<dl class="kv">${details.map(field => pair(field))}</dl>` : html`<p class="hint">${texts.say('record.none')}</p>`}
        ${
          empty.length > 0
            ? html`<details><summary>${texts.say('record.empty', { n: empty.length })}</summary><p class="hint">${texts.all(empty.map(({ name }) => texts.field(entity.name, name)))}</p></details>`
            : nothing
        }
      </section>
      <section>
        <h2>${texts.say('record.system')}</h2>
        <dl class="kv">
          ${system.map(field => pair(field))}
          ${pair(createdAt, texts.say('record.created'))}
          ${pair(updatedAt, texts.say('record.updated'))}
        </dl>
      </section>
    </div>`
  }

  #prose(record: Record): TemplateResult {
    const { texts, entity } = this
    const { prose, documents } = groupsOf(entity, record.row)
    return html`${[...prose, ...documents].map(
      field => html`<section>
        <h2>${texts.field(entity.name, field.name)}</h2>
        <div class=${field.kind === 'json' ? '' : 'prose'}>${this.#draw(field, record)}</div>
      </section>`,
    )}`
  }

  /** What the records on its way hold: what somebody said in full, what was noted beside it closed. */
  #answers({ origin }: RecordState): TemplateResult {
    const { texts, directory, entity } = this
    const now = this.#now()
    return html`${origin.value?.steps.map(step => {
      const { entity: other, row, labels } = step
      if (!other || !row) return nothing
      return documentsOf(other, row).map(field => {
        const name = texts.entity(other.name)
        const title = texts.say('record.answers', { name, field: texts.within(texts.field(other.name, field.name)) })
        const beside = [entity.name, ...directory.pointingAt(other.name)]
        const body = drawValue(fieldValue(row, field.name), {
          texts,
          directory,
          labels,
          entity: other.name,
          field,
          now,
          beside,
        })
        return field.options.personal
          ? html`<section><h2>${title}</h2>${body}</section>`
          : html`<section><details><summary><h2>${title}</h2></summary>${body}</details></section>`
      })
    })}`
  }

  #past({ past }: RecordState): TemplateResult {
    const { texts, directory, entity } = this
    const body = past.value
      ? timeline(past.value, entity, { texts, directory, now: this.#now() })
      : past.error
        ? failure({ texts, error: past.error, again: this.#again })
        : nothing
    return html`<section><h2>${texts.say('history.title')}</h2>${body}</section>`
  }

  #origin({ origin }: RecordState, record: Record): TemplateResult {
    const { texts, directory, entity } = this
    const body = origin.value
      ? originPath(origin.value, entity, record, { texts, directory, now: this.#now() })
      : origin.error
        ? failure({ texts, error: origin.error, again: this.#again })
        : nothing
    return html`<section class="aside" aria-label=${texts.say('origin.title')}><h2>${texts.say('origin.title')}</h2>${body}</section>`
  }

  #draw(field: FieldInfo, { row, labels }: Record): unknown {
    const { texts, directory, entity } = this
    const context: ValueContext = {
      texts,
      directory,
      labels,
      entity: entity.name,
      field,
      now: this.#now(),
      beside: directory.pointingAt(entity.name),
    }
    return drawValue(fieldValue(row, field.name), context)
  }

  #open(): void {
    this.#close()
    this.#feed = createRecordFeed(this.session, this.directory, this.entity, this.recordId)
    this.#unsubscribe = this.#feed.state.subscribe(() => {
      this.requestUpdate()
      this.#tellName()
    })
    void this.#feed.load()
  }

  #close(): void {
    this.#unsubscribe?.()
    this.#feed?.close()
  }

  #tellName(): void {
    const record = this.#feed?.state.value.record.value
    if (!record) return
    const detail = recordName(record.row, this.entity, this.texts)
    this.dispatchEvent(new CustomEvent('kith-named', { detail, bubbles: true, composed: true }))
  }

  readonly #again = () => void this.#feed?.load()
}

customElements.define('kith-record', KithRecord)
