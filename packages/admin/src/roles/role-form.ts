import { isHeld, KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { noProblems, type Problems, problemsOf } from '../edit/problems.ts'
import { boxes, formStyles, line, roleOptions } from '../people/controls.ts'
import { administrator, type RoleRow } from '../people/read.ts'
import { Part } from '../ui/part.ts'

interface Draft {
  readonly key: string
  readonly en: string
  readonly zh: string
  readonly textEn: string
  readonly textZh: string
  readonly includes: readonly string[]
}

/**
 * A role of one's own to fill in. Tells by `kith-included` what it would include, so that the matrix shows it, by
 * `kith-done` of the role as it was saved.
 */
export class KithRoleForm extends Part {
  static override styles = [
    Part.styles,
    formStyles,
    css`
      form { max-width: var(--k-measure); padding-block: var(--k-space-3) var(--k-space-5); }
    `,
  ]
  static override properties = { row: { attribute: false }, roles: { attribute: false }, draft: { state: true } }

  /** The role to change; none makes a new one. */
  declare row: RoleRow | undefined
  declare roles: readonly RoleRow[]
  declare draft: Draft

  #problems: Problems = noProblems
  #isKeyTyped = false

  override willUpdate(): void {
    const { row } = this
    this.draft ??= {
      key: row?.key ?? '',
      en: row?.name.en ?? '',
      zh: row?.name['zh-CN'] ?? '',
      textEn: row?.description?.en ?? '',
      textZh: row?.description?.['zh-CN'] ?? '',
      includes: row?.includes ?? [],
    }
  }

  override render(): TemplateResult {
    const { texts, draft, row, roles } = this
    const { fields, whole } = this.#problems
    const typed = (name: 'en' | 'zh' | 'textEn' | 'textZh', label: string) => ({
      id: name,
      label,
      value: draft[name],
      texts,
      change: (value: string) => this.#change({ [name]: value }),
    })
    const others = roles.filter(({ key }) => key !== administrator && key !== row?.key)
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
      <div class="grid">
        ${line({ ...typed('en', texts.say('roles.name.en')), problem: fields.name, isRequired: true, max: 100 })}
        ${line({ ...typed('zh', texts.say('roles.name.zh')), max: 100 })}
        ${line({ ...typed('textEn', texts.say('roles.text.en')), max: 1000 })}
        ${line({ ...typed('textZh', texts.say('roles.text.zh')), max: 1000 })}
        ${row ? nothing : line({ id: 'key', label: texts.field('kernel.role', 'key'), value: draft.key, problem: fields.key, hint: texts.say('roles.key.hint'), texts, max: 60, isRequired: true, change: value => this.#typeKey(value) })}
        ${boxes({ id: 'includes', legend: texts.field('kernel.role', 'includes'), options: roleOptions(others, texts), chosen: draft.includes, problem: fields.includes, change: includes => this.#change({ includes }) })}
      </div>
      <div class="acts"><button class="btn primary" type="submit">${texts.say('roles.save')}</button><button class="btn quiet" type="button" @click=${() => this.dispatchEvent(new CustomEvent('kith-close'))}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  #typeKey(key: string): void {
    this.#isKeyTyped = true
    this.#change({ key })
  }

  /** The key follows the name until somebody types one. */
  #change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part }
    if (!this.row && !this.#isKeyTyped && part.en !== undefined) this.draft = { ...this.draft, key: keyOf(part.en) }
    this.#problems = noProblems
    if (part.includes) this.dispatchEvent(new CustomEvent('kith-included', { detail: part.includes }))
  }

  readonly #save = async (event: Event) => {
    event.preventDefault()
    const { row, draft, texts, session } = this
    const missing = { ...(draft.en.trim() ? {} : { name: texts.say('problem.required') }), ...this.#keyProblem() }
    if (Object.keys(missing).length > 0) return this.#refuse({ fields: missing, whole: undefined })
    const set = {
      name: words(draft.en, draft.zh),
      description: words(draft.textEn, draft.textZh),
      includes: draft.includes,
    }
    try {
      const answer = row
        ? await session.api.mutate<RoleRow>('kernel.roles.update', { id: row.id, version: row.version, set })
        : await session.api.mutate<RoleRow>('kernel.roles.create', { key: draft.key.trim(), ...set })
      if (!isHeld(answer)) this.dispatchEvent(new CustomEvent<RoleRow>('kith-done', { detail: answer }))
    } catch (error) {
      await this.#refuse(
        error instanceof KithError && error.code === 'KITH_ROLE_CYCLE'
          ? { fields: { includes: texts.error(error) }, whole: undefined }
          : problemsOf(error, texts, this.directory.byName('kernel.role')?.fields ?? []),
      )
    }
  }

  #keyProblem(): Readonly<Record<string, string>> {
    const { row, draft, texts } = this
    return row || /^[a-z][a-z0-9-]*$/.test(draft.key.trim()) ? {} : { key: texts.say('roles.key.wrong') }
  }

  async #refuse(problems: Problems): Promise<void> {
    this.#problems = problems
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], #includes:has(.wrong) input')?.focus()
  }
}

function words(en: string, zh: string): Readonly<Record<string, string>> {
  return { ...(en.trim() ? { en: en.trim() } : {}), ...(zh.trim() ? { 'zh-CN': zh.trim() } : {}) }
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
}

customElements.define('kith-role-form', KithRoleForm)
