import { isHeld, KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { noProblems, type Problems } from '../edit/problems.ts'
import { pageAddress } from '../pages/pages.ts'
import { avatar } from '../ui/avatar.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { formStyles } from './controls.ts'
import './hand-over.ts'
import { invitationPart } from './invitation.ts'
import type { UserRow } from './read.ts'
import { type Known, readUser } from './read-user.ts'
import { pageStyles } from './styles.ts'
import { type Draft, missingIn, refusalOf, setOf } from './user-draft.ts'
import { userForm } from './user-form.ts'
import { stateOf, stateWords } from './words.ts'

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
  /** Of what is read only what was asked for last counts. */
  #turn = 0
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
      ${userForm({ texts, known, draft: this.draft, problems: this.#problems, change: this.#change, save: this.#save, putBack: this.#putBack })}
      ${me.mayCall('kernel.invite') && user.active ? invitationPart({ texts, user, invitations, send: () => void this.#invite(user), revoke: () => void this.#revoke(user) }) : nothing}
      ${this.leaving ? this.#handOver(known, this.leaving) : nothing}`
  }

  /** Everybody may write his own name: what is more is an administrator's, or of a role that he gave it to. */
  get #mayWrite(): boolean {
    const { me } = this.session
    return me.may('create', 'kernel.user') || me.mayCall('kernel.handOver')
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

  readonly #change = (part: Draft) => {
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
    const set = setOf(draft)
    const missing = missingIn(set)
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
      // After a conflict what others wrote is read, and the next save writes over it.
      if (error instanceof KithError && error.code === 'KITH_CONFLICT') void this.#load()
      await this.#refuse(refusalOf(error, this.draft, this.shared))
    }
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
    const mine = ++this.#turn
    try {
      const known = await readUser(this.session.api, this.userId)
      if (mine !== this.#turn) return
      this.#error = undefined
      this.known = known
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

customElements.define('kith-user', KithUser)
