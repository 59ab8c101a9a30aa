import {
  failure,
  icon,
  isHeld,
  KithError,
  listAddress,
  menu,
  menuStyles,
  notify,
  Part,
  type Place,
  pluginPageAddress,
  type RecordRow,
} from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { builderStyles } from './builder-styles.ts'
import { differences } from './design/differences.ts'
import { fieldAt, spotOf } from './design/spots.ts'
import { type Draft, openDraft } from './drafts.ts'
import { type Editing, type Problem, placeOf, type Selection } from './kit.ts'
import type { KithFormsPreview, Width } from './preview.ts'
import './field-properties.ts'
import './form-properties.ts'
import './funnel.ts'
import './preview.ts'
import './review.ts'
import './snippet.ts'
import './step-properties.ts'
import './structure.ts'
import './text-table.ts'

const tabs = ['design', 'texts', 'submissions', 'funnel'] as const
type Tab = (typeof tabs)[number]
const views = ['structure', 'preview', 'properties', 'code'] as const
/** How much room there is: three columns, two and a drawer, or one. */
type Mode = 'wide' | 'middle' | 'narrow'

const pause = 300

/** A form as it is built: structure, preview, properties; what is typed is kept as the draft and published by a button. */
export class KithFormsBuilder extends Part {
  static override styles = [Part.styles, menuStyles, builderStyles]
  static override properties = {
    place: { attribute: false },
    row: { state: true },
    selection: { state: true },
    problems: { state: true },
    mode: { state: true },
    view: { state: true },
    isOpen: { state: true },
    width: { state: true },
    error: { state: true },
    counts: { state: true },
    isBusy: { state: true },
  }

  declare place: Place
  declare row: RecordRow | undefined
  declare selection: Selection
  declare problems: readonly Problem[]
  declare mode: Mode
  declare view: (typeof views)[number]
  /** Whether the drawer of the properties stands open. */
  declare isOpen: boolean
  declare width: Width
  declare error: KithError | undefined
  declare counts: { readonly all: string; readonly waiting: number } | undefined
  declare isBusy: boolean
  #draft: Draft | undefined
  #id: string | undefined
  #checking: ReturnType<typeof setTimeout> | undefined
  #checked: FormDesign | undefined
  #stop: (() => void) | undefined
  readonly #sizes = new ResizeObserver(([entry]) => {
    const wide = entry?.contentRect.width ?? 1200
    const mode = wide >= 960 ? 'wide' : wide >= 620 ? 'middle' : 'narrow'
    // A phone shows first how it looks on a phone.
    if (mode === 'narrow' && this.mode !== 'narrow') this.width = 360
    this.mode = mode
  })

  constructor() {
    super()
    this.selection = { kind: 'form' }
    this.problems = []
    this.mode = 'wide'
    this.view = 'structure'
    this.isOpen = false
    this.width = 600
    this.isBusy = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
    if (this.hasUpdated) this.#listen()
  }

  override firstUpdated(): void {
    this.#listen()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
    this.#stop?.()
    clearTimeout(this.#checking)
    void this.#draft?.flush()
  }

  override updated(changed: PropertyValues<this>): void {
    const [id] = this.place.rest ?? []
    if (id === undefined || id === '') location.replace(pluginPageAddress('forms', 'new'))
    else if (id !== this.#id) void this.#open(id)
    const design = this.#draft?.state.design
    if (design && design !== this.#checked) this.#check(design)
    if (changed.has('place') && this.#tab === 'submissions') void this.#count()
  }

  /** P shows the next width. */
  press(key: string): boolean {
    const preview = this.renderRoot.querySelector<KithFormsPreview>('kith-forms-preview')
    if (key !== 'p' || !preview) return false
    preview.next()
    return true
  }

  override render(): TemplateResult {
    const { texts, row, error } = this
    const draft = this.#draft
    if (error)
      return html`<div class="failure-place">${failure({ texts, error, again: () => this.#id !== undefined && void this.#open(this.#id) })}</div>`
    if (!row || !draft) return html`<p class="loading" role="status">${texts.say('state.loading')}</p>`
    const editing = this.#editing(draft)
    return html`<div class="root ${this.mode}" @kith-forms-width=${({ detail }: CustomEvent<Width>) => (this.width = detail)} @kith-forms-kept=${() => void this.#reread()} @kith-forms-reviewed=${() => void this.#count()} @keydown=${this.#pressed}>
      ${this.#head(row, draft, editing.mayEdit)}
      ${this.#nav(row)}
      ${draft.state.status === 'conflict' ? html`<div class="bar" role="alert"><span>${texts.word('forms.build.conflict')}</span><button class="btn" type="button" @click=${() => void draft.takeTheirs()}>${texts.word('forms.build.theirs')}</button><button class="btn" type="button" @click=${() => void draft.keepMine()}>${texts.word('forms.build.mine')}</button></div>` : nothing}
      ${this.#body(row, draft, editing)}
    </div>`
  }

  #head(row: RecordRow, draft: Draft, mayEdit: boolean): TemplateResult {
    const { texts, session } = this
    const status = String(row.status)
    const tone = status === 'open' ? 'green' : ''
    const n = differences(row.definition as FormDesign, draft.state.design)
    const isNew = status === 'draft'
    const canPublish = (n > 0 || isNew) && !this.isBusy
    const page = `/f/${encodeURIComponent(String(row.publicId))}`
    const discard =
      n > 0 && mayEdit ? [{ text: texts.word('forms.build.discard'), act: () => void this.#discard(draft, row) }] : []
    const record = [{ text: texts.word('forms.build.to-record'), act: () => (location.hash = `#/forms/${row.id}`) }]
    return html`<header><div class="title"><a class="crumb" href=${listAddress('forms')}>${texts.plural('forms.form')}</a><span class="crumb" aria-hidden="true">/</span><h1 tabindex="-1" dir="auto">${String(row.name)}</h1><span class="st"><i class="dot ${tone}"></i>${texts.choice('forms.form', 'status', status)}</span></div>
      ${this.#state(draft, n)}
      ${status === 'open' ? html`<a class="btn quiet" href=${page} target="_blank" rel="noreferrer">${icon('eye')}${texts.word('forms.build.page')}<span class="vh"> ${texts.word('forms.build.tab')}</span></a>` : nothing}
      ${menu(texts.word('forms.build.more', { name: String(row.name) }), [...discard, ...record])}
      ${session.me.mayCall('forms.publish') && mayEdit ? html`<button class="btn primary" type="button" aria-disabled=${!canPublish} title=${canPublish ? nothing : texts.word('forms.build.nothing')} @click=${() => canPublish && void this.#publish(row, draft)}>${texts.word('forms.build.publish')}</button>` : nothing}</header>`
  }

  /** What is kept, and what visitors do not see yet. */
  #state(draft: Draft, n: number): TemplateResult {
    const { texts, problems } = this
    const { status, error } = draft.state
    const found = problems.length
    if (status === 'failed')
      return html`<span class="state bad" role="status">${texts.word('forms.build.not-kept', { why: error ? texts.error(error) : '' })} <button class="link" type="button" @click=${() => void draft.flush()}>${texts.say('state.again')}</button></span>`
    const words =
      n === 0
        ? texts.word('forms.build.same')
        : texts.word(n === 1 ? 'forms.build.change' : 'forms.build.changes', { n: texts.number(n) })
    const kept = status === 'saved' ? '' : ` · ${texts.word('forms.build.keeping')}`
    return html`<span class="state" role="status">${words}${kept}</span>${found > 0 ? html`<button class="link state bad" type="button" @click=${() => this.#toProblem()}>${texts.word(found === 1 ? 'forms.build.problem' : 'forms.build.problems', { n: texts.number(found) })}</button>` : nothing}`
  }

  #nav(row: RecordRow): TemplateResult {
    const { texts, session, counts } = this
    const shown = tabs.filter(tab =>
      tab === 'submissions'
        ? session.me.may('read', 'forms.submission')
        : tab === 'funnel'
          ? session.me.mayCall('forms.funnel')
          : true,
    )
    const count = (tab: Tab) =>
      tab === 'submissions' && counts
        ? html`<span class="count num">${counts.all}</span>${counts.waiting > 0 ? html`<span class="count waits num">${texts.word('forms.build.waiting', { n: texts.number(counts.waiting) })}</span>` : nothing}`
        : nothing
    return html`<nav aria-label=${String(row.name)}>${shown.map(tab => html`<a href=${pluginPageAddress('forms', 'builder', row.id, ...(tab === 'design' ? [] : [tab]))} aria-current=${tab === this.#tab ? 'page' : nothing}>${texts.word(`forms.tab.${tab}`)}${count(tab)}</a>`)}</nav>`
  }

  #body(row: RecordRow, draft: Draft, editing: Editing): TemplateResult {
    const { session, directory, texts } = this
    const tab = this.#tab
    if (tab === 'texts')
      return html`<div class="body"><kith-forms-texts .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-texts></div>`
    if (tab === 'submissions')
      return html`<div class="body"><kith-forms-review .session=${session} .directory=${directory} .texts=${texts} .form=${row.id} .isInside=${true}></kith-forms-review></div>`
    if (tab === 'funnel')
      return html`<div class="body"><kith-forms-funnel .session=${session} .directory=${directory} .texts=${texts} .form=${row.id} .design=${draft.state.design}></kith-forms-funnel></div>`
    return html`<div class="parts" role="group" aria-label=${texts.word('forms.tab.design')}>${views.map(view => html`<button type="button" aria-pressed=${view === this.view} @click=${() => (this.view = view)}>${texts.word(`forms.view.${view}`)}</button>`)}</div>
      <div class="cols" data-view=${this.view}>
        <section class="left" aria-label=${texts.word('forms.view.structure')} tabindex="-1"><kith-forms-structure .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-structure></section>
        <section class="mid" aria-label=${texts.word('forms.view.preview')} tabindex="-1">
          <kith-forms-preview .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .publicId=${String(row.publicId)} .width=${this.width}></kith-forms-preview>
          ${session.me.mayCall('forms.snippet') ? html`<kith-forms-snippet .session=${session} .directory=${directory} .texts=${texts} .design=${draft.state.design} .publicId=${String(row.publicId)} .recordId=${row.id} .version=${row.version} .status=${String(row.status)} .origins=${(row.origins as readonly string[] | null) ?? []} .width=${this.width}></kith-forms-snippet>` : nothing}
        </section>
        <section class="side ${this.isOpen ? 'open' : ''}" aria-label=${texts.word('forms.view.properties')} tabindex="-1">
          <button class="btn quiet shut" type="button" aria-label=${texts.word('forms.build.shut')} title=${texts.word('forms.build.shut')} @click=${this.#shut}>${icon('close')}</button>
          ${this.#properties(row, editing)}
        </section>
      </div>`
  }

  #properties(row: RecordRow, editing: Editing): TemplateResult {
    const { session, directory, texts, selection } = this
    if (selection.kind === 'step')
      return html`<kith-forms-step .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-step>`
    if (selection.kind === 'form')
      return html`<kith-forms-form .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .row=${row}></kith-forms-form>`
    const name = fieldAt(editing.design, selection)?.name ?? ''
    const isNew = row.status === 'draft' || !spotOf(row.definition as FormDesign, name)
    return html`<kith-forms-field .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .isNew=${isNew}></kith-forms-field>`
  }

  #editing(draft: Draft): Editing {
    const { me } = this.session
    return {
      design: draft.state.design,
      selection: this.#valid(draft.state.design),
      problems: this.problems,
      mayEdit: me.may('update', 'forms.form') && me.may('create', 'forms.draft'),
      edit: design => draft.set(design),
      select: selection => {
        this.selection = selection
      },
      open: selection => {
        this.selection = selection
        this.#goToProperties()
      },
    }
  }

  /** The selection, as long as it is there. */
  #valid(design: FormDesign): Selection {
    const { selection } = this
    const isThere =
      selection.kind === 'form' ||
      (selection.kind === 'step'
        ? design.steps[selection.step] !== undefined
        : fieldAt(design, selection) !== undefined)
    if (!isThere) this.selection = { kind: 'form' }
    return this.selection
  }

  #goToProperties(): void {
    this.isOpen = true
    if (this.mode === 'narrow') this.view = 'properties'
    if (this.mode === 'wide') return
    void this.updateComplete.then(async () => {
      const part = this.renderRoot.querySelector<Part>(
        '.side > kith-forms-field, .side > kith-forms-step, .side > kith-forms-form',
      )
      await part?.updateComplete
      part?.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    })
  }

  readonly #shut = () => {
    this.isOpen = false
    const structure = this.renderRoot.querySelector<Part>('kith-forms-structure')
    structure?.renderRoot.querySelector<HTMLElement>('.line.on .pick')?.focus()
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || this.mode !== 'middle' || !this.isOpen || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    this.#shut()
  }

  get #tab(): Tab {
    const [, tab = 'design'] = this.place.rest ?? []
    return tabs.find(one => one === tab) ?? 'design'
  }

  #listen(): void {
    this.#stop?.()
    this.#stop = this.session.connection.onChange(({ entity }) => {
      if (entity === 'forms.draft') void this.#draft?.hear()
      if (entity === 'forms.form') void this.#reread()
      if (entity === 'forms.submission') void this.#count()
    })
  }

  async #open(id: string): Promise<void> {
    await this.#draft?.flush()
    this.#id = id
    this.#draft = undefined
    this.error = undefined
    try {
      const row = await this.session.api.query<RecordRow>('forms.get', { id })
      await this.#begin(row)
      void this.#count()
    } catch (error) {
      this.error = error as KithError
    }
  }

  async #begin(row: RecordRow): Promise<void> {
    const { api } = this.session
    const draft = await openDraft({
      api,
      form: row.id,
      published: row.definition as FormDesign,
      changed: () => this.requestUpdate(),
    })
    if (row.id !== this.#id) return
    this.#draft = draft
    this.row = row
  }

  /** The form as it is stored; the draft is another matter. */
  async #reread(): Promise<void> {
    if (this.#id === undefined) return
    const row = await this.session.api.query<RecordRow>('forms.get', { id: this.#id }).catch(() => undefined)
    if (row && row.id === this.#id) this.row = row
    // Where it may lead is no part of the design.
    if (this.#checked) this.#check(this.#checked)
  }

  #check(design: FormDesign): void {
    this.#checked = design
    clearTimeout(this.#checking)
    this.#checking = setTimeout(async () => {
      const problems = await this.#problemsOf(design)
      if (design === this.#checked) this.problems = problems
    }, pause)
  }

  async #problemsOf(definition: FormDesign): Promise<readonly Problem[]> {
    if (!this.session.me.mayCall('forms.publish')) return []
    try {
      return (
        await this.session.api.query<{ problems: readonly Problem[] }>('forms.check', {
          definition,
          form: this.row?.id,
        })
      ).problems
    } catch (error) {
      if (!(error instanceof KithError) || error.code !== 'KITH_INVALID') return this.problems
      const found = (error.details.problems ?? []) as readonly Problem[]
      return found.map(one => ({ ...one, path: one.path.replace(/^definition\.?/, '') }))
    }
  }

  #toProblem(): void {
    const [first] = this.problems
    if (!first) return
    this.selection = placeOf(first)
    this.#goToProperties()
  }

  async #count(): Promise<void> {
    const { api, me } = this.session
    const form = this.#id
    if (form === undefined || !me.may('read', 'forms.submission')) return
    const count = (where: object) =>
      api.query<{ count: number; capped?: boolean }>('forms.submissions.count', { where })
    try {
      const [all, waiting] = await Promise.all([
        count({ form }),
        count({ form, status: { in: ['unprocessed', 'spam'] } }),
      ])
      if (form === this.#id)
        this.counts = { all: `${this.texts.number(all.count)}${all.capped ? '+' : ''}`, waiting: waiting.count }
    } catch {
      this.counts = undefined
    }
  }

  async #publish(row: RecordRow, draft: Draft): Promise<void> {
    const { texts, session } = this
    this.isBusy = true
    try {
      await draft.flush()
      this.problems = await this.#problemsOf(draft.state.design)
      if (this.problems.length > 0) {
        notify(this, { text: texts.word('forms.build.not-published') })
        this.#toProblem()
        return
      }
      if (draft.state.status !== 'saved') return
      const isChanged = differences(row.definition as FormDesign, draft.state.design) > 0
      const answers = [
        ...(isChanged ? [await session.api.mutate('forms.publish', { id: row.id })] : []),
        ...(row.status === 'draft'
          ? [await session.api.mutate('forms.update', { id: row.id, set: { status: 'open' } })]
          : []),
      ]
      const held = answers.find(isHeld)
      notify(this, {
        text: held
          ? texts.say('edit.held', { why: held.held.reason })
          : texts.word('forms.build.published', { name: String(row.name) }),
      })
      await this.#begin(await session.api.query<RecordRow>('forms.get', { id: row.id }))
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    } finally {
      this.isBusy = false
    }
  }

  async #discard(draft: Draft, row: RecordRow): Promise<void> {
    const { texts } = this
    const mine = draft.state.design
    try {
      await draft.discard(row.definition as FormDesign)
      notify(this, { text: texts.word('forms.build.discarded'), undo: async () => draft.set(mine) })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
  }
}

customElements.define('kith-forms-builder', KithFormsBuilder)
