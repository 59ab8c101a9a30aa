import { html, type TemplateResult } from 'lit'
import { CaseDialog } from './case-dialog.ts'

/** Puts a case before the manager, and says why (R85). */
export class KithServiceEscalate extends CaseDialog {
  override render(): TemplateResult {
    const { texts } = this
    return html`<form @submit=${this.#submit}>
      <label><span>${texts.word('service.ui.escalate.why')}</span><textarea class="control" name="reason" rows="3" maxlength="10000"></textarea></label>
      ${this.wrong()}${this.acts(texts.word('service.action.escalate'))}
    </form>`
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault()
    const reason = this.typed('reason')
    if (!reason) {
      this.problem = this.texts.word('service.ui.why')
      return
    }
    const done = ({ to }: { readonly to: readonly string[] }) =>
      this.texts.word('service.ui.escalated', { n: to.length })
    // The manager has his mail.
    void this.run('service.escalate', { reason }, done, true)
  }
}

customElements.define('kith-service-escalate', KithServiceEscalate)
