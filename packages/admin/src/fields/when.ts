import type { Condition } from '@kith/rules'
import { html, nothing, type TemplateResult } from 'lit'
import { conditionOf, type Group, groupOf, type Language } from '../condition/group.ts'
import { groupEditor, groupStyles } from '../condition/group-editor.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { inputOf } from '../edit/kinds.ts'
import { sayChip } from '../list/filter/say.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { type Test, testLanguage } from './conditions.ts'
import { fieldsStyles } from './styles.ts'

interface Row extends Test {
  readonly draft: unknown
}

/** Kinds whose values a test of a condition can be. */
const comparable = ['text', 'email', 'phone', 'url', 'integer', 'decimal', 'choice', 'boolean', 'date', 'ref']
const tests = ['eq', 'ne', 'full', 'empty'] as const
const blank: Row = { field: '', is: 'eq', value: null, draft: '' }

/** When a field shows: always, or where tests of other fields hold. Tells by `kith-when` of each change. */
export class KithFieldWhen extends Part {
  static override styles = [Part.styles, fieldsStyles, groupStyles]
  static override properties = {
    entity: { attribute: false },
    condition: { attribute: false },
    own: { attribute: false },
    group: { state: true },
  }

  declare entity: EntityInfo
  declare condition: Condition | null
  /** The field's own name: it cannot decide of itself. */
  declare own: string
  declare group: Group<Row>
  #labels: Readonly<Record<string, string>> = {}

  get #language(): Language<Row> {
    return {
      read: (field, said) => {
        const test = testLanguage.read(field, said)
        return test && { ...test, draft: this.#input(field)?.draft(test.value ?? null) }
      },
      write: testLanguage.write,
    }
  }

  override willUpdate(): void {
    this.group ??= groupOf(this.condition ?? undefined, this.#language)
  }

  override render(): TemplateResult {
    const { texts, group, entity } = this
    if (group.parts.length === 0) {
      return html`<div class="rows"><p class="hint">${texts.say('fields.when.always')}</p>
        <button class="btn quiet start" type="button" @click=${() => this.#put({ ...group, parts: [{ test: blank }] }, true)}>${icon('plus')}${texts.say('fields.when.add')}</button></div>`
    }
    return groupEditor<Row>({
      texts,
      group,
      line: (row, put, n) => this.#row(row, put, n),
      say: kept => sayChip(kept, { texts, entity, labels: this.#labels }),
      blank: () => blank,
      put: next => this.#put(next),
      mayBeEmpty: true,
    })
  }

  #row(row: Row, put: (row: Row) => void, n: string): TemplateResult {
    const { texts, entity } = this
    const field = this.#field(row.field)
    const change = (part: Partial<Row>) => put({ ...row, ...part })
    const needsValue = row.is === 'eq' || row.is === 'ne'
    const valueName = texts.say('fields.when.value')
    const choose = (event: Event) => {
      const { value: name } = event.target as HTMLSelectElement
      change({ field: name, value: null, draft: this.#input(name)?.draft(null) })
    }
    return html`<div class="test">
      <select class="control" aria-label=${texts.say('fields.when.field')} @change=${choose}>
        <option value="" .selected=${row.field === ''}>${texts.say('fields.choose')}</option>
        ${this.#offered.map(({ name }) => html`<option value=${name} .selected=${name === row.field}>${texts.field(entity.name, name)}</option>`)}
      </select>
      <select class="control" aria-label=${texts.say('fields.when.how')} @change=${(event: Event) => change({ is: (event.target as HTMLSelectElement).value as Test['is'] })}>
        ${tests.map(one => html`<option value=${one} .selected=${one === row.is}>${texts.say(`fields.when.${one}`)}</option>`)}
      </select>
      ${
        field && needsValue
          ? html`<div class="value"><label class="vh" for="w-${n}">${valueName}</label>${inputOf(field).input({
              ...this.shared,
              id: `w-${n}`,
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
    </div>`
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

  #put(group: Group<Row>, isFirst = false): void {
    this.group = group
    const detail = conditionOf(group, this.#language) ?? null
    this.dispatchEvent(new CustomEvent<Condition | null>('kith-when', { detail }))
    if (isFirst) void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus())
  }
}

customElements.define('kith-field-when', KithFieldWhen)
