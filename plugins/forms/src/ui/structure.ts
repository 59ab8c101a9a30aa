import { icon, menu, menuStyles, notify, Part } from '@kith/admin/ui'
import type { FormField, FormStep } from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import { fieldOf } from './design/fields.ts'
import { added, addedStep, moved, removed, removedStep, type Spot, shifted } from './design/spots.ts'
import { kindIcon, kinds } from './kinds.ts'
import { type Editing, isSelected, problemsAt, type Selection } from './kit.ts'
import { fieldName, kindName, newWords, sayWhen, stepName } from './words.ts'

/**
 * The steps of a form and their fields: chosen by a click, added by kind, taken away with a way back, moved by dragging,
 * by Alt and the arrows, or by a menu.
 */
export class KithFormsStructure extends Part {
  static override styles = [
    Part.styles,
    menuStyles,
    css`
      :host { padding: var(--k-space-4) var(--k-space-3) var(--k-space-6); }
      h2 { padding: 0 var(--k-space-1) var(--k-space-2); font-weight: var(--k-weight-medium); }
      .step { margin-top: var(--k-space-3); }
      .line { display: flex; align-items: center; gap: var(--k-space-1); position: relative; min-height: var(--k-control-height); border-radius: var(--k-radius-m); }
      .line:hover { background: var(--k-hover); }
      .line.on { background: var(--k-selected); }
      .line.dragged { opacity: 0.5; }
      .pick { display: flex; flex: 1; align-items: center; gap: var(--k-space-2); min-width: 0; min-height: var(--k-control-height); padding: var(--k-space-1); border: 0; border-radius: var(--k-radius-m); background: none; text-align: start; cursor: pointer; }
      .grip { display: grid; place-items: center; flex: none; width: var(--k-space-5); color: var(--k-text-3); cursor: grab; touch-action: none; }
      .pick > .i { color: var(--k-text-3); }
      .on .pick > .i { color: var(--k-accent-text); }
      .what { flex: 1; min-width: 0; overflow-wrap: anywhere; }
      .what small { display: block; color: var(--k-text-3); font-size: var(--k-text-xs); }
      .what small.wrong { color: var(--k-red-ink); }
      .head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--k-space-2); }
      .head .name { min-width: 0; max-width: 100%; overflow-wrap: anywhere; }
      .kind { flex: none; white-space: nowrap; color: var(--k-text-3); font-size: var(--k-text-xs); text-align: end; }
      .n { display: grid; place-items: center; flex: none; width: var(--k-space-5); height: var(--k-space-5); border-radius: var(--k-radius-round); background: var(--k-active); color: var(--k-text-2); font-size: var(--k-text-xs); }
      .title { color: var(--k-text-2); }
      .before::before, .after::after { content: ''; position: absolute; inset-inline: 0; height: 2px; border-radius: var(--k-radius-round); background: var(--k-accent); }
      .before::before { top: -1px; }
      .after::after { bottom: -1px; }
      .empty { padding: var(--k-space-2) var(--k-space-3); border: var(--k-hairline) dashed var(--k-line-strong); border-radius: var(--k-radius-m); }
      .empty.over { border-color: var(--k-accent); background: var(--k-accent-soft); }
      .icon { width: var(--k-control-small); min-height: var(--k-control-small); padding: 0; }
      .adds { display: flex; flex-wrap: wrap; gap: var(--k-space-2); margin: var(--k-space-4) var(--k-space-2) 0; }
      .kinds { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: var(--k-space-1); margin: var(--k-space-2) var(--k-space-2) 0; }
      .kinds .btn { justify-content: flex-start; padding: 0 var(--k-space-2); font-weight: var(--k-weight); white-space: normal; text-align: start; }
      .tip { margin: var(--k-space-4) var(--k-space-2) 0; color: var(--k-text-3); font-size: var(--k-text-xs); line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = {
    editing: { attribute: false },
    isAdding: { state: true },
    over: { state: true },
    dragged: { state: true },
  }

  declare editing: Editing
  declare isAdding: boolean
  /** Where what is dragged would go: before or behind a field, or into an empty step. */
  declare over: { readonly spot: Spot; readonly edge: 'before' | 'after' | 'in' } | undefined
  declare dragged: Spot | undefined
  #said = ''

  constructor() {
    super()
    this.isAdding = false
  }

  override render(): TemplateResult {
    const { texts, editing } = this
    const { design, selection, mayEdit } = editing
    const isForm = selection.kind === 'form'
    return html`<div class="vh" role="status">${this.#said}</div>
      <h2>${texts.word('forms.build.structure')}</h2>
      <div class="line ${isForm ? 'on' : ''}"><button class="pick" type="button" aria-pressed=${isForm} @click=${() => editing.open({ kind: 'form' })}>${icon('settings')}<span class="what">${texts.word('forms.build.form')}</span></button></div>
      ${design.steps.map((step, n) => this.#step(step, n))}
      ${
        mayEdit
          ? html`<div class="adds"><button class="btn" type="button" aria-expanded=${this.isAdding} @click=${this.#offer}>${icon('plus')}${texts.word('forms.build.add')}</button><button class="btn quiet" type="button" @click=${this.#addStep}>${icon('plus')}${texts.word('forms.build.add-step')}</button></div>
      ${this.isAdding ? html`<div class="kinds" role="group" aria-label=${texts.word('forms.build.kinds')} @keydown=${this.#closing}>${kinds.map(type => html`<button class="btn quiet" type="button" @click=${() => this.#add(type)}>${icon(kindIcon(type))}${kindName(texts, type)}</button>`)}</div>` : nothing}
      <p class="tip keys">${texts.word('forms.build.tip')} <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd></p>`
          : nothing
      }`
  }

  #step(step: FormStep, n: number): TemplateResult {
    const { texts, editing } = this
    const { design, selection, problems, mayEdit } = editing
    const isMany = design.steps.length > 1
    const here: Selection = { kind: 'step', step: n }
    const name = stepName(texts, design, n)
    const wrong = problemsAt(problems, here)
    return html`<section class="step" aria-label=${name}>
      ${
        isMany || wrong.length > 0
          ? html`<div class="line ${isSelected(here, selection) ? 'on' : ''}">
        <button class="pick" type="button" aria-pressed=${isSelected(here, selection)} @click=${() => editing.open(here)}><span class="n num">${n + 1}</span><span class="what title"><span dir="auto">${name}</span>${step.when ? html`<small>${texts.word('forms.build.shows', { when: sayWhen(texts, design, step.when) })}</small>` : nothing}${wrong.map(one => html`<small class="wrong">${this.#says(one.code, one.message)}</small>`)}</span></button>
        ${mayEdit && isMany ? menu(texts.word('forms.build.more', { name }), [{ text: texts.word('forms.build.remove-step'), act: () => this.#removeStep(n, name) }]) : nothing}
      </div>`
          : nothing
      }
      <ul>${step.fields.map((field, at) => this.#field(field, { step: n, at }))}</ul>
      ${step.fields.length === 0 ? html`<p class="hint empty ${this.over?.spot.step === n && this.over.edge === 'in' ? 'over' : ''}" @dragover=${(event: DragEvent) => this.#dragOver(event, { step: n, at: 0 }, true)} @drop=${(event: DragEvent) => this.#drop(event, { step: n, at: 0 }, true)}>${texts.word('forms.build.empty')}</p>` : nothing}
    </section>`
  }

  #field(field: FormField, spot: Spot): TemplateResult {
    const { texts, editing } = this
    const { design, selection, problems, mayEdit } = editing
    const here: Selection = { kind: 'field', ...spot }
    const isOn = isSelected(here, selection)
    const name = fieldName(texts, field, design)
    const wrong = problemsAt(problems, here)
    const { over } = this
    const edge = over && over.spot.step === spot.step && over.spot.at === spot.at ? over.edge : ''
    const isDragged = this.dragged?.step === spot.step && this.dragged.at === spot.at
    return html`<li class="line ${isOn ? 'on' : ''} ${edge} ${isDragged ? 'dragged' : ''}" data-step=${spot.step} data-at=${spot.at} @keydown=${(event: KeyboardEvent) => this.#pressed(event, spot)} draggable=${mayEdit} @dragstart=${(event: DragEvent) => this.#drag(event, spot)} @dragend=${this.#dragEnded} @dragover=${(event: DragEvent) => this.#dragOver(event, spot)} @drop=${(event: DragEvent) => this.#drop(event, spot)}>
      ${mayEdit ? html`<span class="grip" aria-hidden="true">${icon('grip')}</span>` : nothing}
      <button class="pick" type="button" aria-pressed=${isOn} @click=${() => editing.open(here)}>${icon(kindIcon(field.type))}<span class="what"><span class="head"><span class="name" dir="auto">${name}${field.required ? html`<span aria-hidden="true">\u00a0*</span><span class="vh"> (${texts.word('forms.build.required')})</span>` : nothing}</span><span class="kind">${kindName(texts, field.type)}</span></span>${field.when ? html`<small>${texts.word('forms.build.shows', { when: sayWhen(texts, design, field.when) })}</small>` : nothing}${wrong.map(one => html`<small class="wrong">${this.#says(one.code, one.message)}</small>`)}</span></button>
      ${mayEdit ? menu(texts.word('forms.build.more', { name }), this.#acts(spot, name)) : nothing}
    </li>`
  }

  #says(code: string, message: string): string {
    const { texts } = this
    return texts.refusal(code) ?? (code.startsWith('condition.') ? texts.word('forms.build.bad-condition') : message)
  }

  #acts(spot: Spot, name: string) {
    const { texts, editing } = this
    const { steps } = editing.design
    const others = steps.flatMap((_, n) => (n === spot.step ? [] : [{ n, title: stepName(texts, editing.design, n) }]))
    return [
      { text: texts.word('forms.build.up'), act: () => this.#shift(spot, -1) },
      { text: texts.word('forms.build.down'), act: () => this.#shift(spot, 1) },
      ...others.map(({ n, title }) => ({
        text: texts.word('forms.build.to-step', { name: title }),
        act: () => this.#move(spot, { step: n, at: steps[n]?.fields.length ?? 0 }),
      })),
      { text: texts.word('forms.build.remove'), act: () => this.#remove(spot, name) },
    ]
  }

  readonly #offer = () => {
    this.isAdding = !this.isAdding
    if (this.isAdding)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.kinds button')?.focus())
  }

  readonly #closing = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.isAdding = false
    this.renderRoot.querySelector<HTMLElement>('.adds button')?.focus()
  }

  /** Behind what is chosen, else at the end of the last step. */
  #add(type: FormField['type']): void {
    const { editing, texts } = this
    const { design, selection } = editing
    const last = design.steps.length - 1
    const step = selection.kind === 'form' ? last : selection.step
    const end = design.steps[step]?.fields.length ?? 0
    const spot = { step, at: selection.kind === 'field' ? selection.at + 1 : end }
    editing.edit(added(design, spot, fieldOf(design, type, newWords(texts, type))))
    this.isAdding = false
    editing.open({ kind: 'field', ...spot })
  }

  readonly #addStep = () => {
    const { editing } = this
    editing.edit(addedStep(editing.design))
    editing.open({ kind: 'step', step: editing.design.steps.length })
  }

  #remove(spot: Spot, name: string): void {
    const before = this.editing.design
    this.editing.edit(removed(before, spot))
    this.editing.select({ kind: 'form' })
    this.#tellRemoved(before, name)
  }

  #removeStep(step: number, name: string): void {
    const before = this.editing.design
    this.editing.edit(removedStep(before, step))
    this.editing.select({ kind: 'form' })
    this.#tellRemoved(before, name)
  }

  #tellRemoved(before: Editing['design'], name: string): void {
    const undo = async () => this.editing.edit(before)
    notify(this, { text: this.texts.word('forms.build.removed', { name }), undo })
  }

  #pressed(event: KeyboardEvent, spot: Spot): void {
    if (!this.editing.mayEdit || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    this.#shift(spot, event.key === 'ArrowUp' ? -1 : 1)
  }

  #shift(spot: Spot, by: 1 | -1): void {
    const to = shifted(this.editing.design, spot, by)
    if (to) this.#moved(to)
  }

  #move(from: Spot, to: Spot): void {
    this.#moved(moved(this.editing.design, from, to))
  }

  #moved({ design, spot }: ReturnType<typeof moved>): void {
    const { texts, editing } = this
    const field = design.steps[spot.step]?.fields[spot.at]
    if (field)
      this.#said = texts.word('forms.build.moved', {
        name: fieldName(texts, field, design),
        n: spot.at + 1,
        step: spot.step + 1,
      })
    editing.edit(design)
    editing.select({ kind: 'field', ...spot })
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`li[data-step="${spot.step}"][data-at="${spot.at}"] .pick`)?.focus(),
    )
  }

  #drag(event: DragEvent, spot: Spot): void {
    this.dragged = spot
    event.dataTransfer?.setData('text/plain', this.editing.design.steps[spot.step]?.fields[spot.at]?.name ?? '')
  }

  readonly #dragEnded = () => {
    this.dragged = undefined
    this.over = undefined
  }

  #dragOver(event: DragEvent, spot: Spot, isEmpty = false): void {
    if (!this.dragged) return
    event.preventDefault()
    const edge = isEmpty ? 'in' : edgeAt(event)
    const { over } = this
    const isSame = over?.edge === edge && over.spot.step === spot.step && over.spot.at === spot.at
    if (!isSame) this.over = { spot, edge }
  }

  #drop(event: DragEvent, { step, at }: Spot, isEmpty = false): void {
    const from = this.dragged
    if (!from) return
    event.preventDefault()
    this.#dragEnded()
    this.#move(from, { step, at: !isEmpty && edgeAt(event) === 'after' ? at + 1 : at })
  }
}

/** Whether something dragged would go before or behind a line. */
function edgeAt(event: DragEvent): 'before' | 'after' {
  const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect()
  return event.clientY < top + height / 2 ? 'before' : 'after'
}

customElements.define('kith-forms-structure', KithFormsStructure)
