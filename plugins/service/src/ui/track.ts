import { html, type TemplateResult } from 'lit'
import { CaseDialog } from './case-dialog.ts'

const steps = ['claimed', 'examined', 'offered', 'agreed', 'rejected'] as const

/** Says how far a dispute has come, and what happened (R92). Steps that lie behind are not offered. */
export class KithServiceTrack extends CaseDialog {
  override render(): TemplateResult {
    const { texts, place } = this
    const at = Math.max(0, steps.indexOf(place.row?.disputeStep as (typeof steps)[number]))
    const word = (step: string) => texts.choice('service.case', 'disputeStep', step)
    return html`<form @submit=${this.#submit}>
      <label><span>${texts.word('service.ui.track.step')}</span><select class="control" name="step">${steps.slice(at).map(step => html`<option value=${step}>${word(step)}</option>`)}</select></label>
      <label><span>${texts.word('service.ui.track.note')}</span><textarea class="control" name="note" rows="4" maxlength="10000"></textarea></label>
      ${this.wrong()}${this.acts(texts.word('service.action.track'))}
    </form>`
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { texts } = this
    const [step, note] = [this.typed('step'), this.typed('note')]
    if (!note) {
      this.problem = texts.word('service.ui.why')
      return
    }
    const done = () => texts.word('service.ui.tracked', { step: texts.choice('service.case', 'disputeStep', step) })
    // The note is in the conversation for good.
    void this.run('service.track', { step, note }, done, true)
  }
}

customElements.define('kith-service-track', KithServiceTrack)
