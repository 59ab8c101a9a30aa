import { html, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { FormPart } from './form-part.ts'

/** Hands an activity back to the manager, and says why (R56). */
export class KithActivitiesReject extends FormPart {
  override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.action.reject')
  }

  override fields(): TemplateResult {
    return html`<label><span>${this.texts.word('activities.form.reason')}</span><textarea class="control" name="reason" rows="3" maxlength="2000" dir="auto" aria-describedby="problem"></textarea></label>`
  }

  override async send(data: FormData): Promise<string | undefined> {
    const reason = said(data, 'reason')
    if (reason === undefined) {
      this.problem = this.texts.word('error.activities.no_reason')
      return undefined
    }
    const answer = await this.call('activities.reject', { id: this.ids[0], reason })
    return answer ? this.texts.word('activities.done.rejected') : undefined
  }
}

customElements.define('kith-activities-reject', KithActivitiesReject)
