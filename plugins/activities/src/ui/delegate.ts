import type { Picked } from '@kith/admin/ui'
import { html, type TemplateResult } from 'lit'
import { FormPart } from './form-part.ts'

/** Gives activities to a colleague (R64), who is told by mail; what was done can be undone. */
export class KithActivitiesDelegate extends FormPart {
  static override properties = { ...FormPart.properties, picked: { state: true } }

  declare picked: Picked | undefined

  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('kith-ref-input')?.focus())
  }

  override doing(): string {
    return this.texts.word('activities.action.delegate')
  }

  override fields(): TemplateResult {
    const { session, directory, texts, picked } = this
    const name = texts.word('activities.form.to')
    return html`<kith-ref-input .name=${name} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user']} .label=${picked?.label ?? ''} @kith-picked=${({ detail }: CustomEvent<Picked | undefined>) => (this.picked = detail)}></kith-ref-input>`
  }

  override async send(): Promise<true | undefined> {
    const { picked, texts } = this
    if (picked)
      return this.each('activities.delegate', { to: picked.id }, n => texts.word('activities.done.given', { n }))
    this.problem = texts.word('activities.form.to')
    return undefined
  }
}

customElements.define('kith-activities-delegate', KithActivitiesDelegate)
