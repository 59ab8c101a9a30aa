import { html, type TemplateResult } from 'lit'
import { FormPart } from './form-part.ts'

/** Cancels activities: nobody changes a closed one any more (R59), so this is asked first. */
export class KithActivitiesCancel extends FormPart {
  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.btn.primary')?.focus())
  }

  override doing(): string {
    return this.texts.word('activities.action.cancel')
  }

  override fields(): TemplateResult {
    return html`<p>${this.texts.word('activities.cancel.final', { n: this.ids.length })}</p>`
  }

  override send(): Promise<true> {
    return this.each('activities.cancel', {}, n => this.texts.word('activities.done.cancelled', { n }), true)
  }
}

customElements.define('kith-activities-cancel', KithActivitiesCancel)
