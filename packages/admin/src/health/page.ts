import { html, nothing, type TemplateResult } from 'lit'
import { systemStyles } from '../system/styles.ts'
import { Part } from '../ui/part.ts'
import './backup.ts'
import './checks.ts'
import './dead.ts'
import './mails.ts'
import './work.ts'

/** Whether the installation is well, and what to do where it is not. */
export class KithHealth extends Part {
  static override styles = [Part.styles, systemStyles]

  override render(): TemplateResult {
    const { session, directory, texts } = this
    return html`<div class="page">
      <kith-checks .session=${session} .directory=${directory} .texts=${texts}></kith-checks>
      <kith-work .session=${session} .directory=${directory} .texts=${texts}></kith-work>
      <kith-dead .session=${session} .directory=${directory} .texts=${texts}></kith-dead>
      ${session.me.may('read', 'kernel.mail') ? html`<kith-mails .session=${session} .directory=${directory} .texts=${texts}></kith-mails>` : nothing}
      <kith-backup .session=${session} .texts=${texts}></kith-backup>
    </div>`
  }
}

customElements.define('kith-health', KithHealth)
