import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { failure } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { problemsStyles } from './problems-styles.ts'
import type { ImportFile, RowProblems, Run } from './reads.ts'
import { tableStyles } from './styles.ts'
import { reasonWords } from './words.ts'

interface Page {
  readonly problems: readonly RowProblems[]
  readonly next?: readonly [number, number]
}

/** The rows of an import that were refused, or written without something: which, where, what stood there, and why. */
export class KithImportProblems extends Part {
  static override styles = [Part.styles, tableStyles, problemsStyles]
  static override properties = {
    run: { attribute: false },
    files: { attribute: false },
    mark: { attribute: false },
    rejected: { attribute: false },
    page: { state: true },
    error: { state: true },
  }

  declare run: Run
  declare files: ReadonlyMap<string, ImportFile>
  /** Moves on when there may be more of them. */
  declare mark: string
  /** How many rows were refused. */
  declare rejected: number
  declare page: Page | undefined
  declare error: KithError | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('run') && changed.get('run')?.id !== this.run.id
    if (isOther) this.page = undefined
    if (isOther || changed.has('mark')) void this.#load()
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, run, page } = this
    if (this.error) return html`${failure({ texts, error: this.error, again: () => void this.#load() })}`
    if (!page || page.problems.length === 0) return nothing
    const hasFiles = run.files.length > 1
    return html`<div class="over"><h3>${texts.say('imports.refused', { n: texts.number(this.rejected) })}</h3>
        <a class="btn" href="/files/imports/${run.id}/rejected.csv" download="rejected.csv">${icon('download')}${texts.say('imports.download')}</a></div>
      <div class="wide" role="region" tabindex="0" aria-label=${texts.say('imports.refused.rows')}><table>
        <thead><tr>${hasFiles ? html`<th scope="col">${texts.say('imports.file')}</th>` : nothing}<th scope="col" class="n">${texts.say('imports.row')}</th><th scope="col">${texts.say('imports.column')}</th><th scope="col">${texts.say('imports.value')}</th><th scope="col">${texts.say('imports.reason')}</th></tr></thead>
        <tbody>${page.problems.flatMap(row => row.problems.map((problem, i) => this.#line(row, problem, i === 0, hasFiles)))}</tbody>
      </table></div>
      ${page.next ? html`<button class="btn" type="button" @click=${() => void this.#load(page.next)}>${texts.say('list.more')}</button>` : nothing}`
  }

  #line(
    row: RowProblems,
    problem: RowProblems['problems'][number],
    isFirst: boolean,
    hasFiles: boolean,
  ): TemplateResult {
    const { texts, run, directory } = this
    const mapped = run.files[row.file]
    const entity = directory.byName(mapped?.entity ?? '')
    const field = entity?.fields.find(({ name }) => problem.path === name || problem.path.startsWith(`${name}.`))
    const column = problem.column ?? (field && entity ? texts.field(entity.name, field.name) : '')
    const reason = reasonWords(texts, problem, field?.kind)
    return html`<tr>
      ${hasFiles ? html`<td dir="auto">${isFirst ? (this.files.get(mapped?.file ?? '')?.name ?? '') : ''}</td>` : nothing}
      <td class="n">${isFirst ? texts.number(row.row) : ''}</td>
      <td dir="auto">${column === '' ? texts.say('imports.whole-row') : column}</td>
      <td dir="auto">${problem.value ? problem.value : html`<span class="hint">—</span>`}</td>
      <td class="reason">${row.rejected ? reason : texts.say('imports.stays', { why: reason })}</td>
    </tr>`
  }

  async #load(after?: readonly [number, number]): Promise<void> {
    const { id } = this.run
    try {
      const page = await this.session.api.query<Page>('kernel.importProblems', { id, ...(after ? { after } : {}) })
      if (this.run.id !== id) return
      this.page = after ? { ...page, problems: [...(this.page?.problems ?? []), ...page.problems] } : page
      this.error = undefined
    } catch (error) {
      // What stands there stays; it is read again when the connection is back.
      if (!this.page) this.error = error as KithError
    }
  }
}

customElements.define('kith-import-problems', KithImportProblems)
