import { isHeld, type KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { pageAddress } from '../pages/pages.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { Part } from '../ui/part.ts'
import {
  type Draft,
  type DraftFile,
  draftAddress,
  draftOf,
  emptyDraft,
  type Mapping,
  mapped,
  tellsIds,
} from './draft.ts'
import { importable } from './importable.ts'
import { pageStyles } from './page-styles.ts'
import { type Batch, type ImportFile, propose, type Run, readBatches, readFiles } from './reads.ts'
import { importStep, type NextOptions, nextStep, type Step } from './step.ts'
import { kindsOf, refusalWords } from './words.ts'
import './files.ts'
import './mapping.ts'
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
      () => void this.#readRun(),
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
      summary: isDone && step < 3 ? this.#summary(step) : undefined,
      change: canChange ? change : undefined,
      body: () => this.#inside(step),
    })
  }

  #summary(step: Step): string {
    const { texts } = this
    const files = this.#asDraft.files
    if (step === 1) return texts.all(files.map(({ file }) => this.#files.get(file)?.name ?? texts.say('imports.file')))
    const kinds = kindsOf(
      texts,
      files.flatMap(({ entity }) => entity ?? []),
    )
    const n = files.reduce((sum, { columns = [] }) => sum + columns.length, 0)
    return texts.say('imports.mapped', { n: texts.number(n), kinds })
  }

  #inside(step: Step): unknown {
    if (step === 1) return this.#filesStep()
    if (step === 2) return this.#mappingStep()
    const { texts, session, directory } = this
    const run = this.#run as Run
    if (step === 4 && run.dryRun) return this.#runStep(run)
    const work = html`<kith-import-work .session=${session} .directory=${directory} .texts=${texts} .run=${run} .batch=${this.#batch} .files=${this.#files}></kith-import-work>`
    if (run.dryRun) return work
    return html`${work}<div class="after">${keyed(run.id, html`<kith-import-undo .session=${session} .directory=${directory} .texts=${texts} .run=${run} .batch=${this.#batch} .undo=${this.#undo}></kith-import-undo>`)}
      <a class="btn" href=${pageAddress('imports')}>${texts.say('imports.another')}</a></div>`
  }

  #filesStep(): TemplateResult {
    const { texts, session, directory } = this
    const { files } = this.#draft
    const isReady = files.every(({ entity, file }) => entity !== undefined && this.#files.has(file))
    return html`<p class="lead">${texts.say('imports.lead')}</p>
      <kith-import-files .session=${session} .directory=${directory} .texts=${texts} .draft=${this.#draft} .files=${this.#files} .kinds=${importable(directory, session.me)} @kith-draft=${this.#drafted}></kith-import-files>
      ${files.length === 0 ? nothing : this.#next({ words: 'imports.next.1', need: isReady ? '' : texts.say('imports.need.kind'), act: () => this.#go({ ...this.#draft, step: 2 }) })}`
  }

  #mappingStep(): TemplateResult {
    const { texts, session, directory } = this
    const { files, source } = this.#draft
    const isMissing = files.some(({ columns = [] }) => columns.length === 0)
    const named = (event: Event) =>
      this.#keep({ ...this.#draft, source: (event.target as HTMLInputElement).value.trim() })
    return html`<p class="lead">${texts.say('imports.lead.2')}</p>
      ${files.map(one => {
        const file = this.#files.get(one.file)
        const entity = directory.byName(one.entity ?? '')
        if (!file || !entity || !one.columns)
          return html`<p class="wrong" role="alert">${texts.say('imports.gone')}</p>`
        return keyed(
          one.file,
          html`<kith-import-mapping .session=${session} .directory=${directory} .texts=${texts} .file=${file} .one=${one as DraftFile & Mapping} .entity=${entity} @kith-mapping=${this.#mapped}></kith-import-mapping>`,
        )
      })}
      ${tellsIds(files) ? html`<label class="source">${texts.say('imports.source')}<input class="control" maxlength="60" autocomplete="off" placeholder="import" .value=${source ?? ''} @change=${named}><span class="hint">${texts.say('imports.source.hint')}</span></label>` : nothing}
      ${this.#next({ words: 'imports.next.2', need: isMissing ? texts.say('imports.need.column') : '', hint: texts.say('imports.nothing-yet'), act: () => void this.#start(true) })}`
  }

  #runStep(run: Run): TemplateResult {
    const { texts } = this
    const { created = 0, updated = 0, rejected = 0 } = this.#batch?.state?.counts ?? {}
    const n = texts.number(created + updated)
    if (created + updated === 0) return html`<p class="lead">${texts.say('imports.need.row')}</p>`
    const words = rejected > 0 ? texts.say('imports.without', { n: texts.number(rejected) }) : ''
    return html`<p class="lead">${texts.say('imports.lead.4')} ${words}</p>${this.#next({ words: created + updated === 1 ? 'imports.next.4.one' : 'imports.next.4', n, act: () => void this.#start(false, run) })}`
  }

  #next(options: Pick<NextOptions, 'words' | 'need' | 'hint' | 'n' | 'act'>): TemplateResult {
    return nextStep({ texts: this.texts, problem: this.#problem, isBusy: this.#isStarting, ...options })
  }

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
      if (first !== undefined && first !== 'new') await this.#read(first)
      else await this.#prepare()
    } catch (error) {
      if (mine === this.#turn) this.#error = error as KithError
    }
    if (mine !== this.#turn) return
    this.#isReady = true
    this.requestUpdate()
    await this.updateComplete
    if (isMove) this.#arrive()
  }

  async #prepare(): Promise<void> {
    const { api } = this.session
    const { files, step } = this.#draft
    this.#files = await readFiles(
      api,
      files.map(({ file }) => file),
    )
    if (step !== 2) return
    const proposed = await Promise.all(
      files.map(async (one): Promise<DraftFile> => {
        if (one.columns || !one.entity || !this.#files.has(one.file)) return one
        const { mapping, template } = await propose(api, one.file, one.entity)
        return { ...one, ...mapping, ...(template ? { template: template.id, isKnown: true } : {}) }
      }),
    )
    this.#keep({ ...this.#draft, files: proposed })
  }

  async #read(id: string): Promise<void> {
    const { api } = this.session
    const run = await api.query<Run>('kernel.imports.get', { id })
    const [files, batches] = await Promise.all([
      readFiles(
        api,
        run.files.map(({ file }) => file),
      ),
      readBatches(api, [run.batch, run.undo]),
    ])
    this.#run = run
    this.#files = files
    this.#batch = batches.get(run.batch ?? '')
    this.#undo = batches.get(run.undo ?? '')
    // What happened while it was read was listened for by nobody.
    if (this.#batch?.status !== 'done' || this.#undo) void this.#readRun()
  }

  /** Reads anew how far it is; what cannot be read now is read when the server answers again. */
  async #readRun(): Promise<void> {
    const run = this.#run
    if (!run) return
    const mine = this.#turn
    const reading = ++this.#reading
    const { api } = this.session
    const now = await api.query<Run>('kernel.imports.get', { id: run.id }).catch(() => undefined)
    const batches = now && (await readBatches(api, [now.batch, now.undo]).catch(() => undefined))
    if (!now || !batches || mine !== this.#turn || reading !== this.#reading) return
    this.#run = now
    this.#batch = batches.get(now.batch ?? '')
    this.#undo = batches.get(now.undo ?? '')
    this.requestUpdate()
    // Until now nobody listened for what takes it back.
    if (now.undo !== run.undo) void this.#readRun()
  }

  async #start(dryRun: boolean, tried?: Run): Promise<void> {
    if (this.#isStarting) return
    this.#isStarting = true
    this.#problem = ''
    this.requestUpdate()
    const { files, source } = tried ?? this.#draft
    try {
      const input = { dryRun, ...(source ? { source } : {}), files: mapped(files) }
      const answer = await this.session.api.mutate<{ id: string }>('kernel.startImport', input)
      if (isHeld(answer)) this.#problem = this.texts.say('edit.held', { why: answer.held.reason })
      else location.hash = pageAddress('imports', answer.id)
    } catch (error) {
      this.#problem = refusalWords(this.texts, error as KithError)
    }
    this.#isStarting = false
    this.requestUpdate()
  }

  /** Keeps the draft in the address, in the place of what stood there. */
  #keep(draft: Draft): void {
    this.#draft = draft
    history.replaceState(null, '', draftAddress(draft))
    this.requestUpdate()
  }

  #go(draft: Draft): void {
    location.hash = draftAddress(draft)
  }

  /** The focus goes to the step that has opened. */
  #arrive(): void {
    const open = this.renderRoot.querySelector<HTMLElement>('.step.open')
    open?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    open?.scrollIntoView({ block: 'start' })
  }

  readonly #drafted = ({ detail }: CustomEvent<{ draft: Draft; came?: ImportFile }>) => {
    if (detail.came) this.#files = new Map([...this.#files, [detail.came.id, detail.came]])
    this.#keep(detail.draft)
  }

  readonly #mapped = ({ detail }: CustomEvent<DraftFile>) => {
    this.#keep({ ...this.#draft, files: this.#draft.files.map(one => (one.file === detail.file ? detail : one)) })
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
