import {
  exactly,
  failure,
  follow,
  isHeld,
  type KithError,
  moment,
  notify,
  Part,
  type Place,
  pageStyles,
  pluginPageAddress,
  type RecordRow,
  recordAddress,
  type Texts,
} from '@kith/admin/ui'
import type { FormDesign, Signal } from '@kith/plugin-forms/contract'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { fieldName, optionName } from './words.ts'

const most = 50
const views = ['waiting', 'all'] as const

/** What visitors sent: first what waits for a person, with why; then all of it. Of one form, or of all. */
export class KithFormsReview extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    css`
      .about { max-width: var(--k-measure); margin: var(--k-space-2) 0 var(--k-space-4); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .list { max-width: 64rem; border-top: var(--k-hairline) solid var(--k-line); }
      .one { padding: var(--k-space-4) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--k-space-1) var(--k-space-3); }
      h2 { font-weight: var(--k-weight-medium); overflow-wrap: anywhere; }
      h2 a:hover, .top a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .top a { line-height: 1.5rem; }
      .top time { margin-inline-start: auto; }
      time { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .why { margin-top: var(--k-space-2); color: var(--k-text-2); line-height: var(--k-leading); overflow-wrap: anywhere; }
      .why small { color: var(--k-text-3); font-size: var(--k-text-xs); }
      dl { display: grid; grid-template-columns: min(11rem, 35%) minmax(0, 1fr); gap: var(--k-space-1) var(--k-space-3); max-width: var(--k-measure); margin-top: var(--k-space-2); }
      dt { color: var(--k-text-3); overflow-wrap: anywhere; }
      dd { overflow-wrap: anywhere; white-space: pre-line; }
      .none { max-width: var(--k-measure); padding: var(--k-space-6) 0; color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .acts { margin-top: var(--k-space-3); }
      .moredata { margin-top: var(--k-space-4); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    form: { attribute: false },
    isInside: { attribute: false },
    view: { state: true },
    rows: { state: true },
    next: { state: true },
    error: { state: true },
  }

  declare place: Place | undefined
  /** Absent for those of all forms. */
  declare form: string | undefined
  /** Whether it stands in the builder, under a title of its own. */
  declare isInside: boolean
  declare view: (typeof views)[number]
  declare rows: readonly RecordRow[] | undefined
  declare next: string | undefined
  declare error: KithError | undefined
  #forms: ReadonlyMap<string, { readonly name: string; readonly design: FormDesign }> = new Map()
  #stop: (() => void) | undefined

  constructor() {
    super()
    this.view = 'waiting'
    this.isInside = false
  }

  override firstUpdated(): void {
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'forms.submission',
      () => void this.#load(),
    )
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('form') || changed.has('view')) void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override render(): TemplateResult {
    const { texts, rows, view, error, isInside } = this
    const title = texts.word(isInside ? 'forms.tab.submissions' : 'forms.page.review')
    return html`<div class="page"><header>${isInside ? html`<span class="grow"></span>` : html`<h1 tabindex="-1">${title}</h1>`}
        <span class="seg" role="group" aria-label=${title}>${views.map(one => html`<button type="button" aria-pressed=${one === view} @click=${() => (this.view = one)}>${texts.word(`forms.review.${one}`)}</button>`)}</span></header>
      <p class="about">${texts.word(view === 'waiting' ? 'forms.review.about' : 'forms.review.about-all')}</p>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rows?.length === 0 ? html`<p class="none" role="status">${texts.word(view === 'waiting' ? 'forms.review.none' : 'forms.review.none-all')}</p>` : nothing}
      ${rows && rows.length > 0 ? html`<ul class="list">${rows.map(row => this.#one(row))}</ul>` : nothing}
      ${this.next === undefined ? nothing : html`<button class="btn moredata" type="button" @click=${() => void this.#load(this.next)}>${texts.word('forms.review.more')}</button>`}
    </div>`
  }

  #one(row: RecordRow): TemplateResult {
    const { texts, session } = this
    const form = this.#forms.get(String(row.form))
    const values = (row.values ?? {}) as Readonly<Record<string, unknown>>
    const at = new Date(row.createdAt)
    const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
    const name = String(values.name ?? values.email ?? texts.word('forms.review.nameless'))
    const status = String(row.status)
    const tone = status === 'spam' ? 'red' : status === 'unprocessed' ? 'amber' : 'green'
    const mayProcess = session.me.mayCall('forms.process') && status !== 'processed'
    const mayDelete = session.me.may('delete', 'forms.submission')
    const shown = answersOf(values, form?.design, texts)
    return html`<li class="one" data-id=${row.id}>
      <div class="top"><h2 dir="auto"><a href=${recordAddress('forms.submissions', row.id)}>${name}</a></h2><span class="st"><i class="dot ${tone}"></i>${texts.choice('forms.submission', 'status', status)}</span>${form && !this.isInside ? html`<a href=${pluginPageAddress('forms', 'builder', String(row.form))} dir="auto">${form.name}</a>` : nothing}<time datetime=${row.createdAt} title=${exactly(at, texts.locale)}>${moment(at, new Date(), texts.locale, words)}</time></div>
      ${this.#why(row)}
      ${row.optIn ? html`<p class="why">${texts.field('forms.submission', 'optIn')}: ${texts.choice('forms.submission', 'optIn', String(row.optIn))}${row.optInAt ? html` <time datetime=${row.optInAt}>${exactly(new Date(String(row.optInAt)), texts.locale)}</time>` : nothing}</p>` : nothing}
      <dl>${shown.map(([label, value]) => html`<dt dir="auto">${label}</dt><dd dir="auto">${value}</dd>`)}</dl>
      ${mayProcess || mayDelete ? html`<div class="acts">${mayProcess ? html`<button class="btn" type="button" @click=${() => void this.#process(row, name)}>${texts.word(status === 'spam' ? 'forms.review.not-spam' : 'forms.review.process')}</button>` : nothing}${mayDelete && status !== 'processed' ? html`<button class="btn" type="button" @click=${() => void this.#delete(row, name)}>${texts.word('forms.review.delete')}</button>` : nothing}</div>` : nothing}
    </li>`
  }

  #why(row: RecordRow): TemplateResult | typeof nothing {
    const { texts } = this
    if (row.status === 'spam') {
      const signals = (row.signals ?? []) as readonly Signal[]
      const known = signals.filter(({ code, points }) => points > 0 && !code.startsWith('from:'))
      const words = known.map(({ code, points }) => `${texts.word(`forms.signal.${code}`)} (${points})`)
      return html`<p class="why">${words.length > 0 ? texts.all(words) : texts.word('forms.review.spam')}</p>`
    }
    const reason = row.reason as {
      readonly code: string
      readonly message: string
      readonly plugin: string | null
    } | null
    if (row.status !== 'unprocessed' || !reason) return nothing
    const why = texts.refusal(reason.code) ?? reason.message
    return html`<p class="why">${reason.plugin ? texts.word('forms.review.refused', { name: texts.plugin(reason.plugin), why }) : why} ${texts.word('forms.review.again')} <small>${reason.code}</small></p>`
  }

  async #process(row: RecordRow, name: string): Promise<void> {
    const { texts } = this
    try {
      const answer = await this.session.api.mutate('forms.process', { id: row.id })
      notify(this, {
        text: isHeld(answer)
          ? texts.say('edit.held', { why: answer.held.reason })
          : texts.word('forms.review.processed', { name }),
      })
    } catch (error) {
      notify(this, { text: texts.word('forms.review.failed', { name, why: texts.error(error as KithError) }) })
    }
    await this.#load()
  }

  async #delete(row: RecordRow, name: string): Promise<void> {
    const { texts } = this
    const { api } = this.session
    try {
      await api.mutate('forms.submissions.delete', { id: row.id })
      const undo = async () => {
        await api.mutate('forms.submissions.restore', { id: row.id })
        await this.#load()
      }
      notify(this, { text: texts.word('forms.review.deleted', { name }), undo })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
    await this.#load()
  }

  async #load(after?: string): Promise<void> {
    const { api } = this.session
    const { form, view } = this
    const where = {
      ...(form !== undefined && { form }),
      ...(view === 'waiting' && { status: { in: ['unprocessed', 'spam'] } }),
    }
    try {
      const page = await api.list('forms.submissions', {
        where,
        sort: ['-createdAt'],
        limit: most,
        ...(after !== undefined && { after }),
      })
      const ids = [...new Set(page.rows.map(row => String(row.form)))].filter(id => !this.#forms.has(id))
      if (ids.length > 0) {
        const found = await api.list('forms', { where: { id: { in: ids } }, limit: most })
        const read = found.rows.map(
          one => [one.id, { name: String(one.name), design: one.definition as FormDesign }] as const,
        )
        this.#forms = new Map([...this.#forms, ...read])
      }
      if (form !== this.form || view !== this.view) return
      this.rows = after === undefined ? page.rows : [...(this.rows ?? []), ...page.rows]
      this.next = page.next
      this.error = undefined
      this.dispatchEvent(new CustomEvent('kith-forms-reviewed', { bubbles: true, composed: true }))
    } catch (error) {
      this.error = error as KithError
    }
  }
}

/** A value as the visitor saw it: the words of options, a tick. */
/** What was answered, in the order of the form and in the reader's language, then what the form no longer asks. */
function answersOf(
  values: Readonly<Record<string, unknown>>,
  design: FormDesign | undefined,
  texts: Texts,
): readonly (readonly [question: string, answer: string])[] {
  const fields = design?.steps.flatMap(({ fields }) => fields).filter(({ name }) => values[name] !== undefined) ?? []
  const rest = Object.keys(values).filter(key => !fields.some(({ name }) => name === key))
  const said = (name: string) => {
    const value = values[name]
    if (typeof value === 'boolean') return texts.word(value ? 'forms.review.yes' : 'forms.review.no')
    return texts.all([value].flat().map(one => (design && optionName(texts, design, name, one)) ?? String(one)))
  }
  return [
    ...fields.map(field => [fieldName(texts, field, design), said(field.name)] as const),
    ...rest.map(key => [key, said(key)] as const),
  ]
}

customElements.define('kith-forms-review', KithFormsReview)
