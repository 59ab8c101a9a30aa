import { icon, notify, Part } from '@kith/admin/ui'
import {
  acceptPattern,
  type Condition,
  type FormField,
  type FormFieldType,
  type FormOption,
} from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import './condition.ts'
import { freeName, hasOptions, nameFrom, namePattern, renamed, retyped } from './design/fields.ts'
import { type Changes, put } from './design/put.ts'
import { changed, fieldAt, removed, type Spot, spotOf } from './design/spots.ts'
import { type FormText, fieldTexts, withTextsRenamed } from './design/texts.ts'
import { inputStyles, line, pick, textLines, tick } from './inputs.ts'
import { kinds } from './kinds.ts'
import { type Editing, problemsAt } from './kit.ts'
import { fieldName, kindName, newWords } from './words.ts'

/** What browsers fill in by themselves. */
const autofills = [
  'name',
  'given-name',
  'family-name',
  'email',
  'tel',
  'organization',
  'organization-title',
  'url',
  'street-address',
  'postal-code',
  'address-level2',
  'country-name',
] as const

/** All that a field is: what it asks, of whom, and when. */
export class KithFormsField extends Part {
  static override styles = [
    Part.styles,
    inputStyles,
    css`
      .option { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--k-space-1); align-items: start; margin-top: var(--k-space-2); padding-bottom: var(--k-space-2); border-bottom: var(--k-hairline) solid var(--k-line); }
      .option .f { margin-top: var(--k-space-1); }
      .adds { margin-top: var(--k-space-2); }
      .foot { margin-top: var(--k-space-6); }
    `,
  ]
  static override properties = {
    editing: { attribute: false },
    isNew: { attribute: false },
    badName: { state: true },
    badAccept: { state: true },
  }

  declare editing: Editing
  /** Whether visitors have not seen it yet: its name follows its label. */
  declare isNew: boolean
  /** What was typed as a name and cannot be one. */
  declare badName: string | undefined
  /** What was typed as kinds of files and names none. */
  declare badAccept: string | undefined

  override willUpdate(): void {
    if (!this.#field) this.badName = undefined
    if (this.#field?.type !== 'file') this.badAccept = undefined
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, editing } = this
    const { design, mayEdit } = editing
    const field = this.#field
    const spot = this.#spot
    if (!field || !spot) return nothing
    const isOff = !mayEdit
    const says = fieldTexts(design, spot.step, spot.at, field)
    const wrong = problemsAt(editing.problems, editing.selection)
    return html`<h2 tabindex="-1" dir="auto">${fieldName(texts, field, design)}</h2>
      ${wrong.map(({ code, message }) => html`<p class="problem" role="alert">${icon('warning')}<span>${texts.refusal(code) ?? (code.startsWith('condition.') ? texts.word('forms.build.bad-condition') : message)}</span></p>`)}
      ${says.filter(({ part }) => part === 'label' || part === 'text').map(text => this.#text(text, isOff))}
      ${field.type === 'hidden' ? line({ id: 'label', label: texts.word('forms.build.label'), value: field.label, isOff, set: label => this.#put({ label }) }) : nothing}
      ${pick({ id: 'type', label: texts.word('forms.build.kind'), value: field.type, options: kinds.map(type => [type, kindName(texts, type)] as const), isOff, set: type => this.#retype(type as FormFieldType) })}
      ${field.type === 'hidden' || field.type === 'static' ? nothing : tick({ id: 'required', label: texts.word('forms.build.required'), isOn: field.required, isOff, set: required => this.#put({ required }) })}
      ${hasOptions(field.type) ? this.#options(field, says, isOff) : nothing}
      ${says.filter(({ part }) => part === 'help' || part === 'placeholder').map(text => this.#text(text, isOff))}
      ${this.#more(field, isOff)}
      ${line({ id: 'name', label: texts.word('forms.build.name'), value: this.badName ?? field.name, isCode: true, isOff, max: 60, on: 'change', hint: texts.word('forms.build.name.hint'), wrong: this.badName === undefined ? undefined : texts.word('forms.build.name.wrong'), set: name => this.#rename(name) })}
      <h3>${texts.word('forms.build.when')}</h3>
      <kith-forms-when .texts=${texts} .design=${design} .of=${field.name} .when=${field.when} .fields=${this.#others(field)} .isOff=${isOff} @kith-when=${({ detail: when }: CustomEvent<Condition | undefined>) => this.#put({ when })}></kith-forms-when>
      <p class="hint">${texts.word('forms.build.when.hint')}</p>
      ${isOff ? nothing : html`<div class="foot"><button class="btn" type="button" @click=${this.#remove}>${icon('trash')}${texts.word('forms.build.remove')}</button></div>`}`
  }

  #text(text: FormText, isOff: boolean): TemplateResult {
    const { texts, editing } = this
    const edit =
      text.part === 'label'
        ? (design: Editing['design']) => this.#relabel(design)
        : (design: Editing['design']) => editing.edit(design)
    const hint = text.part === 'text' ? texts.word('forms.build.links') : undefined
    return textLines({
      texts,
      design: editing.design,
      text,
      label: texts.word(`forms.build.${text.part}`),
      edit,
      isOff,
      id: text.part,
      ...(hint && { hint }),
    })
  }

  #options(field: FormField, says: readonly FormText[], isOff: boolean): TemplateResult {
    const { texts, editing } = this
    const options = field.options ?? []
    const labels = says.filter(({ part }) => part === 'option')
    const set = (next: readonly FormOption[]) => this.#put({ options: [...next] })
    return html`<h3>${texts.word('forms.build.options')}</h3>
      ${options.map((option, n) => {
        const text = labels[n]
        const name = option.label || option.value
        return html`<div class="option" role="group" aria-label=${texts.word('forms.build.option.of', { n: n + 1 })}><div>
          ${text ? textLines({ texts, design: editing.design, text, label: texts.word('forms.build.option.of', { n: n + 1 }), edit: design => editing.edit(design), isOff, id: `option-${n}` }) : nothing}
          ${line({ id: `code-${n}`, label: texts.word('forms.build.option.code'), value: option.value, isCode: true, isOff, on: 'change', max: 255, set: value => this.#recode(n, value) })}</div>
          ${isOff ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${texts.word('forms.build.option.remove', { name })} title=${texts.word('forms.build.option.remove', { name })} @click=${() => set(options.toSpliced(n, 1))}>${icon('close')}</button>`}
        </div>`
      })}
      ${isOff ? nothing : html`<div class="adds"><button class="btn quiet" type="button" @click=${() => set([...options, this.#newOption(options)])}>${icon('plus')}${texts.word('forms.build.option.add')}</button></div>`}`
  }

  #newOption(options: readonly FormOption[]): FormOption {
    let n = options.length + 1
    while (options.some(({ value }) => value === `option-${n}`)) n++
    return { value: `option-${n}`, label: this.texts.word('forms.build.option.new', { n }) }
  }

  /** What only some kinds have. */
  #more(field: FormField, isOff: boolean): TemplateResult {
    const { texts } = this
    const text = (key: 'version' | 'purpose', hint: string) =>
      line({
        id: key,
        label: texts.word(`forms.build.${key}`),
        value: field[key] ?? '',
        isOff,
        isCode: true,
        max: 60,
        hint,
        set: value => this.#put({ [key]: value || undefined }),
      })
    const end = (key: 'min' | 'max') =>
      line({
        id: key,
        label: texts.word(`forms.build.${key}`),
        value: String(field[key] ?? ''),
        isOff,
        on: 'change',
        type: field.type === 'date' ? 'date' : 'number',
        set: value => this.#put({ [key]: value === '' ? undefined : field.type === 'date' ? value : Number(value) }),
      })
    const isRange = ['number', 'date', 'rating'].includes(field.type)
    const isWords = ['text', 'email', 'tel', 'url', 'textarea'].includes(field.type)
    return html`
      ${field.type === 'consent' ? html`${text('version', texts.word('forms.build.version.hint'))}${text('purpose', texts.word('forms.build.purpose.hint'))}` : nothing}
      ${isRange ? html`<div class="two">${end('min')}${end('max')}</div>` : nothing}
      ${['consent', 'static', 'checkboxes', 'file'].includes(field.type) ? nothing : tick({ id: 'prefill', label: texts.word('forms.build.prefill'), isOn: field.prefill === true, isOff, set: isOn => this.#put({ prefill: isOn || undefined }) })}
      ${field.type === 'file' ? this.#files(field, isOff) : nothing}
      ${field.type === 'hidden' || isWords ? line({ id: 'value', label: texts.word('forms.build.value'), value: String(field.value ?? ''), isOff, set: value => this.#put({ value: value || undefined }) }) : nothing}
      ${isWords ? pick({ id: 'autocomplete', label: texts.word('forms.build.autofill'), value: field.autocomplete ?? '', isOff, options: [['', texts.word('forms.build.autofill.none')], ...this.#autofills(field).map(one => [one, texts.has(`forms.autofill.${one}`) ? texts.word(`forms.autofill.${one}`) : one] as const)], set: value => this.#put({ autocomplete: value || undefined }) }) : nothing}
    `
  }

  #setAccept(accept: string): void {
    this.badAccept = accept === '' || acceptPattern.test(accept) ? undefined : accept
    if (this.badAccept === undefined) this.#put({ accept: accept || undefined })
  }

  /** Which files a field takes, and how many. */
  #files(field: FormField, isOff: boolean): TemplateResult {
    const { texts } = this
    const count = (id: 'maxFiles' | 'maxSize', shown: number, stored: (count: number) => number) =>
      line({
        id,
        label: texts.word(`forms.build.${id}`),
        value: String(shown),
        isOff,
        on: 'change',
        type: 'number',
        set: value => this.#put({ [id]: Number(value) > 0 ? stored(Math.min(10, Number(value))) : undefined }),
      })
    return html`${line({ id: 'accept', label: texts.word('forms.build.accept'), value: this.badAccept ?? field.accept ?? '', isOff, isCode: true, on: 'change', max: 500, hint: texts.word('forms.build.accept.hint'), wrong: this.badAccept === undefined ? undefined : texts.word('forms.build.accept.wrong'), set: value => this.#setAccept(value.trim()) })}
      <div class="two">${count('maxFiles', field.maxFiles ?? 1, Math.round)}${count('maxSize', (field.maxSize ?? 5_242_880) / 1_048_576, mb => Math.round(mb * 1_048_576))}</div>`
  }

  #autofills({ autocomplete }: FormField): readonly string[] {
    return autocomplete && !(autofills as readonly string[]).includes(autocomplete)
      ? [...autofills, autocomplete]
      : autofills
  }

  get #spot(): Spot | undefined {
    const { selection } = this.editing
    return selection.kind === 'field' ? selection : undefined
  }

  get #field(): FormField | undefined {
    const spot = this.#spot
    return spot && fieldAt(this.editing.design, spot)
  }

  /** What a condition may ask: every other field that is answered. */
  #others(field: FormField): readonly FormField[] {
    return this.editing.design.steps
      .flatMap(({ fields }) => fields)
      .filter(one => one !== field && one.name !== field.name && one.type !== 'static')
  }

  #put(changes: Changes<FormField>): void {
    const spot = this.#spot
    if (spot) this.editing.edit(changed(this.editing.design, spot, field => put(field, changes)))
  }

  /** The name of a new field follows its label, as long as it can be a name. */
  #relabel(design: Editing['design']): void {
    const spot = this.#spot
    const before = this.#field
    const after = spot && fieldAt(design, spot)
    const { editing } = this
    const follows = before && after && this.isNew && before.label !== after.label && isAutomatic(before)
    const wanted = follows ? nameFrom(after.label) : undefined
    const isRenamed = spot && wanted !== undefined && wanted !== after?.name
    editing.edit(isRenamed ? renamed(design, spot, freeName(design, wanted)) : design)
  }

  #rename(name: string): void {
    const spot = this.#spot
    if (!spot) return
    this.badName = namePattern.test(name) ? undefined : name
    if (this.badName === undefined) this.editing.edit(renamed(this.editing.design, spot, name))
  }

  #retype(type: FormFieldType): void {
    const spot = this.#spot
    const words = newWords(this.texts, type)
    if (spot) this.editing.edit(changed(this.editing.design, spot, field => retyped(field, type, words)))
  }

  /** Another code for an option: its words in other languages follow. */
  #recode(n: number, value: string): void {
    const spot = this.#spot
    const field = this.#field
    const old = field?.options?.[n]
    if (!spot || !field || !old || value === '' || field.options?.some(one => one.value === value)) {
      this.requestUpdate()
      return
    }
    const next = changed(this.editing.design, spot, one => ({
      ...one,
      options: (one.options ?? []).map((option, at) => (at === n ? { ...option, value } : option)),
    }))
    this.editing.edit(withTextsRenamed(next, `${field.name}.option.${old.value}`, `${field.name}.option.${value}`))
  }

  readonly #remove = () => {
    const spot = this.#spot
    const field = this.#field
    if (!spot || !field) return
    const { editing, texts } = this
    const before = editing.design
    editing.edit(removed(before, spot))
    editing.select({ kind: 'form' })
    const undo = async () => {
      editing.edit(before)
      const back = spotOf(before, field.name)
      if (back) editing.select({ kind: 'field', ...back })
    }
    notify(this, { text: texts.word('forms.build.removed', { name: fieldName(texts, field) }), undo })
  }
}

/** Whether a name came of the kind or of the label. */
function isAutomatic({ name, label, type }: FormField): boolean {
  const base = name.replace(/_\d+$/, '')
  return base === type || (type === 'tel' && base === 'phone') || base === nameFrom(label)
}

customElements.define('kith-forms-field', KithFormsField)
