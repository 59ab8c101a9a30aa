import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { copy } from '../system/copy.ts'
import { systemStyles } from '../system/styles.ts'
import { when } from '../system/when.ts'
import { failure } from '../ui/failure.ts'
import { Part } from '../ui/part.ts'

const command = 'kith backup /var/backups/kith/kith-$(date +%F)'

/** After so long without a backup somebody should look. Milliseconds. */
const old = 8 * 24 * 3600 * 1000

/** How the installation is backed up, by a command where it runs, and when it last was. */
export class KithBackup extends Part {
  static override styles = [Part.styles, systemStyles, css`.stack { max-width: var(--k-measure); }`]
  static override properties = { last: { state: true }, error: { state: true } }

  /** `null`: never. */
  declare last: string | null | undefined
  declare error: KithError | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    const { say } = texts
    return html`<section>
      <h2>${say('backup.title')}</h2>
      ${this.#state()}
      <p class="text">${say('backup.text')}</p>
      <div class="stack">
        <div class="field"><span>${say('backup.command')}</span><code class="secret">${command}</code></div>
        <div class="acts"><button class="btn" type="button" @click=${() => void copy(this, texts, command)}>${say('backup.copy')}</button></div>
        <div class="field"><span>${say('backup.when')}</span><code class="secret">${command} --verify</code></div>
      </div>
    </section>`
  }

  #state(): TemplateResult | typeof nothing {
    const { texts, last, error } = this
    const { say } = texts
    if (error) return failure({ texts, error, again: () => void this.#load() })
    if (last === undefined) return nothing
    if (last === null)
      return html`<p class="text"><span class="st"><i class="dot amber"></i>${say('backup.never')}</span></p>`
    const isOld = Date.now() - Date.parse(last) > old
    return html`<p class="text"><span class="st"><i class="dot ${isOld ? 'amber' : 'green'}"></i>${say('backup.last')} ${when(last, texts)}</span></p>`
  }

  async #load(): Promise<void> {
    try {
      this.error = undefined
      this.last = (await this.session.api.query<{ readonly at: string | null }>('kernel.lastBackup', {})).at
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-backup', KithBackup)
