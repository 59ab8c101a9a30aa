import type { KithError } from '@kith/client'
import type { AuditEntry } from '@kith/sdk'
import { css, html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { Labels } from '../data/api.ts'
import '../edit/ref-input.ts'
import type { Picked } from '../edit/ref-input.ts'
import { changeLines, whoDid } from '../record/change-lines.ts'
import { byDay, clockTime } from '../record/days.ts'
import { nameIn } from '../record/name.ts'
import { timelineStyles } from '../record/timeline-styles.ts'
import { systemStyles } from '../system/styles.ts'
import { exactly } from '../texts/moments.ts'
import { failure } from '../ui/failure.ts'
import { Part } from '../ui/part.ts'
import { minutes } from '../ui/watch.ts'
import { type AuditFilter, inputOf, isBackwards } from './filter.ts'
import { namesOf } from './names.ts'

interface Page {
  readonly rows: readonly AuditEntry[]
  readonly next?: string
}

const verbs = ['create', 'update', 'delete', 'restore', 'erase'] as const
const most = 50

/** Who changed what of any record, newest first, narrowed by person, kind of record, verb and days. */
export class KithAudit extends Part {
  static override styles = [
    Part.styles,
    systemStyles,
    timelineStyles,
    css`
      form {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5rem), 1fr));
        gap: var(--k-space-3);
        max-width: 60rem;
        margin: 0;
        padding: var(--k-space-2) 0 var(--k-space-4);
        border-bottom: var(--k-hairline) solid var(--k-line);
      }
      form .btn { align-self: end; justify-self: start; }
      .entries { max-width: 60rem; padding-top: var(--k-space-4); }
      .tl > li { grid-template-columns: minmax(0, 1fr); padding-bottom: var(--k-space-3); }
      .tl > li::before { display: none; }
      .th time { font-size: var(--k-text-xs); }
      .about { color: var(--k-text); }
      .tl ul { padding-inline-start: var(--k-space-3); border-inline-start: var(--k-hairline) solid var(--k-line); }
      .field, input[type='date'] { min-width: 0; }
      @media (max-width: 47.99rem) { form > :first-child { grid-column: 1 / -1; } }
    `,
  ]
  static override properties = { filter: { state: true }, page: { state: true } }

  declare filter: AuditFilter
  declare page: Page | undefined

  readonly #now = minutes(this)
  #labels: Labels = {}
  #error: KithError | undefined
  #isLoading = false
  #turn = 0

  constructor() {
    super()
    this.filter = {}
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#turn++
  }

  override render(): TemplateResult {
    return html`<div class="page">${this.#form()}<div class="entries" aria-busy=${this.#isLoading}>${this.#body()}</div></div>`
  }

  #form(): TemplateResult {
    const { texts, session, directory, filter } = this
    const { say } = texts
    const kinds = directory.all
      .filter(({ name }) => texts.has(name))
      .map(({ name }) => ({ name, words: texts.entity(name) }))
      .sort((a, b) => a.words.localeCompare(b.words, texts.locale))
    const day = (name: 'from' | 'to') =>
      html`<label class="field"><span>${say(`audit.${name}`)}</span><input class="control" type="date" name=${name} .value=${filter[name] ?? ''} aria-invalid=${isBackwards(filter)} @change=${this.#chose}></label>`
    return html`<form role="search" aria-label=${say('page.audit')} @submit=${(event: Event) => event.preventDefault()}>
      <div class="field"><span aria-hidden="true">${say('audit.person')}</span><kith-ref-input .name=${say('audit.person')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user']} .label=${filter.actor?.label ?? ''} @kith-picked=${this.#picked}></kith-ref-input></div>
      <label class="field"><span>${say('audit.kind')}</span><select class="control" name="entity" @change=${this.#chose}>
        <option value="">${say('audit.kind.all')}</option>${kinds.map(({ name, words }) => html`<option value=${name} ?selected=${filter.entity === name}>${words}</option>`)}</select></label>
      <label class="field"><span>${say('audit.verb')}</span><select class="control" name="verb" @change=${this.#chose}>
        <option value="">${say('audit.verb.all')}</option>${verbs.map(verb => html`<option value=${verb} ?selected=${filter.verb === verb}>${say(`history.${verb}`)}</option>`)}</select></label>
      ${day('from')}${day('to')}
      ${this.#isNarrowed ? html`<button class="btn quiet" type="button" @click=${this.#clear}>${say('audit.clear')}</button>` : nothing}
    </form>`
  }

  #body(): unknown {
    const { texts, page, filter } = this
    const { say } = texts
    if (isBackwards(filter)) return html`<p class="wrong" role="alert">${say('audit.days')}</p>`
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#load() })
    if (!page) return html`<p class="wait hint" role="status">${say('state.loading')}</p>`
    const none = page.next !== undefined ? 'audit.hidden' : this.#isNarrowed ? 'audit.none.match' : 'audit.none'
    return html`
      ${page.rows.length === 0 ? html`<p class="text" role="status">${say(none)}</p>` : this.#days(page.rows)}
      ${page.next === undefined ? nothing : html`<button class="btn" type="button" aria-disabled=${this.#isLoading} @click=${this.#more}>${say('timeline.more')}</button>`}
    `
  }

  #days(rows: readonly AuditEntry[]): unknown {
    const now = this.#now()
    return byDay(rows, now, this.texts).map(
      ({ title, entries }) =>
        html`<h2 class="day">${title}</h2><ol class="tl">${entries.map(entry => this.#entry(entry, now))}</ol>`,
    )
  }

  #entry(entry: AuditEntry, now: Date): TemplateResult {
    const { texts, directory } = this
    const { record, label, at, plugin, actor } = entry
    const entity = directory.byName(record.entity)
    const lines = entity ? changeLines(entry, { texts, directory, entity, labels: this.#labels, now }) : []
    const kind = texts.entity(record.entity)
    const title = nameIn(label ?? '', entity, texts) ?? ''
    const about =
      entity && entry.verb !== 'delete'
        ? html`<a class="about" href=${recordAddress(entity.path, record.id)}>${kind}${title === '' ? nothing : html` <span dir="auto">${title}</span>`}</a>`
        : html`<span class="about">${kind} <span dir="auto">${title}</span></span>`
    const name = plugin === 'kernel' ? texts.say('app.name') : texts.plugin(plugin)
    const by = actor === null ? nothing : html`<span class="hint"> · ${texts.say('audit.by', { name })}</span>`
    const date = new Date(at)
    return html`<li data-id=${entry.id}><div class="th"><span>${whoDid(entry, this.#labels, texts)}: ${about}${by}</span><time datetime=${at} title=${exactly(date, texts.locale)}>${clockTime(date, texts.locale)}</time></div>
      ${lines.length > 0 ? html`<ul>${lines}</ul>` : nothing}</li>`
  }

  get #isNarrowed(): boolean {
    return Object.keys(this.filter).length > 0
  }

  readonly #picked = ({ detail }: CustomEvent<Picked | undefined>) => {
    const { actor: _, ...rest } = this.filter
    this.#narrow(detail ? { ...rest, actor: { id: detail.id, label: detail.label } } : rest)
  }

  readonly #chose = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement
    const { [name as 'verb']: _, ...rest } = this.filter
    this.#narrow(value === '' ? rest : { ...rest, [name]: value })
  }

  readonly #clear = () => {
    this.renderRoot.querySelector('form')?.reset()
    this.#narrow({})
  }

  readonly #more = () => {
    if (!this.#isLoading) void this.#load(this.page?.next)
  }

  #narrow(filter: AuditFilter): void {
    this.filter = filter
    if (!isBackwards(filter)) void this.#load()
  }

  async #load(after?: string): Promise<void> {
    const mine = ++this.#turn
    const { session, directory } = this
    this.#isLoading = true
    this.requestUpdate()
    try {
      const more = after === undefined ? {} : { after }
      const page = await session.api.query<Page>('kernel.audit', { ...inputOf(this.filter), limit: most, ...more })
      const labels = await namesOf(session, directory, page.rows)
      if (mine !== this.#turn) return
      this.#labels = { ...this.#labels, ...labels }
      this.#error = undefined
      this.page = after === undefined ? page : { ...page, rows: [...(this.page?.rows ?? []), ...page.rows] }
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
    }
    this.#isLoading = false
    this.requestUpdate()
  }
}

customElements.define('kith-audit', KithAudit)
