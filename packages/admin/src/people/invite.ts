import { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { noProblems, type Problems, problemsOf } from '../edit/problems.ts'
import { Part } from '../ui/part.ts'
import {
  boxes,
  formStyles,
  line,
  lineOptions,
  localeOptions,
  roleOptions,
  select,
  teamOptions,
  zoneOptions,
} from './controls.ts'
import { administrator, type LineRow, type RoleRow, type TeamRow } from './read.ts'

interface Draft {
  readonly email: string
  readonly name: string
  readonly roles: readonly string[]
  readonly team: string
  readonly lines: readonly string[]
  readonly locale: string
  readonly zone: string
}

/** Whom to invite, and as what. Tells by `kith-invited` of the name, by `kith-close` that nobody is invited. */
export class KithInvite extends Part {
  static override styles = [
    Part.styles,
    formStyles,
    css`.lead { margin-bottom: var(--k-space-4); color: var(--k-text-2); }`,
  ]
  static override properties = {
    roles: { attribute: false },
    teams: { attribute: false },
    lines: { attribute: false },
    draft: { state: true },
    busy: { state: true },
  }

  declare roles: readonly RoleRow[]
  declare teams: readonly TeamRow[]
  declare lines: readonly LineRow[]
  declare draft: Draft
  declare busy: boolean

  #problems: Problems = noProblems

  override willUpdate(): void {
    this.draft ??= {
      email: '',
      name: '',
      roles: [],
      team: '',
      lines: [],
      locale: this.texts.locale,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
  }

  override render(): TemplateResult {
    const { texts, roles, teams, lines, draft } = this
    const { fields, whole } = this.#problems
    const label = (name: string) => texts.field('kernel.user', name)
    const typed = (name: keyof Draft) => ({
      id: name,
      label: label(name),
      value: String(draft[name]),
      problem: fields[name],
      texts,
      change: (value: string) => this.#change({ [name]: value }),
    })
    return html`<form class="form" novalidate @submit=${this.#send}>
      <p class="lead">${texts.say('users.invite.text')}</p>
      ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
      <div class="grid">
        ${line({ ...typed('email'), mode: 'email', isRequired: true, max: 254 })}
        ${line({ ...typed('name'), max: 200, hint: texts.say('users.invite.name') })}
        ${boxes({ id: 'roles', legend: label('roles'), options: roleOptions(this.#offered(roles), texts), chosen: draft.roles, problem: fields.roles, change: chosen => this.#change({ roles: chosen }) })}
        ${select({ ...typed('team'), options: teamOptions(teams, texts) })}
        ${select({ ...typed('locale'), options: localeOptions(draft.locale), hint: texts.say('users.invite.locale') })}
        ${select({ ...typed('zone'), options: zoneOptions(draft.zone) })}
        ${lines.length > 0 ? boxes({ id: 'lines', legend: label('lines'), options: lineOptions(lines, draft.lines), chosen: draft.lines, change: chosen => this.#change({ lines: chosen }) }) : nothing}
      </div>
      <div class="acts"><button class="btn primary" type="submit" aria-disabled=${this.busy === true}>${texts.say('users.invite.do')}</button><button class="btn quiet" type="button" @click=${() => this.dispatchEvent(new CustomEvent('kith-close'))}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  /** Nobody gives a role that he does not have, but for administrators. */
  #offered(roles: readonly RoleRow[]): readonly RoleRow[] {
    const { me } = this.session
    return me.roles.includes(administrator) ? roles : roles.filter(({ key }) => me.roles.includes(key))
  }

  #change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part }
    const left = Object.entries(this.#problems.fields).filter(([name]) => !(name in part))
    this.#problems = { fields: Object.fromEntries(left), whole: undefined }
  }

  readonly #send = async (event: Event) => {
    event.preventDefault()
    if (this.busy) return
    const { texts, session } = this
    const { email, name, team, lines, ...rest } = this.draft
    if (email.trim() === '') return this.#refuse({ fields: { email: texts.say('problem.required') }, whole: undefined })
    this.busy = true
    try {
      await session.api.mutate('kernel.invite', {
        ...rest,
        email: email.trim(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(team === '' ? {} : { team }),
        ...(lines.length === 0 ? {} : { lines }),
      })
      this.dispatchEvent(new CustomEvent<string>('kith-invited', { detail: name.trim() || email.trim() }))
    } catch (error) {
      await this.#refuse(this.#refused(error))
    } finally {
      this.busy = false
    }
  }

  #refused(error: unknown): Problems {
    const { texts, directory } = this
    const isInactive =
      error instanceof KithError &&
      ((error.details.problems ?? []) as readonly { readonly code: string }[]).some(({ code }) => code === 'inactive')
    if (isInactive) return { fields: { email: texts.say('users.invite.inactive') }, whole: undefined }
    return problemsOf(error, texts, directory.byName('kernel.user')?.fields ?? [])
  }

  async #refuse(problems: Problems): Promise<void> {
    this.#problems = problems
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

customElements.define('kith-invite', KithInvite)
