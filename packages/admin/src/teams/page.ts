import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { pageAddress } from '../pages/pages.ts'
import { byName, type LineRow, readAll, type TeamRow, type UserRow } from '../people/read.ts'
import { pageStyles } from '../people/styles.ts'
import { avatar } from '../ui/avatar.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { menu, menuStyles } from '../ui/menu.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import './line-form.ts'
import './team-form.ts'
import { type TreeRow, treeOf } from './tree.ts'

interface Known {
  readonly teams: readonly TeamRow[]
  readonly lines: readonly LineRow[]
  readonly users: readonly UserRow[]
}

/** What is written in the dialog: a team, new or there already, or a business line. */
type Open =
  | { readonly what: 'team'; readonly team?: TeamRow; readonly parent?: string }
  | { readonly what: 'line'; readonly line?: LineRow }

const concerned = ['kernel.team', 'kernel.businessLine', 'kernel.user']

/** The tree of teams, and the business lines. */
export class KithTeams extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    menuStyles,
    pageStyles,
    css`
      .line { display: grid; grid-template-columns: minmax(0, 1fr) 12rem 8rem 7rem auto; align-items: center; gap: 0 var(--k-space-3); min-height: var(--k-row); border-bottom: var(--k-hairline) solid var(--k-line); color: var(--k-text-2); }
      .line > * { min-width: 0; overflow-wrap: anywhere; }
      .name { color: var(--k-text); font-weight: var(--k-weight-medium); }
      .tree ul .line { padding-inline-start: calc(var(--depth) * var(--k-space-6)); }
      .tree ul { --depth: 0; }
      .tree ul ul { --depth: 1; }
      .tree ul ul ul { --depth: 2; }
      .tree ul ul ul ul { --depth: 3; }
      .tree ul ul ul ul ul { --depth: 4; }
      .tree ul ul ul ul ul ul { --depth: 5; }
      .lines .line { grid-template-columns: minmax(0, 1fr) 8rem auto; }
      .members { text-align: end; }
      .section { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-3); padding-block: var(--k-space-2); }
      .section .btn { margin-inline-start: auto; }
      .wrong { padding-block: var(--k-space-2); }
      @container (max-width: 46rem) {
        .tree .line { grid-template-columns: minmax(0, 1fr) auto; padding-block: var(--k-space-2); }
        .tree .line .menu { grid-column: 2; grid-row: 1 / span 4; }
        .tree .line > span { grid-column: 1; }
        .members { text-align: start; }
        .tree .line > span:empty { display: none; }
        .tree ul .line { padding-inline-start: calc(var(--depth) * var(--k-space-4)); }
      }
    `,
  ]
  static override properties = { known: { state: true }, open: { state: true } }

  declare known: Known | undefined
  declare open: Open | undefined

  #error: KithError | undefined
  /** Of whom something was refused, and why. */
  #refused: { readonly id: string; readonly words: string } | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => concerned.includes(entity),
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, known } = this
    if (this.#error)
      return html`<div class="page">${failure({ texts, error: this.#error, again: () => void this.#load() })}</div>`
    if (!known) return html`<div class="page"><p class="hint" role="status">${texts.say('state.loading')}</p></div>`
    return html`<div class="page">
      <div class="section">
        <p class="lead">${texts.say('teams.text')}</p>
        ${this.#may('create', 'kernel.team') ? html`<button class="btn primary" type="button" @click=${() => this.#show({ what: 'team' })}>${icon('plus')}${texts.say('teams.add')}</button>` : nothing}
      </div>
      ${known.teams.length === 0 ? html`<p class="said">${texts.say('teams.none')}</p>` : html`<div class="tree">${this.#branch(treeOf(known.teams, texts.locale), known)}</div>`}
      ${this.#lines(known)}
      ${this.open ? this.#dialog(this.open, known) : nothing}
    </div>`
  }

  #branch(rows: readonly TreeRow[], known: Known): TemplateResult {
    const items = rows.map(
      ({ team, below }) =>
        html`<li>${this.#team(team, known)}${below.length > 0 ? this.#branch(below, known) : nothing}</li>`,
    )
    return rows[0]?.depth === 0
      ? html`<ul class="top" role="list" aria-label=${this.texts.plural('kernel.team')}>${items}</ul>`
      : html`<ul role="list">${items}</ul>`
  }

  #team(team: TeamRow, { users }: Known): TemplateResult {
    const { texts } = this
    const manager = users.find(({ id }) => id === team.manager)
    const members = users.filter(user => user.team === team.id && user.active).length
    const items = [
      ...(this.#may('update', 'kernel.team')
        ? [{ text: texts.say('teams.edit'), act: () => this.#show({ what: 'team', team }) }]
        : []),
      ...(this.#may('create', 'kernel.team')
        ? [{ text: texts.say('teams.add.below'), act: () => this.#show({ what: 'team', parent: team.id }) }]
        : []),
      ...(this.#may('delete', 'kernel.team')
        ? [{ text: texts.say('teams.delete'), act: () => void this.#delete('kernel.teams', team) }]
        : []),
    ]
    return html`<div class="line" data-id=${team.id}>
      <span class="name" dir="auto">${team.name}</span>
      <span>${manager ? html`<a class="own" href=${pageAddress('users', manager.id)} title=${texts.field('kernel.team', 'manager')}>${avatar(manager.id, manager.name)}<span class="vh">${texts.field('kernel.team', 'manager')}: </span><span dir="auto">${manager.name}</span></a>` : nothing}</span>
      <span>${team.kind === null ? nothing : texts.choice('kernel.team', 'kind', team.kind)}</span>
      <span class="members num">${texts.say(members === 1 ? 'teams.member' : 'teams.members', { n: texts.number(members) })}</span>
      ${items.length > 0 ? menu(texts.say('teams.more', { name: team.name }), items) : nothing}
    </div>${this.#wrong(team.id)}`
  }

  #lines({ lines }: Known): TemplateResult {
    const { texts } = this
    return html`<section class="part">
      <div class="section">
        <h2>${texts.plural('kernel.businessLine')}</h2>
        ${this.#may('create', 'kernel.businessLine') ? html`<button class="btn" type="button" @click=${() => this.#show({ what: 'line' })}>${icon('plus')}${texts.say('lines.add')}</button>` : nothing}
      </div>
      <p class="lead">${texts.say('lines.text')}</p>
      ${lines.length === 0 ? html`<p class="said">${texts.say('lines.none')}</p>` : html`<ul class="lines">${byName(lines, texts.locale).map(line => html`<li>${this.#line(line)}</li>`)}</ul>`}
    </section>`
  }

  #line(line: LineRow): TemplateResult {
    const { texts } = this
    const items = [
      ...(this.#may('update', 'kernel.businessLine')
        ? [
            { text: texts.say('lines.edit'), act: () => this.#show({ what: 'line', line }) },
            {
              text: texts.say(line.active ? 'lines.end' : 'lines.begin'),
              act: () => void this.#turn(line),
            },
          ]
        : []),
      ...(this.#may('delete', 'kernel.businessLine')
        ? [{ text: texts.say('lines.delete'), act: () => void this.#delete('kernel.lines', line) }]
        : []),
    ]
    return html`<div class="line" data-id=${line.id}>
      <span class="name" dir="auto">${line.name}</span>
      <span class="st"><i class="dot ${line.active ? 'green' : ''}"></i>${texts.say(line.active ? 'lines.active' : 'lines.ended')}</span>
      ${items.length > 0 ? menu(texts.say('teams.more', { name: line.name }), items) : nothing}
    </div>${this.#wrong(line.id)}`
  }

  #wrong(id: string): TemplateResult | typeof nothing {
    return this.#refused?.id === id ? html`<p class="wrong" role="alert">${this.#refused.words}</p>` : nothing
  }

  #dialog(open: Open, { teams, users }: Known): TemplateResult {
    const { texts, session, directory } = this
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const saved = ({ detail }: CustomEvent<string>) => {
      close()
      notify(this, { text: texts.say('teams.saved', { name: detail }) })
      void this.#load()
    }
    const closed = () => {
      this.open = undefined
    }
    if (open.what === 'line') {
      const title = texts.say(open.line ? 'lines.edit' : 'lines.add')
      const body = html`<kith-line-form .session=${session} .directory=${directory} .texts=${texts} .row=${open.line} @kith-done=${saved} @kith-close=${close}></kith-line-form>`
      return dialog({ texts, title, body, closed })
    }
    const title = texts.say(open.team ? 'teams.edit' : 'teams.add')
    const body = html`<kith-team-form .session=${session} .directory=${directory} .texts=${texts} .row=${open.team} .parent=${open.parent} .teams=${teams} .users=${users} @kith-done=${saved} @kith-close=${close}></kith-team-form>`
    return dialog({ texts, title, body, closed })
  }

  #may(verb: 'create' | 'update' | 'delete', entity: string): boolean {
    return this.session.me.may(verb, entity)
  }

  #show(open: Open): void {
    this.#refused = undefined
    this.open = open
  }

  async #turn({ id, active }: LineRow): Promise<void> {
    await this.#try(id, () => this.session.api.mutate('kernel.lines.update', { id, set: { active: !active } }))
  }

  async #delete(path: string, { id, name }: TeamRow | LineRow): Promise<void> {
    const { api } = this.session
    await this.#try(id, async () => {
      await api.mutate(`${path}.delete`, { id })
      const undo = async () => {
        await api.mutate(`${path}.restore`, { id })
        await this.#load()
      }
      notify(this, { text: this.texts.say('record.deleted', { name }), undo })
    })
  }

  async #try(id: string, work: () => Promise<unknown>): Promise<void> {
    this.#refused = undefined
    try {
      await work()
      await this.#load()
    } catch (error) {
      const { code } = error as KithError
      const words = code === 'KITH_RESTRICTED' ? this.texts.say('teams.used') : this.texts.error(error as KithError)
      this.#refused = { id, words }
    }
    this.requestUpdate()
  }

  async #load(): Promise<void> {
    const { api } = this.session
    try {
      const [teams, lines, users] = await Promise.all([
        readAll<TeamRow>(api, 'kernel.teams'),
        readAll<LineRow>(api, 'kernel.lines'),
        readAll<UserRow>(api, 'kernel.users'),
      ])
      this.#error = undefined
      this.known = { teams, lines, users }
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

customElements.define('kith-teams', KithTeams)
