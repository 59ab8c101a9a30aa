import {
  isHeld,
  type KithError,
  notify,
  Part,
  type Place,
  problemsOf,
  type RecordRow,
  recordAddress,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type Answer, answerTo, type Offer, offerRow, offerStyles, readAnswer, refusedAt } from './offer.ts'
import { targetRow, targetRowStyles } from './target-row.ts'
import { entities, type Kind, kinds, type Matches, type Target, type Targets, targetsFor } from './targets.ts'
import { will } from './will.ts'

interface Converted {
  readonly account: string | null
  readonly contact: string | null
  readonly created: Readonly<Record<Kind, boolean>>
  readonly made: readonly { readonly entity: string; readonly id: string }[]
}

const paths = { account: 'accounts', contact: 'accounts.contacts' }

/**
 * A lead becomes an account, a contact, or both: each is made, or is one that is there. What found stands side by side
 * with the lead; what is certain is chosen. What will happen is said in one sentence above the button.
 */
export class KithLeadsConversion extends Part {
  static override styles = [
    Part.styles,
    targetRowStyles,
    offerStyles,
    css`
      .all { outline: none; }
      .row { padding: var(--k-space-4) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      .row > h3 { font-weight: var(--k-weight-medium); }
      .options { display: grid; gap: var(--k-space-1); margin-top: var(--k-space-2); }
      .option { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); }
      .option input { width: var(--k-space-4); height: var(--k-space-4); margin: 0; flex: none; accent-color: var(--k-accent); }
      .option kbd { margin-inline-start: auto; }
      .will { line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    found: { state: true },
    targets: { state: true },
    answers: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  }

  declare place: Place
  declare found: Matches | undefined
  declare targets: Targets
  /** What other modules offer to make of it, by entity. */
  declare answers: Readonly<Record<string, Answer>>
  declare problem: string | undefined
  declare isBusy: boolean
  #offers: readonly Offer[] = []
  readonly #known = new Map<string, RecordRow>()

  constructor() {
    super()
    this.targets = { account: 'create', contact: 'create' }
    this.answers = {}
    this.isBusy = false
  }

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, found } = this
    if (!found) {
      return this.problem === undefined
        ? html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
        : html`<p class="wrong" role="alert">${this.problem}</p>`
    }
    const contact = 1 + this.#options('account').length
    const more = contact + this.#options('contact').length
    // Whoever clicked beside the lines picks by keys too.
    return html`<div class="all" tabindex="-1" @keydown=${this.#pressed}>
      ${this.#target('account', 1)}${this.#target('contact', contact)}
      ${this.#offers.map((offer, n) => this.#offer(offer, more + 2 * n))}
      <div class="finish">
      <p class="will" role="status">${will({ texts, lead: this.place.row, targets: this.targets, known: this.#known, wanted: this.#wanted })}</p>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts"><button class="btn primary" type="button" aria-disabled=${this.isBusy || this.#isNothing} @click=${this.#convert}>${texts.word('leads.action.convert')} <kbd>Ctrl ↵</kbd></button><button class="btn quiet" type="button" @click=${() => this.place.close?.()}>${texts.say('edit.cancel')}</button></div>
      </div>
    </div>`
  }

  #target(kind: Kind, first: number): TemplateResult {
    return targetRow({
      texts: this.texts,
      kind,
      lead: this.place.row,
      targets: this.#options(kind),
      chosen: this.targets[kind],
      certain: this.found?.[kind]?.id,
      known: this.#known,
      choose: target => this.#choose(kind, target),
      first,
    })
  }

  #offer(offer: Offer, first: number): TemplateResult | typeof nothing {
    const answer = this.answers[offer.entity]
    if (!answer) return nothing
    const change = (answer: Answer) => {
      this.answers = { ...this.answers, [offer.entity]: answer }
    }
    return offerRow({ offer, answer, shared: this.shared, change, first })
  }

  get #wanted(): readonly Offer[] {
    return this.#offers.filter(({ entity }) => this.answers[entity]?.isWanted)
  }

  #options(kind: Kind): readonly Target[] {
    return targetsFor(kind, this.found, this.#known)
  }

  get #isNothing(): boolean {
    return this.targets.account === null && this.targets.contact === null && this.#wanted.length === 0
  }

  #choose(kind: Kind, target: Target): void {
    this.targets = { ...this.targets, [kind]: target }
  }

  #want(entity: string, isWanted: boolean): void {
    const answer = this.answers[entity]
    if (answer) this.answers = { ...this.answers, [entity]: { ...answer, isWanted } }
  }

  async #load(): Promise<void> {
    const { session, place, texts } = this
    try {
      const [found, { offers }] = await Promise.all([
        session.api.query<Matches>('leads.matches', { id: place.row?.id }),
        session.api.query<{ offers: readonly Offer[] }>('leads.offers', { id: place.row?.id }),
      ])
      this.#offers = offers.filter(({ entity }) => this.directory.byName(entity) !== undefined)
      this.answers = Object.fromEntries(this.#offers.map(offer => [offer.entity, answerTo(offer, this.shared)]))
      await Promise.all([
        this.#read('account', [found.account?.id, ...found.accounts]),
        this.#read('contact', [found.contact?.id, ...found.contacts]),
      ])
      this.found = found
      const first = (kind: Kind): Target => (found[kind] ? (this.#options(kind)[0] ?? 'create') : 'create')
      this.targets = { account: first('account'), contact: first('contact') }
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('input:checked')?.focus()
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
  }

  async #read(kind: Kind, ids: readonly (string | null | undefined)[]): Promise<void> {
    const wanted = ids.filter(id => typeof id === 'string')
    if (wanted.length === 0) return
    const { rows } = await this.session.api.list(paths[kind], { where: { id: { in: wanted } }, limit: 20 })
    for (const row of rows) this.#known.set(row.id, row)
  }

  readonly #convert = async () => {
    if (this.isBusy || this.#isNothing) return
    const { session, place, texts, directory } = this
    const more = this.#more()
    if (!more) return
    this.isBusy = true
    this.problem = undefined
    try {
      const answer = await session.api.mutate<Converted>('leads.convert', {
        id: place.row?.id,
        ...this.targets,
        ...(Object.keys(more).length > 0 && { more }),
      })
      if (isHeld(answer)) notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
      else notify(this, { text: texts.word('leads.converted') })
      place.close?.()
      place.reload?.()
      const [made] = isHeld(answer) ? [] : answer.made
      const id = isHeld(answer) ? null : (made?.id ?? answer.account ?? answer.contact)
      const reached = !isHeld(answer) && answer.account ? entities.account : entities.contact
      const entity = directory.byName(made?.entity ?? reached)
      if (id !== null && entity) location.hash = recordAddress(entity.path, id)
    } catch (error) {
      this.#place(error as KithError)
      this.problem = problemsOf(error, texts, []).whole ?? texts.error(error as KithError)
    }
    this.isBusy = false
  }

  /** The values of what is wanted of other modules; none where something is wrong with them, which is told at the fields. */
  #more(): Readonly<Record<string, unknown>> | undefined {
    const read = this.#wanted.map(offer => {
      const answer = this.answers[offer.entity] as Answer
      return { offer, answer, ...readAnswer(offer, answer, this.shared) }
    })
    for (const { offer, answer, problems } of read)
      this.answers = { ...this.answers, [offer.entity]: { ...answer, problems } }
    const isWrong = read.some(({ problems }) => Object.keys(problems).length > 0)
    return isWrong ? undefined : Object.fromEntries(read.map(({ offer, values }) => [offer.entity, values]))
  }

  #place(error: KithError): void {
    for (const offer of this.#wanted) {
      const answer = this.answers[offer.entity] as Answer
      this.answers = { ...this.answers, [offer.entity]: { ...answer, problems: refusedAt(offer, error, this.shared) } }
    }
  }

  /** 1 to 9 pick a line, Ctrl-Enter converts. */
  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return void this.#convert()
    // In a field of what else is made, a digit is a digit.
    const isTyped = (event.composedPath()[0] as HTMLElement).matches('input:not([type=radio]), textarea, select')
    if (isTyped || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    const lines = [
      ...kinds.flatMap(kind => this.#options(kind).map(target => () => this.#choose(kind, target))),
      ...this.#offers.flatMap(({ entity }) => [true, false].map(isWanted => () => this.#want(entity, isWanted))),
    ]
    lines[Number(event.key) - 1]?.()
    event.preventDefault()
  }
}

customElements.define('kith-leads-conversion', KithLeadsConversion)
