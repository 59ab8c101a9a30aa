import type { AppManifest, KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { pageAddress } from '../pages/pages.ts'
import { administrator, type RoleRow, readAll } from '../people/read.ts'
import { pageStyles } from '../people/styles.ts'
import { inLanguage, inOrder, roleName } from '../people/words.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import './matrix.ts'
import type { Asked } from './matrix.ts'
import { permissionStyles, permissionsPart } from './permissions.ts'
import './role-form.ts'
import { withIncluded } from './rules.ts'
import './test-as.ts'

/** What is edited: a new role, or the one that is shown; and what it would include. */
interface Editing {
  readonly row: RoleRow | undefined
  readonly includes: readonly string[]
}

/** What a role may do: a matrix of records and verbs, its permissions, and a question about one person. */
export class KithRoles extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    permissionStyles,
    css`
      .two { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: var(--k-space-8); align-items: start; }
      kith-test-as { position: sticky; top: var(--k-space-3); }
      .about { padding-bottom: var(--k-space-3); }
      .mark { display: inline-flex; align-items: center; gap: var(--k-space-2); }
      @container (max-width: 64rem) {
        .two { grid-template-columns: minmax(0, 1fr); }
        kith-test-as { position: static; padding-top: var(--k-space-5); border-top: var(--k-hairline) solid var(--k-line); }
      }
    `,
  ]
  static override properties = {
    manifest: { attribute: false },
    roleKey: { attribute: false },
    roles: { state: true },
    editing: { state: true },
    asked: { state: true },
  }

  declare manifest: AppManifest
  /** Of the role that the address names; '' for the first. */
  declare roleKey: string
  declare roles: readonly RoleRow[] | undefined
  declare editing: Editing | undefined
  declare asked: Asked | undefined

  #error: KithError | undefined
  #refused: string | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.role',
      () => void this.#load(),
    )
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('roleKey')) return
    this.editing = undefined
    this.#refused = undefined
  }

  override render(): TemplateResult {
    const { texts, roles } = this
    if (this.#error)
      return html`<div class="page">${failure({ texts, error: this.#error, again: () => void this.#load() })}</div>`
    if (!roles) return html`<div class="page"><p class="hint" role="status">${texts.say('state.loading')}</p></div>`
    const ordered = inOrder(roles, texts)
    const shown =
      roles.find(({ key }) => key === this.roleKey) ?? ordered.find(({ key }) => key !== administrator) ?? ordered[0]
    return html`<div class="page">
      ${this.#tools(ordered, shown)}
      <div class="two">
        <div>${shown || this.editing ? this.#role(shown, roles) : html`<p class="said">${texts.say('roles.none')}</p>`}</div>
        ${this.session.me.mayCall('kernel.explain-others') ? html`<kith-test-as .session=${this.session} .directory=${this.directory} .texts=${texts} .asked=${this.asked}></kith-test-as>` : nothing}
      </div>
    </div>`
  }

  #tools(roles: readonly RoleRow[], shown: RoleRow | undefined): TemplateResult {
    const { texts } = this
    const { me } = this.session
    const isNew = this.editing !== undefined && this.editing.row === undefined
    const isOwn = shown !== undefined && !this.#isDeclared(shown)
    return html`<div class="tools">
      <div class="pair"><label for="role">${texts.entity('kernel.role')}</label><select class="control" id="role" ?disabled=${isNew} @change=${this.#chose}>
        ${isNew ? html`<option selected>${texts.say('roles.new')}</option>` : nothing}
        ${roles.map(role => html`<option value=${role.key} ?selected=${!isNew && role === shown}>${roleName(role, texts)}</option>`)}
      </select></div>
      ${isOwn && !this.editing && me.may('update', 'kernel.role') ? html`<button class="btn" type="button" @click=${() => this.#edit(shown)}>${icon('pen')}${texts.say('roles.edit')}</button>` : nothing}
      ${isOwn && !this.editing && me.may('delete', 'kernel.role') ? html`<button class="btn quiet" type="button" @click=${() => void this.#delete(shown)}>${texts.say('roles.delete')}</button>` : nothing}
      ${me.may('create', 'kernel.role') && !this.editing ? html`<button class="btn primary end" type="button" @click=${() => this.#edit(undefined)}>${icon('plus')}${texts.say('roles.new')}</button>` : nothing}
    </div>
    ${this.#refused === undefined ? nothing : html`<p class="wrong" role="alert">${this.#refused}</p>`}`
  }

  #role(shown: RoleRow | undefined, roles: readonly RoleRow[]): TemplateResult {
    const { texts, editing, manifest } = this
    const saved = withIncluded(editing ? (editing.row ? [editing.row.key] : []) : shown ? [shown.key] : [], roles)
    const draft = editing
      ? withIncluded([...(editing.row ? [editing.row.key] : []), ...editing.includes], without(roles, editing.row))
      : saved
    const before = editing ? saved : undefined
    return html`
      ${editing ? this.#form(editing, roles) : shown ? this.#about(shown, roles) : nothing}
      ${editing ? html`<p class="lead about">${texts.say('roles.differs')}</p>` : nothing}
      <kith-role-matrix .session=${this.session} .directory=${this.directory} .texts=${texts} .manifest=${manifest} .roles=${draft} .saved=${before} @kith-asked=${this.#wondered}></kith-role-matrix>
      ${permissionsPart({ texts, manifest, roles: draft, before })}`
  }

  #about(role: RoleRow, roles: readonly RoleRow[]): TemplateResult {
    const { texts } = this
    const plugin = this.manifest.manifests.find(one => one.roles[role.key])
    const includes = (role.includes ?? []).map(key => {
      const other = roles.find(one => one.key === key)
      return other ? roleName(other, texts) : key
    })
    const origin =
      role.key === administrator
        ? texts.say('roles.administrator')
        : plugin
          ? texts.say('roles.declared', { name: texts.plugin(plugin.name) })
          : includes.length > 0
            ? texts.say('roles.own', { roles: texts.all(includes) })
            : texts.say('roles.own.empty')
    const description = inLanguage(role.description, texts)
    return html`<div class="about">${description ? html`<p dir="auto">${description}</p>` : nothing}<p class="lead">${origin}</p></div>`
  }

  #form({ row }: Editing, roles: readonly RoleRow[]): TemplateResult {
    const { session, directory, texts } = this
    const done = ({ detail }: CustomEvent<RoleRow>) => {
      notify(this, { text: texts.say('roles.saved', { name: roleName(detail, texts) }) })
      this.editing = undefined
      void this.#load().then(() => {
        location.hash = pageAddress('roles', detail.key)
      })
    }
    const included = ({ detail }: CustomEvent<readonly string[]>) => {
      this.editing = { row, includes: detail }
    }
    return html`<kith-role-form .session=${session} .directory=${directory} .texts=${texts} .row=${row} .roles=${roles} @kith-done=${done} @kith-included=${included} @kith-close=${() => (this.editing = undefined)}></kith-role-form>`
  }

  /** Whether a module made it: what it may do is the module's to say. */
  #isDeclared({ key }: RoleRow): boolean {
    return this.manifest.manifests.some(({ roles }) => key in roles)
  }

  #edit(row: RoleRow | undefined): void {
    this.#refused = undefined
    this.editing = { row, includes: row?.includes ?? [] }
    void this.updateComplete.then(async () => {
      const form = this.renderRoot.querySelector<Part>('kith-role-form')
      await form?.updateComplete
      form?.renderRoot.querySelector('input')?.focus()
    })
  }

  readonly #chose = (event: Event) => {
    location.hash = pageAddress('roles', (event.target as HTMLSelectElement).value)
  }

  readonly #wondered = ({ detail }: CustomEvent<Asked>) => {
    this.asked = detail
  }

  async #delete(role: RoleRow): Promise<void> {
    const { texts } = this
    const { api } = this.session
    this.#refused = undefined
    try {
      await api.mutate('kernel.roles.delete', { id: role.id })
      const undo = async () => {
        await api.mutate('kernel.roles.restore', { id: role.id })
        await this.#load()
      }
      notify(this, { text: texts.say('record.deleted', { name: roleName(role, texts) }), undo })
      location.hash = pageAddress('roles')
      await this.#load()
    } catch (error) {
      this.#refused = texts.error(error as KithError)
      this.requestUpdate()
    }
  }

  async #load(): Promise<void> {
    try {
      this.roles = await readAll<RoleRow>(this.session.api, 'kernel.roles')
      this.#error = undefined
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

/** The roles as if one included nothing: what it includes is a draft. */
function without(roles: readonly RoleRow[], row: RoleRow | undefined): readonly RoleRow[] {
  return roles.map(role => (role.id === row?.id ? { ...role, includes: [] } : role))
}

customElements.define('kith-roles', KithRoles)
