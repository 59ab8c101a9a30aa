import type { KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import type { ListPage } from '../data/api.ts'
import { pageAddress } from '../pages/pages.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { Part } from '../ui/part.ts'
import { minutes } from '../ui/watch.ts'
import { pastStyles } from './past-styles.ts'
import { type Batch, type Counts, type Run, readBatches, readPeople } from './reads.ts'
import { tableStyles } from './styles.ts'
import { kindsOf, stateOf, whenWords } from './words.ts'

const page = 20

/** Imports that were begun, latest first: each leads to its result. */
export class KithImportPast extends Part {
  static override styles = [Part.styles, tableStyles, pastStyles]
  static override properties = { current: { attribute: false }, runs: { state: true }, error: { state: true } }

  /** The one that is shown above. */
  declare current: string | undefined
  declare runs: readonly Run[] | undefined
  declare error: KithError | undefined

  readonly #now = minutes(this)
  #next: string | undefined
  #turn = 0
  #batches: ReadonlyMap<string, Batch> = new Map()
  #people: ReadonlyMap<string, string> = new Map()

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.import' || entity === 'kernel.batch',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, runs } = this
    this.#now()
    if (this.error) return html`${failure({ texts, error: this.error, again: () => void this.#load() })}`
    if (!runs || runs.length === 0) return nothing
    const heads = ['files', 'kind', 'when', 'who'] as const
    const counts = ['created', 'updated', 'skipped', 'rejected'] as const
    return html`<h2>${texts.say('imports.past')}</h2>
      <div class="wide" role="region" tabindex="0" aria-label=${texts.say('imports.past')}><table>
        <thead><tr>${heads.map(name => html`<th scope="col">${texts.say(`imports.past.${name}`)}</th>`)}${counts.map(name => html`<th scope="col" class="n">${texts.say(`imports.count.${name}`)}</th>`)}<th scope="col">${texts.say('imports.past.state')}</th></tr></thead>
        <tbody>${shownOf(runs).map(run => this.#row(run))}</tbody>
      </table></div>
      ${this.#next === undefined ? nothing : html`<button class="btn" type="button" @click=${() => void this.#load(this.#next)}>${texts.say('list.more')}</button>`}`
  }

  #row(run: Run): TemplateResult {
    const { texts } = this
    const batch = this.#batches.get(run.batch ?? '')
    const [dot, state] = stateOf(texts, run, batch, this.#batches.get(run.undo ?? ''))
    const counts = (batch?.state?.counts ?? {}) as Partial<Counts>
    const when = whenWords(texts, run.createdAt)
    return html`<tr>
      <td><a class="link" href=${pageAddress('imports', run.id)} aria-current=${run.id === this.current ? 'page' : nothing} dir="auto">${run.title ?? texts.say('imports.file')}</a></td>
      <td>${kindsOf(
        texts,
        run.files.map(({ entity }) => entity),
      )}</td>
      <td><time datetime=${run.createdAt} title=${when.exact}>${when.short}</time></td>
      <td dir="auto">${this.#people.get(run.createdBy ?? '') ?? texts.say('actor.token')}</td>
      ${(['created', 'updated', 'skipped', 'rejected'] as const).map(name => html`<td class="n">${texts.number(counts[name] ?? 0)}</td>`)}
      <td><span class="st"><i class="dot ${dot}"></i>${state}</span></td>
    </tr>`
  }

  async #load(after?: string): Promise<void> {
    const { api } = this.session
    const mine = ++this.#turn
    try {
      const limit = after === undefined ? Math.max(page, this.runs?.length ?? 0) : page
      const asked = { limit: Math.min(200, limit), ...(after === undefined ? {} : { after }) }
      const { rows, next }: ListPage = await api.list('kernel.imports', asked)
      const runs = rows as unknown as readonly Run[]
      const batches = await readBatches(api, runs.flatMap(({ batch, undo }) => [batch, undo]).slice(0, 200))
      const people = await readPeople(
        api,
        runs.map(({ createdBy }) => createdBy),
      )
      if (mine !== this.#turn) return
      this.#batches = new Map([...this.#batches, ...batches])
      this.#people = new Map([...this.#people, ...people])
      this.#next = next
      this.runs = after === undefined ? runs : [...(this.runs ?? []), ...runs]
      this.error = undefined
      this.requestUpdate()
    } catch (error) {
      if (!this.runs) this.error = error as KithError
    }
  }
}

/** Those without dry runs of files that were tried again, or imported, later. */
function shownOf(runs: readonly Run[]): readonly Run[] {
  const keys = runs.map(({ files }) => files.map(({ file }) => file).join())
  return runs.filter(({ dryRun }, i) => !dryRun || keys.indexOf(keys[i] as string) === i)
}

customElements.define('kith-import-past', KithImportPast)
