import type { KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import { systemStyles } from '../system/styles.ts'
import { when } from '../system/when.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { Part } from '../ui/part.ts'

interface Count {
  readonly count: number
  readonly capped: boolean
}

/** Mails that wait to be sent, and those that were given up, with why. */
export class KithMails extends Part {
  static override styles = [Part.styles, systemStyles]
  static override properties = { failed: { state: true } }

  declare failed: readonly RecordRow[] | undefined

  #counts: { readonly waiting: Count; readonly failed: Count } | undefined
  #next: string | undefined
  #error: KithError | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.mail',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, failed } = this
    const { say } = texts
    return html`<section>
      <h2>${say('mails.title')}</h2>
      ${this.#error ? failure({ texts, error: this.#error, again: () => void this.#load() }) : this.#state()}
      ${failed && failed.length > 0 ? this.#table(failed) : nothing}
      ${this.#next === undefined ? nothing : html`<button class="btn" type="button" @click=${() => void this.#load(this.#next)}>${say('list.more')}</button>`}
    </section>`
  }

  #state(): TemplateResult | typeof nothing {
    const { say, number } = this.texts
    if (!this.#counts) return nothing
    const { waiting, failed } = this.#counts
    const words = ({ count, capped }: Count) => `${number(count)}${capped ? '+' : ''}`
    if (waiting.count + failed.count === 0)
      return html`<p class="text"><span class="st"><i class="dot green"></i>${say('mails.fine')}</span></p>`
    return html`<p class="text acts"><span class="st"><i class="dot ${waiting.count > 0 ? 'amber' : ''}"></i>${say('mails.waiting', { n: words(waiting) })}</span><span class="st"><i class="dot ${failed.count > 0 ? 'red' : ''}"></i>${say('mails.failed', { n: words(failed) })}</span></p>`
  }

  #table(rows: readonly RecordRow[]): TemplateResult {
    const { texts } = this
    const { say } = texts
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say('mails.title')}><table>
      <thead><tr><th scope="col">${say('mails.subject')}</th><th scope="col">${say('mails.to')}</th><th scope="col">${say('mails.when')}</th><th scope="col">${say('mails.why')}</th></tr></thead>
      <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${String(row.subject)}</th><td dir="auto">${String(row.to)}</td><td>${when(row.createdAt, texts)}</td><td class="wide" dir="auto">${String(row.error ?? say('edit.none'))}</td></tr>`)}</tbody>
    </table></div>`
  }

  async #load(after?: string): Promise<void> {
    const { api } = this.session
    const countOf = (status: string) => api.query<Count>('kernel.mails.count', { where: { status } })
    try {
      const more = after === undefined ? {} : { after }
      const [waiting, failed, page] = await Promise.all([
        countOf('queued'),
        countOf('failed'),
        api.list('kernel.mails', { where: { status: 'failed' }, limit: 20, ...more }),
      ])
      this.#counts = { waiting, failed }
      this.#next = page.next
      this.#error = undefined
      this.failed = after === undefined ? page.rows : [...(this.failed ?? []), ...page.rows]
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
  }
}

customElements.define('kith-mails', KithMails)
