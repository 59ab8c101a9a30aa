import type { KithError } from '@kith/client'
import { html, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { pageAddress } from '../pages/pages.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { Part } from '../ui/part.ts'
import { type Draft, draftAddress, draftOf, emptyDraft } from './draft.ts'
import type { Drafting } from './drafting.ts'
import { filesStep } from './files-step.ts'
import { mappingStep } from './mapping-step.ts'
import { pageStyles } from './page-styles.ts'
import { type RunState, readProgress, readRun } from './read-run.ts'
import { type Batch, type ImportFile, type Run, readFiles, withProposals } from './reads.ts'
import { runStep } from './run-step.ts'
import { startImport } from './start.ts'
import { importStep, type Next, nextStep, type Step } from './step.ts'
import { summaryOf } from './summary.ts'
import './past.ts'
import './work.ts'
import './undo.ts'

/** An import in four steps, each of which opens when the one before is done; and those of the past. */
export class KithImports extends Part {
  static override styles = [Part.styles, pageStyles]
  static override properties = { rest: { attribute: false } }

  /** What the address says: nothing, `new` and a draft, or an import that was begun. */
  declare rest: readonly string[]

  #draft: Draft = emptyDraft
  #files: ReadonlyMap<string, ImportFile> = new Map()
  #run: Run | undefined
  #batch: Batch | undefined
  #undo: Batch | undefined
  #error: KithError | undefined
  #problem = ''
  #isReady = false
  #isStarting = false
  #turn = 0
  #reading = 0
  #unfollow: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('keydown', this.#pressed)
    this.#unfollow = follow(
      this.session.connection,
      ({ id }) => [this.#run?.id, this.#run?.batch, this.#run?.undo].includes(id),
      () => void this.#readAgain(),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('keydown', this.#pressed)
    this.#unfollow?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rest')) void this.#open(changed.get('rest') !== undefined)
  }

  override render(): TemplateResult {
    return html`<div class="page">
      ${this.#body()}
      <kith-import-past .session=${this.session} .directory=${this.directory} .texts=${this.texts} .current=${this.#run?.id}></kith-import-past>
    </div>`
  }

  #body(): unknown {
    const { texts } = this
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#open(false) })
    if (!this.#isReady) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    return html`<ol class="steps">${([1, 2, 3, 4] as const).map(step => this.#step(step))}</ol>`
  }

  /** The step that is open. */
  get #at(): Step {
    if (!this.#run) return this.#draft.step
    if (!this.#run.dryRun) return 4
    return 3
  }

  #step(step: Step): TemplateResult {
    const { texts } = this
    const at = this.#at
    const isLast = this.#run?.dryRun === true && this.#batch?.status === 'done'
    const isOpen = step === at || (step === 4 && isLast)
    const isOver = this.#run?.dryRun === false && this.#batch?.status === 'done'
    const isDone = step < at || (step === 3 && isLast) || (step === 4 && isOver)
    const canChange = step < 3 && isDone && (!this.#run || this.#run.dryRun)
    const change = () => this.#go({ ...this.#asDraft, step: step as 1 | 2 })
    return importStep({
      texts,
      step,
      isOpen,
      isDone,
      summary: isDone && step < 3 ? summaryOf(step, this.#asDraft.files, this.#files, texts) : undefined,
      change: canChange ? change : undefined,
      body: () => this.#inside(step),
    })
  }

  #inside(step: Step): unknown {
    if (step < 3) return step === 1 ? filesStep(this.#drafting) : mappingStep(this.#drafting)
    const { texts, session, directory } = this
    const run = this.#run as Run
    const start = () => void this.#start(false, run)
    if (step === 4 && run.dryRun) return runStep({ texts, next: this.#next, start }, this.#batch)
    const work = html`<kith-import-work .session=${session} .directory=${directory} .texts=${texts} .run=${run} .batch=${this.#batch} .files=${this.#files}></kith-import-work>`
    if (run.dryRun) return work
    return html`${work}<div class="after">${keyed(run.id, html`<kith-import-undo .session=${session} .directory=${directory} .texts=${texts} .run=${run} .batch=${this.#batch} .undo=${this.#undo}></kith-import-undo>`)}
      <a class="btn" href=${pageAddress('imports')}>${texts.say('imports.another')}</a></div>`
  }

  get #drafting(): Drafting {
    return {
      ...this.shared,
      draft: () => this.#draft,
      files: this.#files,
      next: this.#next,
      go: this.#go,
      keep: this.#keep,
      start: () => void this.#start(true),
    }
  }

  readonly #next: Next = options =>
    nextStep({ texts: this.texts, problem: this.#problem, isBusy: this.#isStarting, ...options })

  /** The import that is shown as one that can be changed still. */
  get #asDraft(): Draft {
    if (!this.#run) return this.#draft
    const { files, source } = this.#run
    return { step: 1, ...(source === 'import' ? {} : { source }), files }
  }

  async #open(isMove: boolean): Promise<void> {
    const [first, second] = this.rest
    const mine = ++this.#turn
    this.#problem = ''
    this.#error = undefined
    this.#isReady = false
    this.#run = undefined
    this.#draft = first === 'new' ? draftOf(second) : emptyDraft
    try {
      if (first !== undefined && first !== 'new') await this.#read(first, mine)
      else await this.#prepare(mine)
    } catch (error) {
      if (mine === this.#turn) this.#error = error as KithError
    }
    if (mine !== this.#turn) return
    this.#isReady = true
    this.requestUpdate()
    await this.updateComplete
    if (isMove) this.#arrive()
  }

  async #prepare(mine: number): Promise<void> {
    const { api } = this.session
    const { files, step } = this.#draft
    const names = files.map(({ file }) => file)
    const uploaded = await readFiles(api, names)
    if (mine !== this.#turn) return
    this.#files = uploaded
    if (step !== 2) return
    const proposed = await withProposals(api, files, uploaded)
    // Who has gone elsewhere meanwhile is not led back.
    if (mine === this.#turn && this.isConnected) this.#keep({ ...this.#draft, files: proposed })
  }

  async #read(id: string, mine: number): Promise<void> {
    const { files, ...state } = await readRun(this.session.api, id)
    if (mine !== this.#turn) return
    this.#files = files
    this.#stands(state)
    // What happened while it was read was listened for by nobody.
    if (state.batch?.status !== 'done' || state.undo) void this.#readAgain()
  }

  /** Reads anew how far it is; what cannot be read now is read when the server answers again. */
  async #readAgain(): Promise<void> {
    const run = this.#run
    if (!run) return
    const mine = this.#turn
    const reading = ++this.#reading
    const now = await readProgress(this.session.api, run.id).catch(() => undefined)
    if (!now || mine !== this.#turn || reading !== this.#reading) return
    this.#stands(now)
    this.requestUpdate()
    // Until now nobody listened for what takes it back.
    if (now.run.undo !== run.undo) void this.#readAgain()
  }

  #stands({ run, batch, undo }: RunState): void {
    this.#run = run
    this.#batch = batch
    this.#undo = undo
  }

  async #start(dryRun: boolean, tried?: Run): Promise<void> {
    if (this.#isStarting) return
    this.#isStarting = true
    this.#problem = ''
    this.requestUpdate()
    const { id, problem = '' } = await startImport(this.shared, tried ?? this.#draft, dryRun)
    this.#problem = problem
    if (id !== undefined) location.hash = pageAddress('imports', id)
    this.#isStarting = false
    this.requestUpdate()
  }

  /** Keeps the draft in the address, in the place of what stood there. */
  readonly #keep = (draft: Draft, came?: ImportFile) => {
    if (came) this.#files = new Map([...this.#files, [came.id, came]])
    this.#draft = draft
    history.replaceState(null, '', draftAddress(draft))
    this.requestUpdate()
  }

  readonly #go = (draft: Draft) => {
    location.hash = draftAddress(draft)
  }

  /** The focus goes to the step that has opened. */
  #arrive(): void {
    const open = this.renderRoot.querySelector<HTMLElement>('.step.open')
    open?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    open?.scrollIntoView({ block: 'start' })
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    const next = this.renderRoot.querySelector<HTMLElement>('.next')
    if (!next) return
    event.preventDefault()
    // What is being typed counts.
    next.focus()
    next.click()
  }
}

customElements.define('kith-imports', KithImports)
