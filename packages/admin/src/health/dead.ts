import { isHeld, type KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import { consequence } from '../system/consequence.ts'
import { systemStyles } from '../system/styles.ts'
import { when } from '../system/when.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'

interface Delivery {
  readonly id: string
  readonly subscriber: string
  /** `entity/id`. */
  readonly record: string
  readonly attempts: number
  readonly at: string
  readonly error: string | null
}

/** What modules were to be told of and could not be: tried again, or skipped. */
export class KithDead extends Part {
  static override styles = [Part.styles, dialogStyles, systemStyles]
  static override properties = { rows: { state: true }, skipping: { state: true } }

  declare rows: readonly Delivery[] | undefined
  declare skipping: Delivery | undefined

  #next: string | undefined
  #error: KithError | undefined
  #problem: string | undefined
  #isBusy = false

  constructor() {
    super()
    followed(
      this,
      () => false,
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows } = this
    const { say } = texts
    return html`<section>
        <h2>${say('dead.title')}</h2>
        ${this.#error ? failure({ texts, error: this.#error, again: () => void this.#load() }) : nothing}
        ${rows === undefined ? nothing : rows.length === 0 ? html`<p class="text">${say('dead.none')}</p>` : this.#table(rows)}
        ${this.#problem === undefined || this.skipping ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      </section>
      ${this.#dialog()}`
  }

  #table(rows: readonly Delivery[]): TemplateResult {
    const { say } = this.texts
    const heads = ['to', 'record', 'tries', 'since', 'why'] as const
    return html`<p class="text">${say('dead.text')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${say('dead.title')}><table>
        <thead><tr>${heads.map(head => html`<th scope="col">${say(`dead.${head}`)}</th>`)}<td></td></tr></thead>
        <tbody>${rows.map(row => this.#row(row))}</tbody>
      </table></div>
      <div class="acts"><button class="btn" type="button" @click=${() => void this.#replay(rows)}>${say('dead.replay.all')}</button>${this.#next === undefined ? nothing : html`<button class="btn quiet" type="button" @click=${() => void this.#load(this.#next)}>${say('list.more')}</button>`}</div>`
  }

  #row(row: Delivery): TemplateResult {
    const { texts, directory } = this
    const { say } = texts
    const [name = '', id = ''] = row.record.split('/')
    const entity = directory.byName(name)
    const about = entity
      ? html`<a class="link" href=${recordAddress(entity.path, id)}>${texts.entity(name)}</a>`
      : row.record
    return html`<tr><th scope="row" class="mono">${row.subscriber}</th><td class="still">${about}</td><td>${texts.number(row.attempts)}</td><td>${when(row.at, texts)}</td><td class="wide">${row.error ?? say('edit.none')}</td>
      <td class="act"><button class="btn quiet" type="button" aria-label=${say('dead.replay.name', { name: row.subscriber })} @click=${() => void this.#replay([row])}>${say('dead.replay')}</button><button class="btn quiet" type="button" aria-label=${say('dead.skip.name', { name: row.subscriber })} @click=${() => this.#ask(row)}>${say('dead.skip')}</button></td></tr>`
  }

  #dialog(): TemplateResult | typeof nothing {
    const { texts, skipping } = this
    if (!skipping) return nothing
    const { say } = texts
    return consequence({
      texts,
      title: say('dead.skip.title', { name: skipping.subscriber }),
      text: say('dead.skip.text'),
      act: say('dead.skip.do'),
      problem: this.#problem,
      isBusy: this.#isBusy,
      done: () => void this.#skip(skipping),
      closed: () => this.#ask(undefined),
    })
  }

  #ask(row: Delivery | undefined): void {
    this.#problem = undefined
    this.skipping = row
  }

  async #replay(rows: readonly Delivery[]): Promise<void> {
    await this.#tell('kernel.replayDeliveries', rows, 'dead.replayed')
  }

  async #skip(row: Delivery): Promise<void> {
    if (await this.#tell('kernel.skipDeliveries', [row], 'dead.skipped'))
      this.renderRoot.querySelector('dialog')?.close()
  }

  async #tell(operation: string, rows: readonly Delivery[], done: 'dead.replayed' | 'dead.skipped'): Promise<boolean> {
    const { texts, session } = this
    if (this.#isBusy) return false
    this.#isBusy = true
    this.#problem = undefined
    try {
      const ids = rows.slice(0, 500).map(({ id }) => id)
      const answer = await session.api.mutate<{ readonly deliveries: number }>(operation, { ids })
      if (!isHeld(answer)) notify(this, { text: texts.say(done, { n: answer.deliveries }) })
      await this.#load()
    } catch (error) {
      this.#problem = texts.error(error as KithError)
    }
    this.#isBusy = false
    this.requestUpdate()
    return this.#problem === undefined
  }

  async #load(after?: string): Promise<void> {
    try {
      const more = after === undefined ? {} : { after }
      const { rows, next } = await this.session.api.query<{ rows: readonly Delivery[]; next?: string }>(
        'kernel.deadDeliveries',
        { limit: 50, ...more },
      )
      this.#next = next
      this.#error = undefined
      this.rows = after === undefined ? rows : [...(this.rows ?? []), ...rows]
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
  }
}

customElements.define('kith-dead', KithDead)
