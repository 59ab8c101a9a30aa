import {
  failure,
  type KithError,
  menuStyles,
  notify,
  Part,
  type Place,
  pluginPageAddress,
  type RecordRow,
} from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { html, type PropertyValues, type TemplateResult } from 'lit'
import { builderBody, type View } from './builder-body.ts'
import { builderHead, draftConflict } from './builder-head.ts'
import { builderStyles } from './builder-styles.ts'
import { builderTabs, type Tab, tabOf } from './builder-tabs.ts'
import { createChecks, problemsIn } from './checked.ts'
import { type Draft, openDraft } from './drafts.ts'
import { type Editing, isThere, type Problem, placeOf, type Selection } from './kit.ts'
import type { KithFormsPreview, Width } from './preview.ts'
import { publish } from './publish.ts'
import { countSubmissions, type SubmissionCounts } from './submission-counts.ts'

/** How much room there is: three columns, two and a drawer, or one. */
type Mode = 'wide' | 'middle' | 'narrow'

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
  declare view: View
  /** Whether the drawer of the properties stands open. */
  declare isOpen: boolean
  declare width: Width
  declare error: KithError | undefined
  declare counts: SubmissionCounts | undefined
  declare isBusy: boolean
  #draft: Draft | undefined
  #id: string | undefined
  #stop: (() => void) | undefined
  readonly #checks = createChecks({
    check: design => problemsIn(design, this.row?.id, this.session),
    found: problems => (this.problems = problems),
  })
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
    this.#checks.stop()
    void this.#draft?.flush()
  }

  override updated(changed: PropertyValues<this>): void {
    const [id] = this.place.rest ?? []
    if (id === undefined || id === '') location.replace(pluginPageAddress('forms', 'new'))
    else if (id !== this.#id) void this.#open(id)
    if (this.#draft) this.#checks.see(this.#draft.state.design)
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
    const { texts, session, row, error } = this
    const draft = this.#draft
    if (error)
      return html`<div class="failure-place">${failure({ texts, error, again: () => this.#id !== undefined && void this.#open(this.#id) })}</div>`
    if (!row || !draft) return html`<p class="loading" role="status">${texts.say('state.loading')}</p>`
    const editing = this.#editing(draft)
    return html`<div class="root ${this.mode}" @kith-forms-width=${({ detail }: CustomEvent<Width>) => (this.width = detail)} @kith-forms-kept=${() => void this.#reread()} @kith-forms-reviewed=${() => void this.#count()} @keydown=${this.#pressed}>
      ${builderHead({
        texts,
        session,
        row,
        draft,
        problems: this.problems.length,
        mayEdit: editing.mayEdit,
        isBusy: this.isBusy,
        publish: () => void this.#publish(row, draft),
        discard: () => void this.#discard(draft, row),
        toProblem: () => this.#toProblem(),
      })}
      ${builderTabs({ texts, session, row, tab: this.#tab, counts: this.counts })}
      ${draftConflict(texts, draft)}
      ${builderBody({
        shared: this.shared,
        row,
        editing,
        tab: this.#tab,
        view: this.view,
        width: this.width,
        isOpen: this.isOpen,
        look: view => (this.view = view),
        shut: this.#shut,
      })}
    </div>`
  }

  #editing(draft: Draft): Editing {
    const { me } = this.session
    const { design } = draft.state
    if (!isThere(design, this.selection)) this.selection = { kind: 'form' }
    return {
      design,
      selection: this.selection,
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
    return tabOf(this.place)
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
    this.#checks.again()
  }

  #toProblem(): void {
    const [first] = this.problems
    if (!first) return
    this.selection = placeOf(first)
    this.#goToProperties()
  }

  async #count(): Promise<void> {
    const form = this.#id
    if (form === undefined || !this.session.me.may('read', 'forms.submission')) return
    const counts = await countSubmissions(form, this.session, this.texts)
    if (form === this.#id) this.counts = counts
  }

  async #publish(row: RecordRow, draft: Draft): Promise<void> {
    const { texts, session } = this
    this.isBusy = true
    try {
      await draft.flush()
      this.problems = (await problemsIn(draft.state.design, this.row?.id, session)) ?? this.problems
      if (this.problems.length > 0) {
        notify(this, { text: texts.word('forms.build.not-published') })
        this.#toProblem()
        return
      }
      if (draft.state.status !== 'saved') return
      notify(this, { text: await publish(row, draft.state.design, session, texts) })
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
