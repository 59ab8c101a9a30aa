import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { HistoryEntry, Labels } from '../data/api.ts'
import { exactly } from '../texts/moments.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { minutes } from '../ui/watch.ts'
import { changeLines, whoDid } from './change-lines.ts'
import { byDay, clockTime } from './days.ts'
import { RecordPart } from './part.ts'
import { namesIn } from './past.ts'
import { timelineStyles } from './timeline-styles.ts'

interface Page {
  readonly rows: readonly (HistoryEntry & { readonly id: string })[]
  readonly next?: string
}

const most = 50

/** Who changed what of a record: all of it, or one field through time. */
export class KithChanges extends RecordPart {
  static override styles = [RecordPart.styles, timelineStyles]

  readonly #now = minutes(this)
  #field = ''
  #page: Page | undefined
  #labels: Labels = {}
  #error: KithError | undefined
  #turn = 0
  #stop: (() => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#turn++
    this.#stop?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recordId') && !changed.has('session')) return
    this.#stop?.()
    this.#stop = follow(
      this.session.connection,
      ({ id }) => id === this.recordId,
      () => void this.#load(),
    )
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, entity } = this
    return html`
      <label class="pick"><span>${texts.say('history.of')}</span><select class="control" @change=${this.#chose}>
        <option value="">${texts.say('history.all')}</option>
        ${entity.fields.map(({ name }) => html`<option value=${name} ?selected=${this.#field === name}>${texts.field(entity.name, name)}</option>`)}
      </select></label>
      ${this.#body()}
    `
  }

  #body(): unknown {
    const { texts, directory, entity } = this
    const page = this.#page
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#load() })
    if (!page) return nothing
    if (page.rows.length === 0) return html`<p class="hint">${texts.say('history.none')}</p>`
    const now = this.#now()
    const context = { texts, directory, entity, labels: this.#labels, now }
    return html`
      ${byDay(page.rows, now, texts).map(
        ({ title, entries }) => html`<h3 class="day">${title}</h3>
          <ol class="tl past">${entries.map(entry => {
            const at = new Date(entry.at)
            const lines = changeLines(entry, context)
            return html`<li><span class="ti sys"></span><div>
              <div class="th"><span>${whoDid(entry, this.#labels, texts)}</span><time datetime=${entry.at} title=${exactly(at, texts.locale)}>${clockTime(at, texts.locale)}</time></div>
              ${lines.length > 0 ? html`<ul>${lines}</ul>` : nothing}
            </div></li>`
          })}</ol>`,
      )}
      ${page.next === undefined ? nothing : html`<button class="btn" type="button" @click=${() => void this.#load(page.next)}>${texts.say('timeline.more')}</button>`}
    `
  }

  readonly #chose = (event: Event) => {
    this.#field = (event.target as HTMLSelectElement).value
    void this.#load()
  }

  async #load(after?: string): Promise<void> {
    const mine = ++this.#turn
    const { session, directory, entity, recordId: id } = this
    const field = this.#field === '' ? {} : { field: this.#field }
    try {
      const input = { id, limit: most, ...field, ...(after === undefined ? {} : { after }) }
      const page = await session.api.query<Page>(`${entity.path}.history`, input)
      const labels = await namesIn(session.api, directory, entity, page.rows)
      if (mine !== this.#turn) return
      this.#page = after === undefined ? page : { ...page, rows: [...(this.#page?.rows ?? []), ...page.rows] }
      this.#labels = { ...this.#labels, ...labels }
      this.#error = undefined
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
    }
    this.requestUpdate()
  }
}

customElements.define('kith-changes', KithChanges)
