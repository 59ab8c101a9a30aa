import { failure, followed, type KithError, Part, type Place, type RecordRow, recordAddress } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'

/** On the day's page: the newest that are open. */
class Open extends Part {
  static override styles = [
    Part.styles,
    css`
      a { line-height: 1.5rem; overflow-wrap: anywhere; }
      a:hover { text-decoration: underline; text-underline-offset: 3px; }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true }, problem: { state: true } }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
  declare problem: KithError | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'sample-plugin.sample-record',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows, problem } = this
    if (problem) return failure({ texts, error: problem, again: () => void this.#load() })
    if (rows?.length === 0) return html`<p class="hint">${texts.word('sample-plugin.open.none')}</p>`
    return html`<ul>${rows?.map(row => html`<li><a href=${recordAddress('sample-plugin', row.id)} dir="auto">${row.name}</a></li>`)}</ul>`
  }

  async #load(): Promise<void> {
    const query = { where: { status: 'open' }, limit: 6 }
    try {
      this.rows = (await this.session.api.list('sample-plugin', query)).rows
      this.problem = undefined
    } catch (error) {
      this.problem = error as KithError
    }
  }
}

customElements.define('kith-sample-plugin-open', Open)
