import {
  dialog,
  dialogStyles,
  failure,
  followed,
  isHeld,
  type KithError,
  notify,
  Part,
  type Place,
  pageStyles,
  recordAddress,
  waitingStyles,
  waiting as waits,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { aboutNames } from './about-names.ts'
import { when } from './times.ts'
import type { Brief } from './types.ts'

interface Row extends Brief {
  readonly feedback: string | null
  readonly reason: string | null
}

interface Waiting {
  readonly back: readonly Row[]
  readonly done: readonly Row[]
  readonly more: boolean
}

/** What waits for a manager: what was handed back to him (R56), and what his people have done (R64). */
export class KithActivitiesReview extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    waitingStyles,
    dialogStyles,
    css`
      .about { max-width: 45rem; color: var(--k-text-2); line-height: var(--k-leading-prose); }
      h2 { margin: var(--k-space-6) 0 var(--k-space-1); font-weight: var(--k-weight-medium); }
      ul { max-width: 60rem; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--k-space-2) var(--k-space-4); align-items: center; padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { font-weight: var(--k-weight-medium); line-height: 1.5rem; overflow-wrap: anywhere; }
      li a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .sub { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); line-height: 1.25rem; }
      .said { margin-top: var(--k-space-1); color: var(--k-text-2); line-height: var(--k-leading-prose); white-space: pre-line; overflow-wrap: anywhere; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--k-space-2); }
      @media (max-width: 47.99rem) { li { grid-template-columns: minmax(0, 1fr); } }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    waiting: { state: true },
    acting: { state: true },
    isBusy: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare waiting: Waiting | undefined
  /** What is asked about which activity. */
  declare acting: { readonly what: 'again' | 'give'; readonly row: Row } | undefined
  declare isBusy: boolean
  declare error: KithError | undefined
  #names: ReadonlyMap<string, string> = new Map()

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'activities.activity' || entity === 'activities.review',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, waiting, error } = this
    const isEmpty = waiting && waiting.back.length + waiting.done.length === 0
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('activities.page.review')}</h1></header>
      <p class="about">${texts.word('activities.review.about')}</p>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${waiting || error ? nothing : waits({ texts, again: () => void this.#load() })}
      ${isEmpty ? html`<p class="hint" role="status">${texts.word('activities.review.none')}</p>` : nothing}
      ${this.#part('back', waiting?.back ?? [])}${this.#part('done', waiting?.done ?? [])}
      ${waiting?.more ? html`<p class="hint">${texts.word('activities.review.more')}</p>` : nothing}
      ${this.acting ? this.#asked(this.acting) : nothing}
    </div>`
  }

  #part(name: 'back' | 'done', rows: readonly Row[]): TemplateResult | typeof nothing {
    const { texts } = this
    if (rows.length === 0) return nothing
    return html`<h2>${texts.word(`activities.review.${name}`)} <span class="hint num">${texts.number(rows.length)}</span></h2>
      <ul>${rows.map(row => this.#line(name, row))}</ul>`
  }

  #line(name: 'back' | 'done', row: Row): TemplateResult {
    const { texts } = this
    const about = row.about ? this.#names.get(row.about.id) : undefined
    const said = name === 'back' ? row.reason : row.feedback
    return html`<li><div>
      <a href=${recordAddress('activities', row.id)} dir="auto">${row.subject}</a>
      <div class="sub"><span dir="auto">${row.ownerName}</span><span>${row.typeName}</span><span class="num">${when(row, texts.locale)}</span>${about ? html`<span dir="auto">${about}</span>` : nothing}</div>
      ${said ? html`<p class="said" dir="auto">${said}</p>` : html`<p class="said hint">${texts.word('activities.review.silent')}</p>`}</div>
      <div class="acts">${name === 'back' ? this.#button('give', row) : html`${this.#good(row)}${this.#button('again', row)}`}</div>
    </li>`
  }

  #good(row: Row): TemplateResult {
    const { texts } = this
    const say = texts.word('activities.review.good')
    return html`<button class="btn" type="button" aria-label="${say}: ${row.subject}" aria-disabled=${this.isBusy === true} @click=${() => void this.#praise(row)}>${say}</button>`
  }

  async #ask(what: 'again' | 'give', row: Row): Promise<void> {
    await (what === 'give' ? import('./delegate.ts') : import('./review-again.ts'))
    this.acting = { what, row }
  }

  #button(what: 'again' | 'give', row: Row): TemplateResult {
    const say = this.texts.word(what === 'give' ? 'activities.action.delegate' : 'activities.review.again')
    return html`<button class="btn quiet" type="button" aria-label="${say}: ${row.subject}" @click=${() => void this.#ask(what, row)}>${say}…</button>`
  }

  #asked({ what, row }: NonNullable<KithActivitiesReview['acting']>): TemplateResult {
    const { texts, session, directory } = this
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const place = { ...this.place, ids: [row.id], close, reload: () => void this.#load() }
    const body =
      what === 'give'
        ? html`<kith-activities-delegate .session=${session} .directory=${directory} .texts=${texts} .place=${place}></kith-activities-delegate>`
        : html`<kith-activities-review-again .session=${session} .directory=${directory} .texts=${texts} .place=${place}></kith-activities-review-again>`
    const title = `${texts.word(what === 'give' ? 'activities.action.delegate' : 'activities.review.again')}: ${row.subject}`
    return dialog({ texts, title, body, closed: () => (this.acting = undefined), kind: 'small' })
  }

  async #praise(row: Row): Promise<void> {
    if (this.isBusy) return
    const { session, texts } = this
    this.isBusy = true
    try {
      const answer = await session.api.mutate('activities.review', { id: row.id })
      const done = texts.word('activities.review.said')
      notify(this, { text: isHeld(answer) ? texts.say('edit.held', { why: answer.held.reason }) : done })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
    this.isBusy = false
    await this.#load()
  }

  async #load(): Promise<void> {
    const { session, directory } = this
    try {
      const waiting = await session.api.query<Waiting>('activities.reviewing', {})
      this.#names = await aboutNames(session, directory, [...waiting.back, ...waiting.done])
      this.waiting = waiting
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-activities-review', KithActivitiesReview)
