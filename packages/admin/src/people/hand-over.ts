import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import { avatar } from '../ui/avatar.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { Part } from '../ui/part.ts'
import { formStyles } from './controls.ts'
import { byName, readAll, type TeamRow, type UserRow } from './read.ts'

/** Long work as far as it is told of here. */
interface Batch {
  readonly status: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'
  readonly progress: number
  readonly total: number | null
  readonly result: {
    readonly given: Readonly<Record<string, number>>
    readonly kept: readonly { readonly entity: string; readonly id: string; readonly code: string }[]
  } | null
}

const over = ['done', 'failed', 'cancelled']
/** From how many people on they are searched. */
const many = 8

/** To whom a user's records go (R24), and how far that is. Tells by `kith-close` that it is over. */
export class KithHandOver extends Part {
  static override styles = [
    Part.styles,
    formStyles,
    css`
      .lead { margin-bottom: var(--k-space-4); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .radio { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); }
      .people { max-height: 16rem; margin-top: var(--k-space-2); padding: var(--k-space-1) var(--k-space-2); border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-m); overflow: auto; }
      .people .box { min-height: var(--k-control-height); align-items: center; }
      .people .box input { margin: 0; }
      .people small { color: var(--k-text-3); }
      .who { display: flex; align-items: baseline; gap: var(--k-space-2); min-width: 0; overflow-wrap: anywhere; }
      progress { width: 100%; height: var(--k-space-2); margin-block: var(--k-space-2); accent-color: var(--k-accent); }
      .kept { margin-top: var(--k-space-3); }
      .kept li { padding-block: var(--k-space-1); overflow-wrap: anywhere; }
    `,
  ]
  static override properties = {
    from: { attribute: false },
    teams: { attribute: false },
    ends: { attribute: false },
    users: { state: true },
    to: { state: true },
    stays: { state: true },
    text: { state: true },
    batch: { state: true },
  }

  declare from: UserRow
  declare teams: readonly TeamRow[]
  /** Whether he is deactivated too. */
  declare ends: boolean
  declare users: readonly UserRow[] | undefined
  declare to: readonly string[]
  /** Whether the records stay where they are. */
  declare stays: boolean
  declare text: string
  /** The work, once it was begun. */
  declare batch: Batch | undefined

  #error: KithError | undefined
  #problem: string | undefined
  #isBusy = false
  #isOver = false
  #unfollow: (() => void) | undefined

  constructor() {
    super()
    this.to = []
    this.stays = false
    this.text = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.stays = !this.session.me.mayCall('kernel.handOver')
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
  }

  override render(): TemplateResult {
    const { texts } = this
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#load() })
    if (this.batch) return this.#working(this.batch)
    if (this.#isOver)
      return this.#closing(
        html`<p class="lead" role="status">${texts.say('users.end.done', { name: this.from.name })}</p>`,
      )
    return html`<form class="form" novalidate @submit=${this.#begin}>
      <p class="lead">${texts.say(this.ends ? 'users.end.text' : 'users.hand-over.text')}</p>
      ${this.ends && this.session.me.mayCall('kernel.handOver') ? this.#ways() : nothing}
      ${this.stays ? nothing : this.#people()}
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      <div class="acts"><button class="btn ${this.ends ? 'danger' : 'primary'}" type="submit">${texts.say(this.#verb)}</button><button class="btn quiet" type="button" @click=${this.#close}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  get #verb(): 'users.end' | 'users.end.hand-over' | 'users.hand-over.do' {
    if (!this.ends) return 'users.hand-over.do'
    return this.stays ? 'users.end' : 'users.end.hand-over'
  }

  #ways(): TemplateResult {
    const { texts } = this
    const way = (stays: boolean, key: 'users.way.hand-over' | 'users.way.stay') =>
      html`<label class="radio"><input type="radio" name="way" .checked=${this.stays === stays} @change=${() => (this.stays = stays)}><span>${texts.say(key)}</span></label>`
    return html`<fieldset><legend>${texts.say('users.way')}</legend>${way(false, 'users.way.hand-over')}${way(true, 'users.way.stay')}</fieldset>`
  }

  #people(): TemplateResult {
    const { texts, users } = this
    if (!users) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    const others = users.filter(({ id }) => id !== this.from.id)
    if (others.length === 0) return html`<p class="hint">${texts.say('users.hand-over.nobody')}</p>`
    const word = this.text.trim().toLowerCase()
    const team = (id: string | null) => this.teams.find(one => one.id === id)?.name
    const shown = others.filter(({ id, name }) => this.to.includes(id) || name.toLowerCase().includes(word))
    return html`<fieldset>
      <legend>${texts.say('users.hand-over.to')}</legend>
      ${others.length > many ? html`<input class="control" type="search" aria-label=${texts.say('users.search')} placeholder=${texts.say('users.search')} .value=${this.text} @input=${this.#typed}>` : nothing}
      <div class="people" tabindex="0" role="group" aria-label=${texts.say('users.hand-over.to')}>${shown.map(
        user =>
          html`<label class="box"><input type="checkbox" value=${user.id} .checked=${this.to.includes(user.id)} @change=${this.#chose}><span class="who">${avatar(user.id, user.name)}<span><span dir="auto">${user.name}</span>${team(user.team) === undefined ? nothing : html` <small dir="auto">${team(user.team)}</small>`}</span></span></label>`,
      )}</div>
      <p class="hint">${this.to.length > 1 ? texts.say('users.hand-over.turn', { n: this.to.length }) : texts.say('users.hand-over.one')}</p>
    </fieldset>`
  }

  #working({ status, progress, total, result }: Batch): TemplateResult {
    const { texts } = this
    const n = { n: texts.number(progress), total: texts.number(total ?? progress) }
    const isOver = over.includes(status)
    const words =
      status === 'done'
        ? texts.say(doneWords(progress, total ?? progress), n)
        : isOver
          ? texts.say('users.hand-over.failed', n)
          : texts.say('users.hand-over.progress', n)
    const kept = result?.kept ?? []
    return this.#closing(html`
      ${this.ends ? html`<p class="lead">${texts.say('users.end.done', { name: this.from.name })}</p>` : nothing}
      <p role="status">${words}</p>
      ${isOver ? nothing : html`<progress aria-label=${texts.say('users.hand-over')} max=${Math.max(total ?? 1, 1)} .value=${progress}></progress><p class="hint">${texts.say('users.hand-over.goes-on')}</p>`}
      ${kept.length === 0 ? nothing : html`<h3>${texts.say('users.hand-over.kept', { n: kept.length })}</h3><ul class="kept">${kept.map(one => this.#kept(one))}</ul>`}`)
  }

  #kept({ entity, id, code }: { readonly entity: string; readonly id: string; readonly code: string }): TemplateResult {
    const { texts, directory } = this
    const info = directory.byName(entity)
    const name = texts.entity(entity)
    return html`<li>${info ? html`<a class="link" href=${recordAddress(info.path, id)}>${name}</a>` : name} ${texts.error({ code } as KithError)}</li>`
  }

  #closing(said: TemplateResult): TemplateResult {
    return html`${said}<div class="acts"><button class="btn primary" type="button" @click=${this.#close}>${this.texts.say('dialog.close')}</button></div>`
  }

  readonly #close = () => {
    this.dispatchEvent(new CustomEvent('kith-close'))
  }

  readonly #typed = (event: Event) => {
    this.text = (event.target as HTMLInputElement).value
  }

  readonly #chose = (event: Event) => {
    const { value, checked } = event.target as HTMLInputElement
    this.#problem = undefined
    this.to = checked ? [...this.to, value] : this.to.filter(id => id !== value)
  }

  readonly #begin = async (event: Event) => {
    event.preventDefault()
    if (this.#isBusy) return
    const { from, to, ends, stays, texts, session } = this
    if (!stays && to.length === 0) return this.#say(texts.say('users.hand-over.whom'))
    this.#isBusy = true
    this.#say(undefined)
    try {
      if (stays) {
        await session.api.mutate('kernel.users.update', { id: from.id, set: { active: false } })
        this.#isOver = true
      } else {
        const answer = await session.api.mutate<{ batch: string; total: number }>('kernel.handOver', {
          from: from.id,
          to,
          ...(ends ? { deactivate: true } : {}),
        })
        if ('batch' in answer) await this.#watch(answer)
      }
    } catch (error) {
      this.#say(texts.error(error as KithError))
    } finally {
      this.#isBusy = false
      this.requestUpdate()
    }
    await this.updateComplete
    // What was pressed is gone: the focus stays in the dialog.
    if (this.batch || this.#isOver) this.renderRoot.querySelector<HTMLElement>('.acts .btn')?.focus()
  }

  /** Reads the work anew whenever it says that it went on. */
  async #watch({ batch, total }: { readonly batch: string; readonly total: number }): Promise<void> {
    const { api, connection } = this.session
    this.batch = { status: 'waiting', progress: 0, total, result: null }
    const read = async () => {
      const row = await api.query<Batch>('kernel.batches.get', { id: batch }).catch(() => undefined)
      // An older answer may come after the one that says that it is over.
      if (!row || over.includes(this.batch?.status ?? '')) return
      this.batch = row
      if (over.includes(row.status)) this.#unfollow?.()
    }
    this.#unfollow = follow(
      connection,
      ({ id }) => id === batch,
      () => void read(),
    )
    await read()
  }

  #say(problem: string | undefined): void {
    this.#problem = problem
    this.requestUpdate()
  }

  async #load(): Promise<void> {
    this.#error = undefined
    try {
      const users = await readAll<UserRow>(this.session.api, 'kernel.users', { where: { active: true } })
      this.users = byName(users, this.texts.locale)
    } catch (error) {
      this.#error = error as KithError
      this.requestUpdate()
    }
  }
}

function doneWords(progress: number, total: number) {
  if (progress < total) return 'users.hand-over.part'
  return progress === 0 ? 'users.hand-over.nothing' : 'users.hand-over.done'
}

customElements.define('kith-hand-over', KithHandOver)
