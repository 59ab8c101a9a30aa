import { isHeld, type KithError, type PluginManifest } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { FieldInfo } from '../data/directory.ts'
import { inputOf, readDraft } from '../edit/kinds.ts'
import { noProblems, type Problems, problemsOf, problemWords } from '../edit/problems.ts'
import type { Texts } from '../texts/texts.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { modulesStyles } from './styles.ts'

type Values = Readonly<Record<string, unknown>>

interface Said {
  readonly version: number
  readonly values: Values
  /** What the configuration alone says. */
  readonly configured: Values
  readonly changed: readonly string[]
}

/** The settings of one module: saved, they are in force on every server, without a restart. */
export class KithModuleSettings extends Part {
  static override styles = [Part.styles, modulesStyles]
  static override properties = {
    module: { attribute: false },
    said: { state: true },
    problems: { state: true },
    error: { state: true },
  }

  declare module: PluginManifest
  declare said: Said | undefined
  declare problems: Problems
  declare error: KithError | undefined

  #drafts: Values = {}
  #touched: ReadonlySet<string> = new Set()
  #names: Readonly<Record<string, string>> = {}
  #unfollow: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.problems = noProblems
    this.#unfollow = follow(
      this.session.connection,
      ({ entity }) => entity === 'kernel.setting',
      () => void (this.#touched.size === 0 && this.#load()),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('module') && changed.get('module')?.name !== this.module.name) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, said, problems, error } = this
    if (error) return failure({ texts, error, again: () => void this.#load() })
    if (!said) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    const n = Object.keys(problems.fields).length
    return html`<form novalidate @submit=${this.#submitted}>
      ${problems.whole === undefined && n === 0 ? nothing : html`<p class="summary" role="alert">${problems.whole ?? texts.say('edit.wrong', { n })}</p>`}
      ${this.#fields.map(field => this.#one(field, said))}
      <div class="acts"><button class="btn primary" type="submit">${texts.say('modules.settings.save')}</button></div>
    </form>`
  }

  #one(field: FieldInfo, { changed, configured }: Said): TemplateResult {
    const { texts, module } = this
    const { name } = field
    const id = `s-${name}`
    const label = settingName(texts, module.name, name)
    const hint = settingHint(texts, module.name, name)
    const problem = this.problems.fields[name]
    const about = problem === undefined && hint === undefined ? '' : `${id}-e`
    return html`<div class="one" data-setting=${name}>
      <label for=${id}>${label}</label>
      ${inputOf(field).input({
        ...this.shared,
        id,
        name: label,
        entity: `${module.name}.settings`,
        field,
        draft: this.#drafts[name],
        labels: this.#names,
        describedBy: about,
        isInvalid: problem !== undefined,
        change: draft => this.#type(name, draft),
        learn: (id, label) => (this.#names = { ...this.#names, [id]: label }),
      })}
      ${problem === undefined ? (hint === undefined ? nothing : html`<p class="hint" id="${id}-e">${hint}</p>`) : html`<p class="wrong" id="${id}-e">${problem}</p>`}
      ${changed.includes(name) ? html`<p class="was"><span class="hint">${texts.say('modules.settings.was', { value: shortly(configured[name], texts) })}</span> <button class="link" type="button" aria-label=${texts.say('modules.settings.back.name', { name: label })} @click=${() => void this.#write({ [name]: null })}>${texts.say('modules.settings.back')}</button></p>` : nothing}
    </div>`
  }

  get #fields(): readonly FieldInfo[] {
    return Object.entries(this.module.settings).map(([name, field]) => ({ name, ...field }) as FieldInfo)
  }

  #type(name: string, draft: unknown): void {
    this.#drafts = { ...this.#drafts, [name]: draft }
    this.#touched = new Set([...this.#touched, name])
    const { [name]: _, ...fields } = this.problems.fields
    this.problems = { fields, whole: undefined }
    this.requestUpdate()
  }

  readonly #submitted = (event: Event) => {
    event.preventDefault()
    const set: Record<string, unknown> = {}
    const wrong: Record<string, string> = {}
    for (const field of this.#fields.filter(({ name }) => this.#touched.has(name))) {
      const read = readDraft(field, this.#drafts[field.name])
      if ('problem' in read) wrong[field.name] = problemWords(this.texts, read.problem)
      else set[field.name] = read.value
    }
    if (Object.keys(wrong).length > 0) void this.#show({ fields: wrong, whole: undefined })
    else void this.#write(set)
  }

  async #write(set: Values): Promise<void> {
    const { texts, session, module, said } = this
    try {
      const input = { plugin: module.name, version: said?.version, set }
      const answer = await session.api.mutate('kernel.changeSettings', input)
      const text = isHeld(answer)
        ? texts.say('edit.held', { why: answer.held.reason })
        : texts.say('modules.settings.saved', { name: texts.plugin(module.name) })
      notify(this, { text })
      this.#touched = new Set()
      await this.#load()
    } catch (error) {
      // What somebody else wrote meanwhile is read; what was typed here stays, and the next save writes over theirs.
      if ((error as KithError).code === 'KITH_CONFLICT') await this.#load(true)
      await this.#show(problemsOf(error, texts, this.#fields))
    }
  }

  async #show(problems: Problems): Promise<void> {
    this.problems = problems
    await this.updateComplete
    const [first] = Object.keys(problems.fields)
    if (first !== undefined) this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`s-${first}`)}`)?.focus()
  }

  async #load(isTypedKept = false): Promise<void> {
    const plugin = this.module.name
    try {
      const said = await this.session.api.query<Said>('kernel.settingsOf', { plugin })
      if (plugin !== this.module.name) return
      const isKept = (name: string) => isTypedKept && this.#touched.has(name)
      this.#drafts = Object.fromEntries(
        this.#fields.map(field => [
          field.name,
          isKept(field.name) ? this.#drafts[field.name] : inputOf(field).draft(said.values[field.name] ?? null),
        ]),
      )
      if (!isTypedKept) this.#touched = new Set()
      this.problems = noProblems
      this.error = undefined
      this.said = said
    } catch (error) {
      this.error = error as KithError
    }
  }
}

/** What a module calls its setting: the text `leads.settings.idleDays`. */
function settingName(texts: Texts, plugin: string, name: string): string {
  return texts.word(`${plugin}.settings.${name}`)
}

function settingHint(texts: Texts, plugin: string, name: string): string | undefined {
  const key = `${plugin}.settings.${name}.hint`
  return texts.has(key) ? texts.word(key) : undefined
}

function shortly(value: unknown, texts: Texts): string {
  if (value === null || value === undefined || value === '') return texts.say('value.empty')
  if (typeof value === 'boolean') return texts.say(value ? 'value.yes' : 'value.no')
  return typeof value === 'number' ? texts.number(value) : typeof value === 'string' ? value : JSON.stringify(value)
}

customElements.define('kith-module-settings', KithModuleSettings)
