import { isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { listAddressOf } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { follow } from '../ui/follow.ts'

import { menu, menuStyles } from '../ui/menu.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { isSameSpec, type ListSpec } from './spec.ts'

/** A list as somebody keeps it. */
export interface View {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly audience: 'own' | 'team' | 'all'
  readonly owner: string | undefined
  readonly spec: ListSpec
}

interface Total {
  readonly count: number
  readonly capped: boolean
}

/** Views whose records are counted: those that stand first. */
const counted = 8

/** The saved views of an entity, with how many each has; and, where the list has become another, how to keep it. */
export class KithViews extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    menuStyles,
    css`
      :host { display: flex; align-items: stretch; gap: var(--k-space-1); min-width: 0; }
      nav { display: flex; gap: var(--k-space-4); flex: 1; min-width: 0; overflow-x: auto; scrollbar-width: none; }
      nav a { display: inline-flex; align-items: center; gap: var(--k-space-2); flex: none; min-height: 2.375rem; border-bottom: 2px solid transparent; color: var(--k-text-2); }
      nav a:hover { color: var(--k-text); }
      nav a[aria-current] { border-color: var(--k-accent); color: var(--k-text); font-weight: var(--k-weight-medium); }
      nav a:focus-visible { outline-offset: -2px; }
      .count { min-width: 1.25rem; color: var(--k-text-3); font-weight: var(--k-weight); font-size: var(--k-text-xs); }
      .keep { display: flex; align-items: center; gap: var(--k-space-1); flex: none; }
      .form { display: grid; gap: var(--k-space-3); }
      .form label { display: grid; gap: var(--k-space-1); }
      /* As high as what stands beside them once the view is another one. */
      @media (pointer: coarse), (max-width: 47.99rem) { nav a { min-height: var(--k-control-height); } }
      @container (max-width: 36rem) { .keep .hint { display: none; } }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    spec: { attribute: false },
    views: { state: true },
    naming: { state: true },
    team: { state: true },
  }

  declare entity: EntityInfo
  declare spec: ListSpec
  declare views: readonly View[] | undefined
  /** What is being named: a new view, or one that is given another name. */
  declare naming: View | 'new' | undefined

  /** One's own team: with whom else a view can be shared. */
  declare team: string | undefined

  #counts = new Map<string, Total>()
  #problem: string | undefined
  #unfollow: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    const concerns = ({ entity }: { readonly entity: string }) => entity === 'kernel.view'
    this.#unfollow = follow(this.session.connection, concerns, () => void this.#load())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('entity')) void this.#load()
  }

  /** The view that the list began as. */
  get current(): View | undefined {
    return this.views?.find(({ id }) => id === this.spec.view)
  }

  override render(): TemplateResult {
    const { texts, entity, spec, current } = this
    const plain: ListSpec = spec.board && !current ? { board: spec.board } : {}
    const { view: _, ...shown } = spec
    const isChanged = current
      ? !isSameSpec(shown, current.spec)
      : Object.keys(spec.where ?? {}).length > 0 || spec.sort !== undefined || spec.columns !== undefined
    return html`
      <nav aria-label=${texts.say('views.title')}>
        ${this.#tab(texts.say('views.all'), listAddressOf(entity.path, plain), current === undefined, this.#counts.get(''))}
        ${this.views?.map(view => this.#tab(view.name, listAddressOf(entity.path, { ...view.spec, view: view.id }), view === current, this.#counts.get(view.id)))}
      </nav>
      <div class="keep">
        ${isChanged ? html`<span class="hint">${texts.say('views.unsaved')}</span><button class="btn quiet" type="button" @click=${this.#save}>${texts.say(current && this.#isMine(current) ? 'views.save' : 'views.save-as')}</button>` : nothing}
        ${current ? this.#menu(current) : nothing}
      </div>
      ${this.naming ? this.#dialog(this.naming) : nothing}
    `
  }

  #tab(name: string, address: string, isCurrent: boolean, total: Total | undefined): TemplateResult {
    const { texts } = this
    const count = total && `${texts.number(total.count)}${total.capped ? '+' : ''}`
    return html`<a href=${address} aria-current=${isCurrent ? 'page' : nothing}><span dir="auto">${name}</span><span class="count num">${count ?? nothing}</span></a>`
  }

  #menu(view: View): TemplateResult {
    const { texts } = this
    const own = [
      { text: texts.say('views.rename'), act: () => this.#name(view) },
      { text: texts.say('views.delete'), act: () => void this.#delete(view) },
    ]
    return menu(texts.say('views.more'), [
      { text: texts.say('views.save-as'), act: () => this.#name('new') },
      ...(this.#isMine(view) ? own : []),
    ])
  }

  #isMine({ owner }: View): boolean {
    const { me } = this.session
    return owner === me.id || me.roles.includes('administrator')
  }

  #dialog(naming: View | 'new'): TemplateResult {
    const { texts } = this
    const view = naming === 'new' ? undefined : naming
    const option = (audience: View['audience']) =>
      html`<label class="box"><input type="radio" name="audience" value=${audience} .checked=${(view?.audience ?? 'own') === audience}><span>${texts.say(`views.for.${audience}`)}</span></label>`
    const body = html`<form class="form" @submit=${(event: SubmitEvent) => void this.#keep(event, view)}>
      <label><span>${texts.say('views.name')}</span><input class="control" name="name" required maxlength="200" autofocus .value=${view?.name ?? ''}></label>
      <fieldset><legend class="vh">${texts.say('views.for')}</legend>${option('own')}${this.team === undefined ? nothing : option('team')}${this.session.me.roles.includes('administrator') ? option('all') : nothing}</fieldset>
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      <div class="acts"><button class="btn primary">${texts.say('views.save')}</button></div>
    </form>`
    const closed = () => (this.naming = undefined)
    return dialog({ texts, title: texts.say(view ? 'views.rename' : 'views.save-as'), body, closed, kind: 'small' })
  }

  #name(naming: View | 'new'): void {
    this.#problem = undefined
    this.naming = naming
    void this.#readTeam()
  }

  async #readTeam(): Promise<void> {
    const { api, me } = this.session
    if (me.id === undefined) return
    const page = await api.list('kernel.users', { where: { id: me.id }, limit: 1 }).catch(() => undefined)
    const team = page?.rows[0]?.team
    this.team = typeof team === 'string' ? team : undefined
  }

  readonly #save = () => {
    const { current } = this
    if (current && this.#isMine(current)) void this.#write(current, stored(this.spec))
    else this.#name('new')
  }

  async #keep(event: SubmitEvent, view: View | undefined): Promise<void> {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>
    const { name, audience } = given
    const team = audience === 'team' ? this.team : null
    if (view) await this.#write(view, { name, audience, team })
    else await this.#make({ name, audience, team, entity: this.entity.name, ...stored(this.spec) })
  }

  async #make(values: object): Promise<void> {
    const { session, entity, spec, texts } = this
    try {
      const made = await session.api.mutate<RecordRow>('kernel.views.create', values)
      this.naming = undefined
      if (isHeld(made)) return
      await this.#load()
      notify(this, { text: texts.say('views.saved', { name: String(made.name) }) })
      location.hash = listAddressOf(entity.path, { ...spec, view: made.id })
    } catch (error) {
      this.#refuse(error)
    }
  }

  async #write({ id, version, name }: View, set: object): Promise<void> {
    try {
      await this.session.api.mutate('kernel.views.update', { id, version, set })
      this.naming = undefined
      await this.#load()
      notify(this, { text: this.texts.say('views.saved', { name }) })
    } catch (error) {
      this.#refuse(error)
    }
  }

  async #delete({ id, name }: View): Promise<void> {
    const { session, entity, texts } = this
    const undo = async () => {
      await session.api.mutate('kernel.views.restore', { id })
      await this.#load()
    }
    try {
      await session.api.mutate('kernel.views.delete', { id })
      location.hash = listAddressOf(entity.path, {})
      await this.#load()
      notify(this, { text: texts.say('views.deleted', { name }), undo })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
  }

  #refuse(error: unknown): void {
    const words = this.texts.error(error as KithError)
    if (this.naming === undefined) notify(this, { text: words })
    this.#problem = words
    this.requestUpdate()
  }

  async #load(): Promise<void> {
    const { session, entity } = this
    const where = { entity: entity.name }
    const page = await session.api
      .list('kernel.views', { where, sort: ['createdAt'], limit: 100 })
      .catch(() => ({ rows: [] as readonly RecordRow[] }))
    if (this.entity !== entity) return
    this.views = page.rows.map(viewOf)
    this.dispatchEvent(new CustomEvent('kith-views', { bubbles: true, composed: true }))
    const some = [{ id: '', spec: {} as ListSpec }, ...this.views.slice(0, counted)]
    await Promise.all(
      some.map(async ({ id, spec }) => {
        const input = spec.where ? { where: spec.where } : {}
        const total = await session.api.query<Total>(`${entity.path}.count`, input).catch(() => undefined)
        if (total) this.#counts.set(id, total)
      }),
    )
    this.requestUpdate()
  }
}

function viewOf(row: RecordRow): View {
  const { id, version, name, audience, owner, filter, columns, sort, group } = row
  const spec: ListSpec = {
    ...(isFull(filter) && { where: filter as Record<string, unknown> }),
    ...(isFull(sort) && { sort: sort as readonly string[] }),
    ...(isFull(columns) && { columns: columns as readonly string[] }),
    ...(group ? { board: String(group) } : {}),
  }
  return {
    id,
    version,
    name: String(name),
    audience: audience as View['audience'],
    owner: owner ? String(owner) : undefined,
    spec,
  }
}

function isFull(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** A list as a view's record keeps it. */
function stored({ where = {}, sort = [], columns = [], board }: ListSpec): object {
  return { filter: where, sort, columns, group: board ?? null }
}

customElements.define('kith-views', KithViews)
