import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { inputOf } from '../edit/kinds.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { conditionOf, type Test, testsOf } from './conditions.ts'
import { fieldsStyles } from './styles.ts'

type Condition = Readonly<Record<string, unknown>>
interface Row extends Test {
  readonly draft: unknown
}

/** Kinds whose values a test of a condition can be. */
const comparable = ['text', 'email', 'phone', 'url', 'integer', 'decimal', 'choice', 'boolean', 'date', 'ref']
const tests = ['eq', 'ne', 'full', 'empty'] as const

/** When a field shows: always, or where tests of other fields hold. Tells by `kith-when` of each change. */
export class KithFieldWhen extends Part {
  static override styles = [Part.styles, fieldsStyles]
  static override properties = {
    entity: { attribute: false },
    condition: { attribute: false },
    own: { attribute: false },
    rows: { state: true },
  }

  declare entity: EntityInfo
  declare condition: Condition | null
  /** The field's own name: it cannot decide of itself. */
  declare own: string
  /** `undefined`: the condition is made otherwise than of simple tests, and written as it is. */
  declare rows: readonly Row[] | undefined
  #begun = false
  #labels: Readonly<Record<string, string>> = {}

  override willUpdate(): void {
    if (this.#begun) return
    this.#begun = true
    this.rows = testsOf(this.condition)?.map(test => ({
      ...test,
      draft: this.#input(test.field)?.draft(test.value ?? null),
    }))
  }

  override render(): TemplateResult {
    const { texts, rows } = this
    if (!rows) return this.#written()
    return html`<div class="rows">
      ${rows.length === 0 ? html`<p class="hint">${texts.say('fields.when.always')}</p>` : rows.map((row, i) => this.#row(row, i))}
      <button class="btn quiet start" type="button" @click=${() => this.#put([...rows, { field: '', is: 'eq', value: null, draft: '' }], true)}>${icon('plus')}${texts.say(rows.length === 0 ? 'fields.when.add' : 'fields.when.more')}</button>
    </div>`
  }

  #row(row: Row, i: number): TemplateResult {
    const { texts, entity } = this
    const field = this.#field(row.field)
    const change = (part: Partial<Row>) =>
      this.#put((this.rows ?? []).map((one, at) => (at === i ? { ...one, ...part } : one)))
    const needsValue = row.is === 'eq' || row.is === 'ne'
    const valueName = texts.say('fields.when.value')
    return html`<div class="test" role="group" aria-label=${texts.say('fields.when.n', { n: i + 1 })}>
      <select class="control" aria-label=${texts.say('fields.when.field')} @change=${(event: Event) => change({ field: (event.target as HTMLSelectElement).value, value: null, draft: this.#input((event.target as HTMLSelectElement).value)?.draft(null) })}>
        <option value="">${texts.say('fields.choose')}</option>
        ${this.#offered.map(({ name }) => html`<option value=${name} ?selected=${name === row.field}>${texts.field(entity.name, name)}</option>`)}
      </select>
      <select class="control" aria-label=${texts.say('fields.when.how')} @change=${(event: Event) => change({ is: (event.target as HTMLSelectElement).value as Test['is'] })}>
        ${tests.map(one => html`<option value=${one} ?selected=${one === row.is}>${texts.say(`fields.when.${one}`)}</option>`)}
      </select>
      ${
        field && needsValue
          ? html`<div class="value"><label class="vh" for="w-${i}">${valueName}</label>${inputOf(field).input({
              ...this.shared,
              id: `w-${i}`,
              name: valueName,
              entity: entity.name,
              field: { ...field, options: { ...field.options, required: false, multiline: false } },
              draft: row.draft,
              labels: this.#labels,
              describedBy: '',
              isInvalid: false,
              change: draft => {
                const read = inputOf(field).read(draft, field)
                change({ draft, value: 'value' in read ? read.value : null })
              },
              learn: (id, label) => (this.#labels = { ...this.#labels, [id]: label }),
            })}</div>`
          : nothing
      }
      <button class="btn quiet icon" type="button" aria-label=${texts.say('fields.when.remove', { n: i + 1 })} title=${texts.say('fields.when.remove', { n: i + 1 })} @click=${() => this.#put((this.rows ?? []).filter((_, at) => at !== i))}>${icon('close')}</button>
    </div>`
  }

  /** A condition that people wrote elsewhere. */
  #written(): TemplateResult {
    const { texts } = this
    const typed = (event: Event) => {
      const text = (event.target as HTMLTextAreaElement).value
      try {
        this.#tell(text.trim() === '' ? null : (JSON.parse(text) as Condition))
      } catch {
        // What is no JSON yet is still being typed.
      }
    }
    return html`<p class="hint">${texts.say('fields.when.written')}</p>
      <textarea class="control code" rows="5" spellcheck="false" dir="ltr" aria-label=${texts.say('fields.when')} .value=${live(JSON.stringify(this.condition, undefined, 2))} @change=${typed}></textarea>`
  }

  get #offered(): readonly FieldInfo[] {
    return this.entity.fields.filter(({ name, kind }) => name !== this.own && comparable.includes(kind))
  }

  #field(name: string): FieldInfo | undefined {
    return this.entity.fields.find(one => one.name === name)
  }

  #input(name: string) {
    const field = this.#field(name)
    return field && inputOf(field)
  }

  #put(rows: readonly Row[], isNew = false): void {
    this.rows = rows
    this.#tell(conditionOf(rows))
    if (!isNew) return
    void this.updateComplete.then(() => [...this.renderRoot.querySelectorAll('select')].at(-2)?.focus())
  }

  #tell(detail: Condition | null): void {
    this.dispatchEvent(new CustomEvent('kith-when', { detail }))
  }
}

customElements.define('kith-field-when', KithFieldWhen)
