import { isHeld, type KithError } from '@kith/client'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import '../edit/ref-input.ts'
import type { Picked } from '../edit/ref-input.ts'
import { actStyles, controlStyles } from '../edit/styles.ts'
import { oneRecord } from '../record/one-record.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { notify } from '../ui/notice.ts'
import { minutes } from '../ui/watch.ts'
import { drawValue } from '../values/draw.ts'
import { type Duplicate, duplicatesOf } from './duplicates.ts'
import { mergeStyles } from './styles.ts'

interface Difference {
  readonly field: string
  readonly values: readonly { readonly id: string; readonly value: unknown }[]
  readonly proposed: string
  readonly open: boolean
}

interface Preview {
  readonly fields: readonly Difference[]
  readonly relations: readonly {
    readonly entity: string
    readonly field: string
    readonly count: number
    readonly capped: boolean
  }[]
}

interface Other {
  readonly id: string
  readonly label: string
  readonly labels: Labels
}

/** Makes another record part of this one: which, then field by field whose value stays. Tells by `kith-merged`. */
export class KithMerge extends LitElement {
  static override styles = [base, values, failureStyles, controlStyles, actStyles, mergeStyles]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
    row: { attribute: false },
    labels: { attribute: false },
    name: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo
  declare row: RecordRow
  declare labels: Labels
  /** What the record is called. */
  declare name: string

  readonly #now = minutes(this)
  #found: readonly Duplicate[] | undefined
  #other: Other | undefined
  #preview: Preview | undefined
  #chosen: Readonly<Record<string, string>> = {}
  #error: KithError | undefined
  #isMerging = false

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('row') && changed.get('row')?.id !== this.row.id) void this.#look()
  }

  override render(): TemplateResult {
    const { texts } = this
    const error = this.#error ? failure({ texts, error: this.#error }) : nothing
    return this.#other && this.#preview
      ? html`${this.#compare(this.#other, this.#preview)}${error}`
      : html`${this.#choose()}${error}`
  }

  #choose(): TemplateResult {
    const { texts, session, directory, entity } = this
    const found = this.#found
    return html`
      <p class="lead">${texts.say('merge.lead', { name: this.name })}</p>
      ${
        found === undefined
          ? html`<p class="hint" role="status">${texts.say('merge.looking')}</p>`
          : found.length === 0
            ? html`<p class="hint">${texts.say('merge.none')}</p>`
            : html`<h3>${texts.say('merge.likely')}</h3><ul class="found">${found.map(
                ({ id, label, text }) =>
                  html`<li><button type="button" @click=${() => void this.#take(id, label)}><span dir="auto">${label}</span><small dir="auto">${text === label ? texts.say('merge.same-name') : text}</small></button></li>`,
              )}</ul>`
      }
      <h3>${texts.say('merge.other')}</h3>
      <kith-ref-input .name=${texts.say('merge.other')} .session=${session} .directory=${directory} .texts=${texts} .entities=${[entity.name]} .label=${''} @kith-picked=${this.#picked}></kith-ref-input>
    `
  }

  #compare({ id, label, labels }: Other, { fields, relations }: Preview): TemplateResult {
    const { texts, entity } = this
    const known = fields.flatMap(difference => {
      const field = entity.fields.find(({ name }) => name === difference.field)
      return field ? [{ difference, field }] : []
    })
    const moved = relations.map(
      ({ entity, count, capped }) => `${texts.number(count)}${capped ? '+' : ''} × ${texts.entity(entity)}`,
    )
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.say('merge.fields')}><table>
        <caption class="vh">${texts.say('merge.fields')}</caption>
        <thead><tr>
          <th scope="col">${texts.say('merge.field')}</th>
          <th scope="col"><span dir="auto">${this.name}</span><small>${texts.say('merge.stays')}</small></th>
          <th scope="col"><a href=${recordAddress(entity.path, id)} target="_blank" dir="auto">${label}<span class="vh"> (${texts.say('value.away')})</span></a><small>${texts.say('merge.goes')}</small></th>
        </tr></thead>
        <tbody>${known.map(({ difference, field }) => this.#line(difference, field, labels))}</tbody>
      </table></div>
      ${known.length === 0 ? html`<p class="hint">${texts.say('merge.equal')}</p>` : nothing}
      <p class="will">${texts.say('merge.will', { name: label, into: this.name })} ${moved.length > 0 ? texts.say('merge.moves', { what: texts.all(moved) }) : ''}</p>
      <div class="acts">
        <button class="btn primary" type="button" aria-disabled=${this.#isMerging} @click=${this.#merge}>${texts.say('merge.do')}</button>
        <button class="btn quiet" type="button" @click=${this.#again}>${texts.say('merge.back')}</button>
      </div>
    `
  }

  #line({ values, open }: Difference, field: FieldInfo, labels: Labels): TemplateResult {
    const { texts, directory, entity } = this
    const name = texts.field(entity.name, field.name)
    const chosen = this.#chosen[field.name]
    return html`<tr>
      <th scope="row">${name}${open ? nothing : html`<small>${texts.say('merge.fixed')}</small>`}</th>
      ${values.map(({ id, value }) => {
        const drawn = drawValue(value, {
          texts,
          directory,
          labels: { ...this.labels, ...labels },
          entity: entity.name,
          field,
          now: this.#now(),
          isInRow: true,
        })
        const shown = drawn ?? html`<span class="hint">${texts.say('value.empty')}</span>`
        if (!open) return html`<td class=${id === chosen ? 'stays' : 'goes'}>${shown}</td>`
        return html`<td class=${id === chosen ? 'stays' : 'goes'}><label class="radio"><input type="radio" name=${field.name} .checked=${id === chosen} @change=${() => this.#pick(field.name, id)}><span>${shown}</span></label></td>`
      })}
    </tr>`
  }

  #pick(field: string, id: string): void {
    this.#chosen = { ...this.#chosen, [field]: id }
    this.requestUpdate()
  }

  readonly #picked = ({ detail }: CustomEvent<Picked | undefined>) => {
    if (detail && detail.id !== this.row.id) void this.#take(detail.id, detail.label)
  }

  readonly #again = () => {
    this.#other = undefined
    this.#preview = undefined
    this.#error = undefined
    this.requestUpdate()
  }

  async #look(): Promise<void> {
    this.#again()
    this.#found = await duplicatesOf(this.session.api, this.entity, this.row).catch(() => [])
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.found button, kith-ref-input')?.focus()
  }

  async #take(id: string, label: string): Promise<void> {
    const { session, entity, row } = this
    try {
      const [preview, other] = await Promise.all([
        session.api.query<Preview>('kernel.mergePreview', { entity: entity.name, into: row.id, from: [id] }),
        oneRecord(session.api, this.directory, entity, id),
      ])
      this.#preview = preview
      this.#chosen = Object.fromEntries(preview.fields.map(({ field, proposed }) => [field, proposed]))
      this.#other = { id, label, labels: other?.labels ?? {} }
      this.#error = undefined
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('input[type=radio]:checked, .btn.primary')?.focus()
  }

  readonly #merge = async () => {
    const other = this.#other
    const preview = this.#preview
    if (!other || !preview || this.#isMerging) return
    this.#isMerging = true
    this.requestUpdate()
    const { texts, entity, row, name } = this
    const { api } = this.session
    const choose = Object.fromEntries(
      preview.fields.filter(({ open }) => open).map(({ field, proposed }) => [field, this.#chosen[field] ?? proposed]),
    )
    try {
      const answer = await api.mutate<{ merge: string }>('kernel.merge', {
        entity: entity.name,
        into: row.id,
        from: [other.id],
        choose,
      })
      if (isHeld(answer)) notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
      else {
        const undo = async () => {
          const undone = await api.mutate<{ kept: readonly unknown[] }>('kernel.unmerge', { merge: answer.merge })
          const kept = isHeld(undone) ? 0 : undone.kept.length
          if (kept > 0) notify(this, { text: texts.say('merge.kept', { n: kept }) })
        }
        notify(this, { text: texts.say('merge.done', { name: other.label, into: name }), undo })
      }
      this.dispatchEvent(new CustomEvent('kith-merged', { bubbles: true, composed: true }))
    } catch (error) {
      this.#error = error as KithError
    }
    this.#isMerging = false
    this.requestUpdate()
  }
}

customElements.define('kith-merge', KithMerge)
