import { icon, Part } from '@kith/admin/ui'
import type { Condition } from '@kith/plugin-forms/contract'
import { html, nothing, type TemplateResult } from 'lit'
import './condition.ts'
import { changedStep } from './design/spots.ts'
import { textsOf } from './design/texts.ts'
import { inputStyles, textLines } from './inputs.ts'
import { type Editing, problemsAt } from './kit.ts'
import { stepName } from './words.ts'

/** What a step is called, and when it is asked. */
export class KithFormsStep extends Part {
  static override styles = [Part.styles, inputStyles]
  static override properties = { editing: { attribute: false } }

  declare editing: Editing

  override render(): TemplateResult | typeof nothing {
    const { texts, editing } = this
    const { design, selection, mayEdit } = editing
    if (selection.kind !== 'step') return nothing
    const n = selection.step
    const step = design.steps[n]
    if (!step) return nothing
    const text = textsOf(design).find(({ path }) => path === `step.${n}.title`)
    const before = design.steps
      .slice(0, n)
      .flatMap(({ fields }) => fields)
      .filter(({ type }) => type !== 'static')
    return html`<h2 tabindex="-1" dir="auto">${stepName(texts, design, n)}</h2>
      ${problemsAt(editing.problems, selection).map(({ code, message }) => html`<p class="problem" role="alert">${icon('warning')}<span>${texts.refusal(code) ?? message}</span></p>`)}
      ${text ? textLines({ texts, design, text, label: texts.word('forms.build.title'), edit: next => editing.edit(next), isOff: !mayEdit }) : nothing}
      <h3>${texts.word('forms.build.when')}</h3>
      <kith-forms-when .texts=${texts} .design=${design} .of=${`step ${n}`} .when=${step.when} .fields=${before} .isOff=${!mayEdit} @kith-when=${({ detail: when }: CustomEvent<Condition | undefined>) => editing.edit(changedStep(design, n, { when }))}></kith-forms-when>`
  }
}

customElements.define('kith-forms-step', KithFormsStep)
