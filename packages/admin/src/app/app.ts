import type { AppManifest, KithError } from '@kith/client'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { ConnectionState } from '../data/connection.ts'
import { createDirectory, type Directory, type EntityInfo } from '../data/directory.ts'
import type { PreferencesStore } from '../data/preferences.ts'
import type { Session } from '../data/session.ts'
import { type AuthState, authState, step } from '../door/ask.ts'
import type { DoorStep } from '../door/door.ts'
import type { KithList } from '../list/list.ts'
import { base } from '../styles/base.ts'
import { brand } from '../styles/brand.ts'
import { values } from '../styles/values.ts'
import { createTexts, type Texts } from '../texts/texts.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { watch } from '../ui/watch.ts'
import { actOnKey } from './keys.ts'
import { listAddress, type Route, routeOf, setUpAddress } from './route.ts'
import { settings, settingsStyles } from './settings.ts'
import { sidebar, tabbar } from './shell.ts'
import { appStyles } from './styles.ts'

/** The application: navigation, and the page that the address names. */
export class KithAdmin extends LitElement {
  static override styles = [base, brand, values, failureStyles, settingsStyles, appStyles]
  static override properties = { session: { attribute: false }, preferences: { attribute: false } }

  declare session: Session
  declare preferences: PreferencesStore

  #manifest: AppManifest | undefined
  #directory: Directory = createDirectory([])
  #failed: KithError | undefined
  #auth: AuthState | undefined
  #texts: Texts = createTexts('en')
  #route: Route = routeOf(location.hash)
  /** The list that was last shown, which keeps its place. */
  #listed: EntityInfo | undefined
  #title: string | undefined
  /** Whether the page before this one, for the browser's back, is the record's list. */
  #isBehindList = false

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#moved)
    addEventListener('keydown', this.#pressed)
    if (this.#manifest) return
    watch(this, this.session.connection.state)
    watch(this, this.preferences)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#moved)
    removeEventListener('keydown', this.#pressed)
  }

  override willUpdate(): void {
    const { locale, theme } = this.preferences.value
    if (this.#texts.locale !== locale) this.#texts = createTexts(locale, this.#manifest?.locales)
    document.documentElement.lang = locale
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    const { page } = this.#route
    const place =
      page === 'settings' ? this.#texts.say('settings.title') : this.#entity && this.#texts.plural(this.#entity.name)
    document.title = [page === 'record' ? this.#title : undefined, place, 'Kith'].filter(Boolean).join(' · ')
  }

  override render(): TemplateResult {
    if (this.#route.page === 'door') return this.#door(this.#route.step, this.#route.secret)
    if (this.session.connection.state.value === 'closed') return this.#door('log-in')
    if (!this.#manifest) return this.#starting()
    const texts = this.#texts
    const { mains } = this.#directory
    const current = this.#route.page === 'settings' ? 'settings' : this.#entity?.path
    const options = { texts, mains, current }
    return html`
      <button class="btn skip" type="button" @click=${this.#skip}>${texts.say('app.skip')}</button>
      <div class="app">
        ${sidebar(options)}
        <main class="sheet" tabindex="-1" @kith-named=${this.#named}>${this.#bar()}${this.#page()}</main>
        ${tabbar(options)}
      </div>
    `
  }

  #page(): TemplateResult {
    const texts = this.#texts
    const { session, preferences } = this
    const directory = this.#directory
    const route = this.#route
    if (route.page === 'settings') {
      return html`${this.#head(texts.say('settings.title'))}${settings({ texts, preferences, mains: directory.mains, name: this.#auth?.user?.name, logOut: this.#logOut })}`
    }
    const entity = this.#entity
    if (!entity) return this.#unknown()
    const isList = route.page !== 'record'
    return html`
      <div class="front" ?hidden=${!isList}>
        ${this.#listed ? this.#head(texts.plural(this.#listed.name)) : nothing}
        ${this.#listed ? keyed(this.#listed.name, html`<kith-list .session=${session} .directory=${directory} .texts=${texts} .entity=${this.#listed}></kith-list>`) : nothing}
      </div>
      ${route.page === 'record' ? html`<kith-record .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${route.id}></kith-record>` : nothing}
    `
  }

  #head(title: string): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${title}</h1>${this.#live(this.session.connection.state.value)}</div>`
  }

  #live(state: ConnectionState): TemplateResult {
    const texts = this.#texts
    if (state === 'offline')
      return html`<p class="live offline" role="status"><i class="dot red"></i>${texts.say('live.offline')}</p>`
    return html`<p class="live" role="status"><i class="dot ${state === 'live' ? 'accent' : ''}"></i>${texts.say(state === 'live' ? 'live.live' : 'live.connecting')}</p>`
  }

  #starting(): TemplateResult {
    const texts = this.#texts
    if (!this.#failed) return html`<p class="words-page start" role="status">${texts.say('state.loading')}</p>`
    return html`<main class="words-page"><h1>${texts.say('app.name')}</h1>${failure({ texts, error: this.#failed, again: () => void this.#load() })}</main>`
  }

  #door(start: DoorStep, secret = ''): TemplateResult {
    return html`<kith-door .texts=${this.#texts} .start=${start} .secret=${secret}></kith-door>`
  }

  /** Who came in by a link is reminded to set up how he logs in. */
  #bar(): TemplateResult | typeof nothing {
    if (!this.#auth?.link || this.#auth.user) return nothing
    const { say } = this.#texts
    return html`<p class="bar" role="note"><span>${say('door.bar')}</span><a class="btn" href=${setUpAddress}>${say('door.bar.do')}</a></p>`
  }

  #unknown(): TemplateResult {
    const what = this.#directory.mains.length === 0 ? 'nothing' : 'unknown'
    return html`<div class="words-page"><h1 tabindex="-1">${this.#texts.say(`${what}.title`)}</h1><p>${this.#texts.say(`${what}.text`)}</p></div>`
  }

  get #entity(): EntityInfo | undefined {
    return 'path' in this.#route ? this.#directory.byPath(this.#route.path) : undefined
  }

  async #load(): Promise<void> {
    try {
      this.#manifest = await this.session.api.manifest()
      this.#auth = await authState()
      this.#failed = undefined
      this.#directory = createDirectory(this.#manifest.manifests)
      this.#texts = createTexts(this.preferences.value.locale, this.#manifest.locales)
      this.#moved()
    } catch (error) {
      this.#failed = error as KithError
    }
    this.requestUpdate()
  }

  readonly #moved = () => {
    const before = this.#route
    this.#route = routeOf(location.hash)
    const [first] = this.#directory.mains
    if (this.#route.page === 'start' && first) {
      history.replaceState(null, '', listAddress(first.path))
      this.#route = routeOf(location.hash)
    }
    this.#title = undefined
    this.#isBehindList = before.page === 'list' && this.#route.page === 'record' && before.path === this.#route.path
    const isBack = before.page === 'record' && this.#route.page === 'list' && this.#listed === this.#entity
    if (this.#route.page === 'list') this.#listed = this.#entity
    this.requestUpdate()
    void this.updateComplete.then(() => this.#arrive(isBack))
  }

  /** The focus goes where the page begins, or back to where it came from. */
  #arrive(isBack: boolean): void {
    const list = this.renderRoot.querySelector<KithList>('kith-list')
    if (isBack) list?.comeBack()
    else this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }

  readonly #named = (event: CustomEvent<string>) => {
    if (this.#title === event.detail) return
    this.#title = event.detail
    this.requestUpdate()
  }

  readonly #pressed = (event: KeyboardEvent) =>
    actOnKey(event, {
      isOn: this.preferences.value.keys,
      move: by => this.#route.page === 'list' && this.renderRoot.querySelector<KithList>('kith-list')?.move(by),
      close: () => {
        if (this.#route.page !== 'record') return
        if (this.#isBehindList) history.back()
        else location.hash = listAddress(this.#route.path)
      },
    })

  readonly #logOut = async () => {
    await step('log-out', {}).catch(() => undefined)
    history.replaceState(null, '', '/')
    location.reload()
  }

  readonly #skip = () => this.renderRoot.querySelector<HTMLElement>('main')?.focus()
}

customElements.define('kith-admin', KithAdmin)
