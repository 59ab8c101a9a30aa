import { html, type TemplateResult } from 'lit'
import { type AuthFailure, step } from '../door/ask.ts'
import { given, stepFailure, stepField } from '../system/steps.ts'
import { systemStyles } from '../system/styles.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { accessChanged } from './access.ts'

/** Changes one's own password, by the one that was. */
export class KithPassword extends Part {
  static override styles = [Part.styles, systemStyles]
  static override properties = { email: {} }

  declare email: string

  #failure: AuthFailure | undefined
  #isBusy = false

  override render(): TemplateResult {
    const { texts } = this
    const { say } = texts
    const failure = this.#failure
    const codes = ['KITH_CREDENTIALS']
    return html`<section>
      <h2>${say('security.password')}</h2>
      <p class="text">${say('security.password.text')}</p>
      <form @submit=${this.#submit} novalidate>
        <input hidden type="text" autocomplete="username" .value=${this.email ?? ''}>
        ${stepField({ texts, name: 'current', label: say('security.password.current'), autocomplete: 'current-password', failure, codes })}
        ${stepField({ texts, name: 'password', label: say('security.password.new'), autocomplete: 'new-password', hint: say('door.length'), failure })}
        ${stepFailure(texts, failure, [['current', ...codes], ['password']])}
        <div class="acts"><button class="btn" aria-disabled=${this.#isBusy}>${say('security.password.do')}</button></div>
      </form>
    </section>`
  }

  readonly #submit = async (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    const body = given(event)
    if (this.#isBusy) return
    this.#isBusy = true
    this.#failure = undefined
    this.requestUpdate()
    try {
      await step('password', body)
      form.reset()
      notify(this, { text: this.texts.say('security.password.done') })
      accessChanged(this)
    } catch (error) {
      this.#failure = error as AuthFailure
    }
    this.#isBusy = false
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

customElements.define('kith-password', KithPassword)
