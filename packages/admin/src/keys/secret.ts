import { html, type TemplateResult } from 'lit'
import { systemStyles } from '../system/styles.ts'
import { Part } from '../ui/part.ts'

/** The secret of a key, this once. Tells by `kith-done` that it was put away. */
export class KithKeySecret extends Part {
  static override styles = [Part.styles, systemStyles]
  static override properties = { secret: {}, said: { state: true } }

  declare secret: string
  declare said: string | undefined

  override render(): TemplateResult {
    const { texts, secret } = this
    const { say } = texts
    return html`<div class="dialog-body">
      <p class="text">${say('keys.secret.text')}</p>
      <code class="secret" data-secret>${secret}</code>
      <p class="hint" role="status">${this.said ?? ''}</p>
      <div class="acts"><button class="btn primary" type="button" @click=${this.#copy}>${say('keys.secret.copy')}</button><button class="btn" type="button" @click=${() => this.dispatchEvent(new CustomEvent('kith-done'))}>${say('keys.done')}</button></div>
    </div>`
  }

  readonly #copy = async () => {
    // A notice of the page would stand behind the dialog.
    try {
      await navigator.clipboard.writeText(this.secret)
      this.said = this.texts.say('copy.done')
    } catch {
      this.said = this.texts.say('copy.failed')
    }
  }
}

customElements.define('kith-key-secret', KithKeySecret)
