import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { pageAddress } from '../pages/pages.ts'
import { avatar } from '../ui/avatar.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import './invite.ts'
import { byName, type InvitationRow, type LineRow, type RoleRow, readAll, type TeamRow, type UserRow } from './read.ts'
import { pageStyles } from './styles.ts'
import { roleWords, stateOf, stateWords } from './words.ts'

/** What the page of the users is drawn from. */
interface Known {
  readonly users: readonly UserRow[]
  readonly roles: readonly RoleRow[]
  readonly teams: readonly TeamRow[]
  readonly lines: readonly LineRow[]
  readonly invitations: readonly InvitationRow[]
}

type Shown = 'active' | 'all' | 'ended'

const concerned = ['kernel.user', 'kernel.role', 'kernel.team', 'kernel.invitation']

/** Who works here: searched by name, address, team and role. */
export class KithUsers extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    pageStyles,
    css`
      tr { position: relative; }
      tbody tr:hover td { background: var(--k-hover); }
      td a::after { position: absolute; inset: 0; content: ''; }
      .who { display: flex; align-items: baseline; gap: var(--k-space-2); min-width: 0; }
      .c-state { width: 8rem; }
      @container (max-width: 46rem) {
        thead { position: absolute; clip-path: inset(50%); }
        tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--k-space-3); padding-block: var(--k-space-2); border-bottom: var(--k-hairline) solid var(--k-line); }
        td { height: auto; padding: 0; border: 0; }
        .c-name { grid-column: 1; }
        .c-state { grid-column: 2; grid-row: 1; width: auto; }
        .c-mail, .c-team, .c-roles { grid-column: 1 / -1; padding-inline-start: calc(1.25rem + var(--k-space-2)); }
        .c-team:empty { display: none; }
      }
    `,
  ]
  static override properties = {
    known: { state: true },
    shown: { state: true },
    text: { state: true },
    inviting: { state: true },
  }

  declare known: Known | undefined
  declare shown: Shown
  declare text: string
  declare inviting: boolean

  #error: KithError | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => concerned.includes(entity),
      () => void this.#load(),
    )
    this.shown = 'active'
    this.text = ''
    this.inviting = false
  }

  override render(): TemplateResult {
    const { texts, known } = this
    if (this.#error)
      return html`<div class="page">${failure({ texts, error: this.#error, again: () => void this.#load() })}</div>`
    if (!known) return html`<div class="page"><p class="hint" role="status">${texts.say('state.loading')}</p></div>`
    const rows = this.#rows(known)
    return html`<div class="page">
      <div class="tools">
        <div class="pair grow"><label for="search">${texts.say('users.search')}</label><input class="control" id="search" type="search" .value=${this.text} @input=${this.#typed}></div>
        <div class="pair"><label for="show">${texts.say('users.show')}</label><select class="control" id="show" @change=${this.#chose}>
          ${(['active', 'all', 'ended'] as const).map(one => html`<option value=${one} ?selected=${one === this.shown}>${texts.say(`users.show.${one}`)}</option>`)}
        </select></div>
        <span class="hint" role="status">${texts.say('users.count', { n: texts.number(rows.length) })}</span>
        ${this.session.me.mayCall('kernel.invite') ? html`<button class="btn primary end" type="button" @click=${() => (this.inviting = true)}>${icon('user-plus')}${texts.say('users.invite')}</button>` : nothing}
      </div>
      ${rows.length === 0 ? html`<p class="said">${texts.say(this.text === '' ? 'users.none' : 'users.nothing')}</p>` : this.#table(rows, known)}
      ${this.inviting ? this.#invite(known) : nothing}
    </div>`
  }

  #table(rows: readonly UserRow[], known: Known): TemplateResult {
    const { texts } = this
    const field = (name: string) => texts.field('kernel.user', name)
    const teams = new Map(known.teams.map(({ id, name }) => [id, name]))
    return html`<table>
      <thead><tr><th scope="col">${field('name')}</th><th scope="col">${field('email')}</th><th scope="col">${field('team')}</th><th scope="col">${field('roles')}</th><th scope="col" class="c-state">${texts.say('users.state')}</th></tr></thead>
      <tbody>${rows.map(
        user => html`<tr>
          <td class="c-name"><span class="who">${avatar(user.id, user.name)}<a href=${pageAddress('users', user.id)} dir="auto">${user.name}</a></span></td>
          <td class="c-mail">${user.email}</td>
          <td class="c-team" dir="auto">${teams.get(user.team ?? '') ?? ''}</td>
          <td class="c-roles">${roleWords(user, known.roles, texts) ?? html`<span class="hint" title=${texts.say('users.roles.hidden')}>—</span>`}</td>
          <td class="c-state">${stateWords(stateOf(user, known.invitations), texts)}</td>
        </tr>`,
      )}</tbody>
    </table>`
  }

  #rows({ users, teams, roles }: Known): readonly UserRow[] {
    const { texts } = this
    const words = this.text.trim().toLowerCase().split(/\s+/).filter(Boolean)
    const names = new Map(teams.map(({ id, name }) => [id, name]))
    const fits = (user: UserRow) => {
      const all = [user.name, user.email, names.get(user.team ?? ''), roleWords(user, roles, texts)]
      const said = all.join(' ').toLowerCase()
      return words.every(word => said.includes(word))
    }
    const isShown = ({ active }: UserRow) => this.shown === 'all' || active === (this.shown === 'active')
    return byName(
      users.filter(user => isShown(user) && fits(user)),
      texts.locale,
    )
  }

  #invite(known: Known): TemplateResult {
    const { texts, session, directory } = this
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const invited = ({ detail }: CustomEvent<string>) => {
      close()
      notify(this, { text: texts.say('users.invited', { name: detail }) })
    }
    const body = html`<kith-invite .session=${session} .directory=${directory} .texts=${texts} .roles=${known.roles} .teams=${known.teams} .lines=${known.lines} @kith-invited=${invited} @kith-close=${close}></kith-invite>`
    const closed = () => {
      this.inviting = false
    }
    return dialog({ texts, title: texts.say('users.invite.title'), body, closed })
  }

  readonly #typed = (event: Event) => {
    this.text = (event.target as HTMLInputElement).value
  }

  readonly #chose = (event: Event) => {
    this.shown = (event.target as HTMLSelectElement).value as Shown
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const open = { acceptedAt: null, revokedAt: null }
    try {
      const [users, roles, teams, lines, invitations, accepted] = await Promise.all([
        readAll<UserRow>(api, 'kernel.users'),
        readAll<RoleRow>(api, 'kernel.roles'),
        readAll<TeamRow>(api, 'kernel.teams'),
        readAll<LineRow>(api, 'kernel.lines'),
        readAll<InvitationRow>(api, 'kernel.invitations', { where: open }).catch(() => []),
        readAll<InvitationRow>(api, 'kernel.invitations', { where: { not: { acceptedAt: null } } }).catch(() => []),
      ])
      this.#error = undefined
      this.known = { users, roles, teams, lines, invitations: [...invitations, ...accepted] }
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

customElements.define('kith-users', KithUsers)
