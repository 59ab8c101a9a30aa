import { html, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { FormPart } from './form-part.ts'
import { inputMoment } from './times.ts'

/** Asks for the same once more, and says what is missing (R64). */
export class KithActivitiesReviewAgain extends FormPart {
  override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.review.again')
  }

  override fields(): TemplateResult {
    const { texts } = this
    return html`<label><span>${texts.word('activities.review.missing')}</span><textarea class="control" name="note" rows="3" maxlength="5000" dir="auto" aria-describedby="problem"></textarea></label>
      <label><span>${texts.word('activities.form.due')}</span><input class="control" type="datetime-local" name="due"></label>`
  }

  override async send(data: FormData): Promise<string | undefined> {
    const note = said(data, 'note')
    if (note === undefined) {
      this.problem = this.texts.word('error.activities.no_note')
      return undefined
    }
    const due = inputMoment(data.get('due'))
    const input = { id: this.ids[0], verdict: 'again', note, ...(due && { due }) }
    return (await this.call('activities.review', input)) ? this.texts.word('activities.review.asked') : undefined
  }
}

customElements.define('kith-activities-review-again', KithActivitiesReviewAgain)
