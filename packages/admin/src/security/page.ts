import { html, nothing, type TemplateResult } from 'lit'
import { type AuthState, authState } from '../door/ask.ts'
import { systemStyles } from '../system/styles.ts'
import { Part } from '../ui/part.ts'
import './password.ts'
import './second-factor.ts'
import './sessions.ts'
import type { KithSessions } from './sessions.ts'

/** How one logs in: password, second factor, and where one is logged in. */
export class KithSecurity extends Part {
  static override styles = [Part.styles, systemStyles]
  static override properties = { state: { state: true } }

  declare state: AuthState | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, state } = this
    const user = state?.user
    return html`<div class="page" @kith-access=${this.#changed}>
      ${
        user
          ? html`<kith-password .texts=${texts} .email=${user.email}></kith-password>
            <kith-second-factor .texts=${texts} .isOn=${user.secondFactor} .email=${user.email}></kith-second-factor>
            <kith-sessions .texts=${texts}></kith-sessions>`
          : nothing
      }
    </div>`
  }

  readonly #changed = () => {
    void this.#load()
    void this.renderRoot.querySelector<KithSessions>('kith-sessions')?.load()
  }

  async #load(): Promise<void> {
    this.state = await authState()
  }
}

customElements.define('kith-security', KithSecurity)
