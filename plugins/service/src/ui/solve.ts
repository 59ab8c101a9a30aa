import { html, type TemplateResult } from 'lit'
import { CaseDialog } from './case-dialog.ts'

/** Says that cases are solved, and how. */
export class KithServiceSolve extends CaseDialog {
  override render(): TemplateResult {
    const { texts } = this
    return html`<form @submit=${this.#submit}>
      <label><span>${texts.word('service.ui.solve.words')}</span><textarea class="control" name="solution" rows="4" maxlength="20000"></textarea></label>
      ${this.wrong()}${this.acts(texts.word('service.action.solve'))}
    </form>`
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault()
    const solution = this.typed('solution')
    void this.run('service.solve', solution ? { solution } : {}, () => this.texts.word('service.ui.solved'))
  }
}

customElements.define('kith-service-solve', KithServiceSolve)
