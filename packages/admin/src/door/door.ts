import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { base } from '../styles/base.ts'
import { brand } from '../styles/brand.ts'
import type { Texts } from '../texts/texts.ts'
import { mark } from '../ui/icons.ts'
import { type AuthFailure, type AuthState, authState, step } from './ask.ts'
import { doorStyles } from './styles.ts'
import { wordsOf } from './words.ts'

/** What somebody is asked for on his way in. */
export type DoorStep = 'log-in' | 'second-factor' | 'forgot' | 'sent' | 'reset' | 'accept' | 'set-up' | 'refused'

/** Where people log in, set a password, or make the first administrator. */
export class KithDoor extends LitElement {
  static override styles = [base, brand, doorStyles]
  static override properties = { texts: { attribute: false }, start: {}, secret: {}, step: { state: true } }

  declare texts: Texts
  declare start: DoorStep
  /** Of the link that was mailed. */
  declare secret: string
  declare step: DoorStep | undefined

  #failure: AuthFailure | undefined
  #isBusy = false
  #isBackup = false
  #state: AuthState | undefined
  #invited: { name?: unknown; email?: unknown } = {}

  override connectedCallback(): void {
    super.connectedCallback()
    void authState().then(state => {
      this.#state = state
      this.requestUpdate()
    })
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('start') && !changed.has('secret')) return
    this.step = this.start
    this.#failure = undefined
    if (this.start === 'accept') void this.#askWhom()
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('step')) this.renderRoot.querySelector<HTMLElement>('input:not([readonly]), h1')?.focus()
  }

  override render(): TemplateResult {
    const at = this.step ?? this.start
    const say = this.texts.say
    const isSpent = this.#failure?.code === 'KITH_LINK_SPENT'
    return html`<main class="door">
      <div class="brand">${mark()}<span>${say('app.name')}</span></div>
      <h1 tabindex="-1">${say(`door.${at}.title`)}</h1>
      <p class="about">${say(`door.${at}.text`)}</p>
      ${this.#failure ? html`<p class="bad" role="alert">${wordsOf(this.texts, this.#failure)}</p>` : nothing}
      ${isSpent || at === 'sent' || at === 'refused' ? nothing : html`<form @submit=${this.#submit} novalidate>${this.#fields(at)}<button class="btn go" ?disabled=${this.#isBusy}>${say(`door.${at}.do`)}</button></form>`}
      ${this.#ways(at)}
    </main>`
  }

  #fields(at: DoorStep): TemplateResult {
    switch (at) {
      case 'second-factor':
        return this.#field('code', this.#isBackup ? 'door.backup' : 'door.code', 'text', 'one-time-code')
      case 'forgot':
        return this.#field('email', 'door.email', 'email', 'username')
      case 'reset':
        return this.#field('password', 'door.new', 'password', 'new-password')
      case 'accept':
        return html`${this.#field('email', 'door.email', 'email', 'username', String(this.#invited.email ?? ''))}${this.#field('password', 'door.new', 'password', 'new-password')}`
      case 'set-up':
        return html`${this.#field('name', 'door.name', 'text', 'name')}${this.#field('email', 'door.email', 'email', 'username')}${this.#field('password', 'door.new', 'password', 'new-password')}`
      default:
        return html`${this.#field('email', 'door.email', 'email', 'username')}${this.#field('password', 'door.password', 'password', 'current-password')}`
    }
  }

  #field(
    name: string,
    label: Parameters<Texts['say']>[0],
    type: string,
    autocomplete: string,
    fixed?: string,
  ): TemplateResult {
    const isBad = this.#failure?.details?.problems?.some(({ path }) => path === name) === true
    const isNew = autocomplete === 'new-password'
    return html`<label><span>${this.texts.say(label)}</span>
      <input name=${name} type=${type} autocomplete=${autocomplete} required ?readonly=${fixed !== undefined} .value=${fixed ?? ''} aria-invalid=${isBad ? 'true' : nothing} aria-describedby=${isNew ? 'length' : nothing}>
      ${isNew ? html`<small id="length" class="hint">${this.texts.say('door.length')}</small>` : nothing}
    </label>`
  }

  #ways(at: DoorStep): TemplateResult {
    const say = this.texts.say
    const link = (message: Parameters<Texts['say']>[0], act: () => void) =>
      html`<button class="link" type="button" @click=${act}>${say(message)}</button>`
    const back = link('door.back', () => this.#leave())
    if (at === 'log-in') {
      const oidc = this.#state?.oidc
      return html`<div class="ways">
        ${oidc ? html`<button class="btn" type="button" @click=${this.#oidc}>${say('door.oidc', { name: oidc })}</button>` : nothing}
        ${link('door.forgotten', () => this.#go('forgot'))}
      </div>`
    }
    if (at === 'second-factor') {
      const other = () => {
        this.#isBackup = !this.#isBackup
        this.requestUpdate()
      }
      return html`<div class="ways">${link(this.#isBackup ? 'door.use-code' : 'door.use-backup', other)}${back}</div>`
    }
    if (at === 'set-up') return html`<div class="ways">${link('door.later', () => this.#leave())}</div>`
    return html`<div class="ways">${back}</div>`
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.#isBusy) return
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>
    await this.#try(() => this.#send(this.step ?? this.start, given))
  }

  async #send(at: DoorStep, given: Record<string, string>): Promise<void> {
    if (at === 'forgot') {
      await step('forgot', given)
      return this.#go('sent')
    }
    if (at === 'reset') {
      await step('reset', { token: this.secret, password: given.password })
      return this.#leave()
    }
    const body =
      {
        'second-factor': { code: given.code, backup: this.#isBackup },
        accept: { secret: this.secret, password: given.password },
      }[at as 'accept'] ?? given
    const { next } = await step(at, body)
    if (next === 'second-factor') this.#go('second-factor')
    else this.#leave()
  }

  async #askWhom(): Promise<void> {
    await this.#try(async () => {
      this.#invited = await step('invitation', { secret: this.secret })
    })
  }

  readonly #oidc = () =>
    this.#try(async () => {
      const { url } = await step('oidc', {})
      location.assign(String(url))
    })

  async #try(work: () => Promise<void>): Promise<void> {
    this.#isBusy = true
    this.#failure = undefined
    this.requestUpdate()
    try {
      await work()
    } catch (error) {
      this.#failure = error as AuthFailure
      if (this.#failure.code === 'KITH_LOGIN_OVER') this.step = 'log-in'
    }
    this.#isBusy = false
    this.requestUpdate()
  }

  #go(to: DoorStep): void {
    this.#failure = undefined
    this.step = to
  }

  /** Who is in begins afresh, for whatever the page knew was another's; unless it waited for him. */
  #leave(): void {
    const entered = new CustomEvent('kith-entered', { bubbles: true, composed: true, cancelable: true })
    if (!this.dispatchEvent(entered)) return
    history.replaceState(null, '', '/')
    location.reload()
  }
}

customElements.define('kith-door', KithDoor)
