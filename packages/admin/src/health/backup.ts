import { css, html, type TemplateResult } from 'lit'
import { copy } from '../system/copy.ts'
import { systemStyles } from '../system/styles.ts'
import { Part } from '../ui/part.ts'

const command = 'kith backup /var/backups/kith/kith-$(date +%F)'

/** How the installation is backed up: by a command where it runs. */
export class KithBackup extends Part {
  static override styles = [Part.styles, systemStyles, css`.stack { max-width: var(--k-measure); }`]

  override render(): TemplateResult {
    const { texts } = this
    const { say } = texts
    return html`<section>
      <h2>${say('backup.title')}</h2>
      <p class="text">${say('backup.text')}</p>
      <div class="stack">
        <div class="field"><span>${say('backup.command')}</span><code class="secret">${command}</code></div>
        <div class="acts"><button class="btn" type="button" @click=${() => void copy(this, texts, command)}>${say('backup.copy')}</button></div>
        <div class="field"><span>${say('backup.when')}</span><code class="secret">${command} --verify</code></div>
      </div>
    </section>`
  }
}

customElements.define('kith-backup', KithBackup)
