import type { KithError } from '@kith/admin/ui'
import { html, type TemplateResult } from 'lit'
import { CaseDialog } from './case-dialog.ts'

interface Queue {
  readonly id: string
  readonly name: string
}

/** Hands cases on to another queue, with a word for who works there (R88). */
export class KithServiceMove extends CaseDialog {
  static override properties = { ...CaseDialog.properties, queues: { state: true } }

  declare queues: readonly Queue[] | undefined

  override firstUpdated(): void {
    super.firstUpdated()
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, queues, place } = this
    const others = queues?.filter(({ id }) => id !== place.row?.queue) ?? []
    return html`<form @submit=${this.#submit}>
      <label><span>${texts.word('service.ui.move.to')}</span><select class="control" name="queue">${others.map(one => html`<option value=${one.id}>${one.name}</option>`)}</select></label>
      <label><span>${texts.word('service.ui.move.note')}</span><textarea class="control" name="note" rows="3" maxlength="10000" aria-describedby="final"></textarea><span class="hint" id="final">${texts.word('service.ui.move.final')}</span></label>
      ${this.wrong()}${this.acts(texts.word('service.action.move'))}
    </form>`
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault()
    const queue = this.typed('queue')
    const note = this.typed('note')
    const name = this.queues?.find(({ id }) => id === queue)?.name ?? ''
    if (!queue) return
    const done = () => this.texts.word('service.ui.moved', { name })
    // A note is in the conversation for good.
    void this.run('service.move', { queue, ...(note ? { note } : {}) }, done, note !== '')
  }

  async #load(): Promise<void> {
    try {
      this.queues = (await this.session.api.query<{ rows: readonly Queue[] }>('service.queueNames', {})).rows
    } catch (error) {
      this.problem = this.texts.error(error as KithError)
    }
  }
}

customElements.define('kith-service-move', KithServiceMove)
