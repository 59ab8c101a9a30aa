import { isHeld, KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { noProblems, type Problems, problemsOf } from '../edit/problems.ts'
import { pageAddress } from '../pages/pages.ts'
import { avatar } from '../ui/avatar.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
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
import './hand-over.ts'
import { invitationPart } from './invitation.ts'
import { type InvitationRow, type LineRow, type RoleRow, readAll, type TeamRow, type UserRow } from './read.ts'
import { pageStyles } from './styles.ts'
import { stateOf, stateWords } from './words.ts'

interface Known {
  readonly user: UserRow
  readonly roles: readonly RoleRow[]
  readonly teams: readonly TeamRow[]
  readonly lines: readonly LineRow[]
  readonly invitations: readonly InvitationRow[]
}

/** What may be typed of a user. Empty words are none. */
type Draft = Partial<Record<'name' | 'email' | 'team' | 'locale' | 'zone' | 'region', string>> &
  Partial<Record<'roles' | 'lines', readonly string[]>>

/** Refusals that are about the roles, whatever was changed. */
const ofRoles = ['KITH_LAST_ADMINISTRATOR', 'KITH_ROLE_GRANT']

/** One user: who he is, what he may do, how he comes in, and how he leaves. */
export class KithUser extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    pageStyles,
    formStyles,
    css`
      .back { display: inline-flex; align-items: center; gap: var(--k-space-1); min-height: var(--k-control-height); color: var(--k-text-2); }
      .back:hover { color: var(--k-text); }
      .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-3); padding-block: var(--k-space-2) var(--k-space-5); }
      .top .acts { margin: 0; margin-inline-start: auto; }
      .form, .part { max-width: var(--k-measure); }
      .top + .wrong { margin-bottom: var(--k-space-4); }
      @media (max-width: 47.99rem) {
        .top .acts { flex: 1 1 100%; margin-inline-start: 0; }
      }
    `,
  ]
  static override properties = {
    userId: { attribute: false },
    known: { state: true },
    draft: { state: true },
    leaving: { state: true },
  }

  declare userId: string
  declare known: Known | undefined
  declare draft: Draft
  /** Which dialog is open: to hand over, or to end him too. */
  declare leaving: 'hand-over' | 'end' | undefined

  #error: KithError | undefined
  #problems: Problems = noProblems
  /** What went wrong with what the buttons at the top do. */
  #refused: string | undefined
  #unfollow: (() => void) | undefined

  constructor() {
    super()
    this.draft = {}
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unfollow = follow(
      this.session.connection,
      ({ entity, id }) => id === this.userId || entity === 'kernel.invitation' || entity === 'kernel.role',
      () => void this.#load(),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('userId')) return
    this.known = undefined
    this.draft = {}
    this.#problems = noProblems
    this.#refused = undefined
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, known } = this
    return html`<div class="page">
      <a class="back" href=${pageAddress('users')}>${icon('back')}${texts.say('users.back')}</a>
      ${this.#error ? failure({ texts, error: this.#error, again: () => void this.#load() }) : known ? this.#all(known) : html`<p class="hint" role="status">${texts.say('state.loading')}</p>`}
    </div>`
  }

  #all(known: Known): TemplateResult {
    const { user, invitations } = known
    const { texts } = this
    const { me } = this.session
    const button = (key: 'users.hand-over' | 'users.end' | 'users.activate', act: () => void) =>
      html`<button class="btn" type="button" @click=${act}>${texts.say(key)}</button>`
    return html`
      <div class="top">
        <h2 class="own">${avatar(user.id, user.name)}<span dir="auto">${user.name}</span></h2>
        ${stateWords(stateOf(user, invitations), texts)}
        ${
          this.#mayWrite
            ? html`<div class="acts">
          ${me.mayCall('kernel.handOver') ? button('users.hand-over', () => this.#leave('hand-over')) : nothing}
          ${user.active ? button('users.end', () => this.#leave('end')) : button('users.activate', () => void this.#activate())}
        </div>`
            : nothing
        }
      </div>
      ${this.#refused === undefined ? nothing : html`<p class="wrong" role="alert">${this.#refused}</p>`}
      ${this.#form(known)}
      ${me.mayCall('kernel.invite') && user.active ? invitationPart({ texts, user, invitations, send: () => void this.#invite(user), revoke: () => void this.#revoke(user) }) : nothing}
      ${this.leaving ? this.#handOver(known, this.leaving) : nothing}`
  }

  /** Everybody may write his own name: what is more is an administrator's, or of a role that he gave it to. */
  get #mayWrite(): boolean {
    const { me } = this.session
    return me.may('create', 'kernel.user') || me.mayCall('kernel.handOver')
  }

  #form({ user, roles, teams, lines }: Known): TemplateResult {
    const { texts, draft } = this
    const { fields, whole } = this.#problems
    const label = (name: string) => texts.field('kernel.user', name)
    const typed = (name: 'name' | 'email' | 'team' | 'locale' | 'zone' | 'region') => ({
      id: name,
      label: label(name),
      value: draft[name] ?? user[name] ?? '',
      problem: fields[name],
      texts,
      change: (value: string) => this.#change({ [name]: value }),
    })
    const [ownRoles, ownLines] = [draft.roles ?? user.roles ?? [], draft.lines ?? user.lines ?? []]
    const isChanged = Object.keys(draft).length > 0
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
      <div class="grid">
        ${line({ ...typed('name'), isRequired: true, max: 200 })}
        ${line({ ...typed('email'), mode: 'email', isRequired: true, max: 254 })}
        ${user.roles === undefined ? nothing : boxes({ id: 'roles', legend: label('roles'), options: roleOptions(roles, texts), chosen: ownRoles, problem: fields.roles, change: chosen => this.#change({ roles: chosen }) })}
        ${select({ ...typed('team'), options: teamOptions(teams, texts) })}
        ${line({ ...typed('region'), max: 100, hint: texts.say('users.region.hint') })}
        ${select({ ...typed('locale'), options: localeOptions(user.locale ?? '') })}
        ${select({ ...typed('zone'), options: zoneOptions(user.zone ?? '') })}
        ${lines.length > 0 ? boxes({ id: 'lines', legend: label('lines'), options: lineOptions(lines, ownLines), chosen: ownLines, problem: fields.lines, change: chosen => this.#change({ lines: chosen }) }) : nothing}
      </div>
      <div class="acts">
        <button class="btn primary" type="submit">${texts.say('edit.save')}</button>
        ${isChanged ? html`<button class="btn quiet" type="button" @click=${this.#putBack}>${texts.say('users.put-back')}</button><span class="hint">${texts.say('users.changed', { n: Object.keys(draft).length })}</span>` : nothing}
      </div>
    </form>`
  }

  #handOver({ user, teams }: Known, leaving: 'hand-over' | 'end'): TemplateResult {
    const { texts, session, directory } = this
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const body = html`<kith-hand-over .session=${session} .directory=${directory} .texts=${texts} .from=${user} .teams=${teams} .ends=${leaving === 'end'} @kith-close=${close}></kith-hand-over>`
    const closed = () => {
      this.leaving = undefined
    }
    const title = texts.say(leaving === 'end' ? 'users.end.title' : 'users.hand-over.title', { name: user.name })
    return dialog({ texts, title, body, closed })
  }

  #leave(how: 'hand-over' | 'end'): void {
    this.#refused = undefined
    this.leaving = how
  }

  #change(part: Draft): void {
    this.draft = { ...this.draft, ...part }
    const left = Object.entries(this.#problems.fields).filter(([name]) => !(name in part))
    this.#problems = { fields: Object.fromEntries(left), whole: undefined }
  }

  readonly #putBack = () => {
    this.draft = {}
    this.#problems = noProblems
  }

  readonly #save = async (event: Event) => {
    event.preventDefault()
    const { known, draft, texts, session } = this
    if (!known || Object.keys(draft).length === 0) return
    const { id, version } = known.user
    const set = Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, written(value)]))
    const missing = (['name', 'email'] as const).filter(name => name in set && set[name] === null)
    if (missing.length > 0) {
      const fields = Object.fromEntries(missing.map(name => [name, texts.say('problem.required')]))
      return this.#refuse({ fields, whole: undefined })
    }
    try {
      const answer = await session.api.mutate<UserRow>('kernel.users.update', { id, version, set })
      this.draft = {}
      this.#problems = noProblems
      if (isHeld(answer)) notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
      else notify(this, { text: texts.say('users.saved', { name: answer.name }) })
      await this.#load()
    } catch (error) {
      await this.#refuse(this.#problemsOf(error))
    }
  }

  /** After a conflict what others wrote is read, and the next save writes over it. */
  #problemsOf(error: unknown): Problems {
    const { texts, directory, draft } = this
    if (error instanceof KithError && ofRoles.includes(error.code) && draft.roles)
      return { fields: { roles: texts.error(error) }, whole: undefined }
    if (error instanceof KithError && error.code === 'KITH_CONFLICT') void this.#load()
    return problemsOf(error, texts, directory.byName('kernel.user')?.fields ?? [])
  }

  async #refuse(problems: Problems): Promise<void> {
    this.#problems = problems
    this.requestUpdate()
    await this.updateComplete
    const [first] = Object.keys(problems.fields)
    const at = first === undefined ? undefined : this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(first)}`)
    ;(at?.matches('fieldset') ? at.querySelector('input') : at)?.focus()
  }

  async #activate(): Promise<void> {
    const { user } = this.known as Known
    await this.#try(async () => {
      await this.session.api.mutate('kernel.users.update', { id: user.id, set: { active: true } })
      notify(this, { text: this.texts.say('users.activated', { name: user.name }) })
    })
  }

  async #invite({ name, email }: UserRow): Promise<void> {
    await this.#try(async () => {
      await this.session.api.mutate('kernel.invite', { email })
      notify(this, { text: this.texts.say('users.sent', { name }) })
    })
  }

  async #revoke({ id, name }: UserRow): Promise<void> {
    await this.#try(async () => {
      await this.session.api.mutate('kernel.revokeInvitation', { user: id })
      notify(this, { text: this.texts.say('users.revoked', { name }) })
    })
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#refused = undefined
    try {
      await work()
      await this.#load()
    } catch (error) {
      this.#refused = this.texts.error(error as KithError)
      this.requestUpdate()
    }
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const id = this.userId
    try {
      const [user, roles, teams, lines, invitations] = await Promise.all([
        api.query<UserRow>('kernel.users.get', { id }),
        readAll<RoleRow>(api, 'kernel.roles'),
        readAll<TeamRow>(api, 'kernel.teams'),
        readAll<LineRow>(api, 'kernel.lines'),
        readAll<InvitationRow>(api, 'kernel.invitations', { where: { user: id } }).catch(() => []),
      ])
      if (id !== this.userId) return
      this.#error = undefined
      this.known = { user, roles, teams, lines, invitations }
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

/** What is kept of what was typed: no words are nothing. */
function written(value: string | readonly string[] | undefined): unknown {
  return typeof value === 'string' ? value.trim() || null : value
}

customElements.define('kith-user', KithUser)
