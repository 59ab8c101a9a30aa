import type { AppManifest, KithError } from '@kith/client'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { ConnectionState } from '../data/connection.ts'
import { createDirectory, type Directory, type EntityInfo } from '../data/directory.ts'
import { readMe } from '../data/me.ts'
import { createModules } from '../data/modules.ts'
import { locales, type PreferencesStore } from '../data/preferences.ts'
import type { Session, Talk } from '../data/session.ts'
import { waitingFor } from '../decisions/waiting.ts'
import { type AuthState, authState } from '../door/ask.ts'
import type { DoorStep } from '../door/door.ts'
import { actStyles } from '../edit/styles.ts'
import type { KithList } from '../list/list.ts'
import { isSameSpec, type ListSpec } from '../list/spec.ts'
import { pageAddress, pages } from '../pages/pages.ts'
import type { Updates } from '../pwa/updates.ts'
import type { KithRecord } from '../record/record.ts'
import { base } from '../styles/base.ts'
import { brand } from '../styles/brand.ts'
import { headStyles } from '../styles/head.ts'
import { values } from '../styles/values.ts'
import { createTexts, type Texts } from '../texts/texts.ts'
import { speaks } from '../texts/words.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure, failureStyles } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { mark } from '../ui/icons.ts'
import type { Notice } from '../ui/notice.ts'
import { createNotices, noticeStyles } from '../ui/notices.ts'
import type { Shared } from '../ui/part.ts'
import type { KithSlot } from '../ui/slot.ts'
import '../ui/slot.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { watch } from '../ui/watch.ts'
import { closedDialog, closedStyles } from './closed.ts'
import { addressByLetter } from './go.ts'
import { actOnKey } from './keys.ts'
import { createLanguages } from './languages.ts'
import { createNewVersion } from './new-version.ts'
import { type Overlay, overlayBody, overlayTitle } from './overlays.ts'
import { createPageCode, notFetched } from './page-code.ts'
import {
  listAddress,
  listAddressOf,
  pluginPageAddress,
  type Route,
  recordAddress,
  routeOf,
  setUpAddress,
} from './route.ts'
import { mayOpen, seen, sidebar, tabbar } from './shell.ts'
import { appStyles } from './styles.ts'
import { createTypeAhead } from './type-ahead.ts'

/** Milliseconds between the first answers, and that what is probably wanted next is fetched. */
const leisure = 500

/** A browser never asks again for a file of code that did not come: the page begins anew. */
const begin = () => location.reload()

/** The application: navigation, and the page that the address names. */
export class KithAdmin extends LitElement {
  static override styles = [
    base,
    brand,
    values,
    failureStyles,
    actStyles,
    dialogStyles,
    noticeStyles,
    waitingStyles,
    headStyles,
    appStyles,
    closedStyles,
  ]
  static override properties = {
    talk: { attribute: false },
    preferences: { attribute: false },
    updates: { attribute: false },
  }

  declare talk: Talk
  declare preferences: PreferencesStore
  declare updates: Updates

  #session: Session | undefined
  #manifest: AppManifest | undefined
  #directory: Directory = createDirectory([])
  #failed: KithError | undefined
  #auth: AuthState | undefined
  #texts: Texts = createTexts(locales.find(speaks) ?? 'en')
  #route: Route = routeOf(location.hash)
  /** The list that was last shown, which keeps its place. */
  #listed: EntityInfo | undefined
  #spec: ListSpec = {}
  #title: string | undefined
  /** Whether the page before this one, for the browser's back, is the record's list. */
  #isBehindList = false
  /** The record that is stepped to, until the page is there: who presses fast goes on from it. */
  #steppingTo: string | undefined
  #overlay: Overlay | undefined
  #overlayFailed: KithError | undefined
  #waiting = 0
  #unfollow: (() => void) | undefined
  #unrenew: (() => void) | undefined
  /** G was pressed: the next letter says where to. */
  #isGoing = false
  #loads = 0
  readonly #notices = createNotices(this)
  readonly #code = createPageCode(() => this.requestUpdate())
  readonly #newVersion = createNewVersion(this)
  readonly #languages = createLanguages({
    spoken: locale => {
      this.#texts = createTexts(locale, this.#manifest?.locales)
    },
    failed: locale => {
      this.#notices.put({ text: this.#texts.say('language.failed') })
      if (this.preferences.value.locale === locale) this.preferences.change({ locale: this.#texts.locale })
    },
    begin,
    changed: () => this.requestUpdate(),
  })
  readonly #typeAhead = createTypeAhead(
    this,
    () => this.#overlay?.name === 'palette' && customElements.get('kith-palette') === undefined,
  )

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#moved)
    addEventListener('keydown', this.#pressed)
    this.addEventListener('kith-notice', this.#noticed as EventListener)
    this.addEventListener('kith-overlay', this.#overlaid as EventListener)
    if (this.#manifest) return
    watch(this, this.talk.connection.state)
    watch(this, this.preferences)
    watch(this, this.updates.isReady)
    this.talk.connection.state.subscribe(this.#connected)
    this.talk.connection.onReturn(() => this.updates.look())
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#moved)
    removeEventListener('keydown', this.#pressed)
    this.#unfollow?.()
    this.#unrenew?.()
  }

  override willUpdate(): void {
    const { locale, theme, density } = this.preferences.value
    if (this.#texts.locale !== locale) this.#languages.learn(locale)
    const { dataset } = document.documentElement
    document.documentElement.lang = this.#texts.locale
    if (theme === 'system') delete dataset.theme
    else dataset.theme = theme
    if (density === 'comfortable') delete dataset.density
    else dataset.density = density
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    document.title = [this.#route.page === 'record' ? this.#title : undefined, this.#placeName(), 'Kith']
      .filter(Boolean)
      .join(' · ')
  }

  override render(): TemplateResult {
    if (this.#route.page === 'door') return this.#door(this.#route.step, this.#route.secret)
    const isClosed = this.talk.connection.state.value === 'closed'
    if (!this.#manifest || !this.#session) return isClosed ? this.#door('log-in') : this.#starting()
    const options = {
      texts: this.#texts,
      directory: this.#directory,
      me: this.#session.me,
      current: location.hash,
      waiting: this.#waiting,
      search: () => this.#open('palette'),
      create: () => this.#open('create'),
    }
    return html`
      <button class="btn skip" type="button" @click=${this.#skip}>${this.#texts.say('app.skip')}</button>
      <div class="app" ?inert=${isClosed}>
        ${sidebar(options)}
        <main class="sheet" tabindex="-1" @kith-named=${this.#named}>${this.#bar()}${this.#page()}${this.#notices.render(this.#texts, this.#newVersion.render(this.#texts, this.updates))}</main>
        ${tabbar(options)}
      </div>
      ${this.#overlaying()}
      ${isClosed ? closedDialog(this.#texts, this.#door('log-in'), this.#entered) : nothing}
    `
  }

  get #shared(): Shared {
    return { session: this.#session as Session, directory: this.#directory, texts: this.#texts }
  }

  #page(): TemplateResult {
    const route = this.#route
    if (route.page === 'own') return this.#ownPage(route.name, route.rest)
    if (route.page === 'theirs') return this.#theirPage(route)
    const { session, directory, texts } = this.#shared
    const entity = this.#entity
    if (!entity) return this.#unknown()
    const isList = route.page !== 'record'
    return html`
      <div class="front" ?hidden=${!isList}>
        ${this.#listed ? keyed(this.#listed.name, html`<kith-list .session=${session} .directory=${directory} .texts=${texts} .entity=${this.#listed} .spec=${this.#spec} .live=${this.#live()}></kith-list>`) : nothing}
      </div>
      ${route.page === 'record' ? this.#recordPage(html`<kith-record .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${route.id} .known=${this.#known} .place=${this.#place(route.id)} .back=${this.#listAddress(entity)} @kith-step=${this.#stepped}></kith-record>`) : nothing}
    `
  }

  /** Its code comes after the list's: most people begin there. */
  #recordPage(record: TemplateResult): TemplateResult {
    const { state, error } = this.#code.record
    if (state === 'there') return record
    const texts = this.#texts
    if (state === undefined) void this.#code.loadRecord()
    return error ? this.#notThere(error) : waiting({ texts, again: begin })
  }

  #notThere(error: KithError): TemplateResult {
    return html`<div class="words-page">${failure({ texts: this.#texts, error, again: begin })}</div>`
  }

  #ownPage(name: string, rest: readonly string[]): TemplateResult {
    const texts = this.#texts
    const entry = pages[name]
    const session = this.#session as Session
    if (!entry || entry.isFor?.(session.me) === false) return this.#unknown()
    const title = texts.say(entry.title)
    const own = this.#code.page(name)
    if (own?.error) return html`${this.#head(title)}${this.#notThere(own.error)}`
    const context = {
      ...this.#shared,
      preferences: this.preferences,
      manifest: this.#manifest as AppManifest,
      me: session.me,
      auth: this.#auth,
      rest,
    }
    return html`${this.#head(title)}<div class="own-page">${own?.module ? own.module.draw(context) : waiting({ texts, again: begin })}</div>`
  }

  #theirPage({ plugin, path, rest }: Extract<Route, { page: 'theirs' }>): TemplateResult {
    const texts = this.#texts
    const { session, directory } = this.#shared
    const page = directory.pages.find(one => one.plugin === plugin && one.path === path)
    if (!page || !mayOpen(page, session.me)) return this.#unknown()
    const place = { plugin, rest }
    return html`<kith-slot class="fill" .session=${session} .directory=${directory} .texts=${texts} .of=${page} .place=${place}></kith-slot>`
  }

  #head(title: string): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${title}</h1>${this.#live()}</div>`
  }

  /** The same one while it says the same: a list is not drawn anew for it. */
  #live(): TemplateResult {
    const state = this.talk.connection.state.value
    if (this.#shownLive?.state !== state || this.#shownLive.texts !== this.#texts)
      this.#shownLive = { state, texts: this.#texts, drawn: this.#drawLive(state) }
    return this.#shownLive.drawn
  }
  #shownLive: { readonly state: ConnectionState; readonly texts: Texts; readonly drawn: TemplateResult } | undefined

  #drawLive(state: ConnectionState): TemplateResult {
    const texts = this.#texts
    if (state === 'offline')
      return html`<p class="live offline" role="status"><i class="dot red"></i>${texts.say(this.#session ? 'live.offline' : 'live.offline.start')}</p>`
    return html`<p class="live" role="status"><i class="dot ${state === 'live' ? 'accent' : ''}"></i><span class=${state === 'live' ? 'usual' : ''}>${texts.say(state === 'live' ? 'live.live' : 'live.connecting')}</span></p>`
  }

  #starting(): TemplateResult {
    const texts = this.#texts
    const again = () => void this.#load()
    return html`<div class="app alone"><main class="sheet">
      <div class="head">${mark()}<h1>${texts.say('app.name')}</h1>${this.#failed ? this.#live() : nothing}</div>
      ${this.#failed ? html`<div class="words-page">${failure({ texts, error: this.#failed, again })}</div>` : waiting({ texts, again })}
    </main></div>`
  }

  #door(start: DoorStep, secret = ''): TemplateResult {
    return html`<kith-door .texts=${this.#texts} .start=${start} .secret=${secret}></kith-door>`
  }

  #overlaying(): TemplateResult | typeof nothing {
    const overlay = this.#overlay
    if (!overlay) return nothing
    const close = () => this.renderRoot.querySelector<HTMLDialogElement>(':host > dialog, dialog.over')?.close()
    const failed = (error: unknown) => {
      this.#overlayFailed = notFetched(error)
      this.requestUpdate()
    }
    const texts = this.#texts
    const body = this.#overlayFailed
      ? failure({ texts, error: this.#overlayFailed, again: begin })
      : overlayBody(overlay, { ...this.#shared, close, listed: this.#listed, failed, typed: this.#typeAhead.text })
    // The browser tells of it later: another may stand there by then.
    const closed = () => {
      if (this.#overlay !== overlay) return
      this.#overlay = undefined
      this.requestUpdate()
    }
    const title = overlayTitle(overlay, this.#texts)
    return html`${keyed(overlay, dialog({ texts: this.#texts, title, body, closed, kind: `over ${overlay.name}` }))}`
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

  #placeName(): string | undefined {
    const route = this.#route
    if (route.page === 'own') return pages[route.name] && this.#texts.say(pages[route.name]?.title ?? 'unknown.title')
    if (route.page === 'theirs') return this.#texts.word(`${route.plugin}.page.${route.path}`)
    return this.#entity && this.#texts.plural(this.#entity.name)
  }

  get #entity(): EntityInfo | undefined {
    return this.#route.page === 'list' || this.#route.page === 'record'
      ? this.#directory.byPath(this.#route.path)
      : undefined
  }

  async #load(): Promise<void> {
    const { api, connection } = this.talk
    const mine = ++this.#loads
    try {
      const [manifest, me, auth] = await Promise.all([api.manifest(), readMe(api), authState()])
      if (this.#session) return
      this.#manifest = manifest
      this.#auth = auth
      this.#failed = undefined
      this.#session = { ...this.talk, me, modules: createModules(manifest.modules) }
      this.#directory = createDirectory(manifest.manifests)
      this.#texts = createTexts(this.#texts.locale, manifest.locales)
      this.#unfollow ??= follow(
        connection,
        ({ entity }) => entity === 'kernel.decision',
        () => void this.#count(),
      )
      this.#unrenew ??= follow(
        connection,
        ({ entity }) => entity === 'kernel.customField',
        () => void this.#renew(),
      )
      // It travels with the first page of the list, which comes before what is not wanted yet.
      void this.#count().then(() => setTimeout(() => this.#prepare(), leisure))
      this.#moved()
    } catch (error) {
      if (mine === this.#loads) this.#failed = error as KithError
      this.updates.begin()
    }
    this.requestUpdate()
  }

  /** Fetches what is probably wanted next. */
  #prepare(): void {
    void this.#code.loadRecord()
    // Who presses / types on at once.
    void import('./palette.ts').catch(() => undefined)
    this.updates.begin()
  }

  /** Fields were added, changed or retired: what is kept of records is read anew, and what it is called. */
  async #renew(): Promise<void> {
    const manifest = await this.talk.api.manifest().catch(() => undefined)
    if (!manifest) return
    this.#manifest = manifest
    this.#directory = createDirectory(manifest.manifests, this.#directory)
    this.#texts = createTexts(this.#texts.locale, manifest.locales)
    this.#listed = this.#listed && this.#directory.byName(this.#listed.name)
    this.requestUpdate()
  }

  /** The server answers again after the application could not be started: it starts by itself. */
  readonly #connected = () => {
    const { value } = this.talk.connection.state
    if (this.#failed && !this.#session && (value === 'live' || value === 'connecting')) void this.#load()
  }

  /** How many decisions wait; who may see none is told of none. */
  async #count(): Promise<void> {
    if (!this.#session) return
    const where = waitingFor(this.#session.me)
    const answer = await this.talk.api
      .query<{ count: number }>('kernel.decisions.count', { where })
      .catch(() => undefined)
    this.#waiting = answer?.count ?? 0
    this.requestUpdate()
  }

  readonly #moved = () => {
    const before = this.#route
    this.#route = routeOf(location.hash)
    if (this.#route.page === 'start' && this.#session) {
      history.replaceState(null, '', this.#startAddress(this.#session))
      this.#route = routeOf(location.hash)
    }
    this.#title = undefined
    this.#overlay = undefined
    const isSteps = this.#steppingTo !== undefined && this.#isBehindList
    this.#steppingTo = undefined
    this.#isBehindList =
      isSteps || (before.page === 'list' && this.#route.page === 'record' && before.path === this.#route.path)
    const isBack = before.page === 'record' && this.#route.page === 'list' && this.#listed === this.#entity
    if (this.#route.page === 'list') {
      this.#listed = this.#entity
      if (!isSameSpec(this.#spec, this.#route.spec)) this.#spec = this.#route.spec
    }
    if (this.#route.page === 'own') void this.#code.loadPage(this.#route.name, this.#texts.locale)
    this.requestUpdate()
    void this.updateComplete.then(() => this.#arrive(isBack))
  }

  /** Who came in by the first link is shown round; others begin with what they work in. */
  #startAddress({ me }: Session): string {
    const [first] = seen(this.#directory, me)
    const isFirst = this.#auth?.link === true && !this.#auth.user
    const isRich = this.#directory.cards.length > 0
    return first && !isFirst && !isRich ? listAddress(first.path) : pageAddress('today')
  }

  /** The focus goes where the page begins, or back to where it came from. */
  #arrive(isBack: boolean): void {
    const list = this.renderRoot.querySelector<KithList>('kith-list')
    if (isBack) void list?.comeBack()
    else this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }

  /** The list of an entity: as it was, where it is the one behind. */
  #listAddress(entity: EntityInfo): string {
    return this.#listed === entity ? listAddressOf(entity.path, this.#spec) : listAddress(entity.path)
  }

  /** Where the record stands in the list behind it, if it stands there. */
  #place(id: string): ReturnType<KithList['place']> {
    return this.#listed === this.#entity ? this.renderRoot.querySelector<KithList>('kith-list')?.place(id) : undefined
  }

  /** What the list has of a record that is opened from it. */
  readonly #known = (id: string) =>
    this.#listed === this.#entity ? this.renderRoot.querySelector<KithList>('kith-list')?.known(id) : undefined

  /** The next or the previous one of the list, in the place of this one: back leads to the list. */
  readonly #stepped = ({ detail }: CustomEvent<1 | -1>) => {
    const list = this.renderRoot.querySelector<KithList>('kith-list')
    if (this.#route.page !== 'record' || this.#listed !== this.#entity) return
    const id = list?.step(this.#steppingTo ?? this.#route.id, detail)
    if (id === undefined) return
    this.#steppingTo = id
    location.replace(recordAddress(this.#route.path, id))
  }

  readonly #named = (event: CustomEvent<string>) => {
    if (this.#title === event.detail) return
    this.#title = event.detail
    this.requestUpdate()
  }

  readonly #noticed = (event: CustomEvent<Notice>) => this.#notices.put(event.detail)

  readonly #overlaid = (event: CustomEvent<Overlay>) => this.#open(event.detail.name, event.detail.options)

  #open(name: Overlay['name'], options: Overlay['options'] = {}): void {
    const entity = name === 'create' && options.entity ? this.#directory.byName(options.entity) : undefined
    if (entity?.shown.create !== undefined) {
      location.hash = pluginPageAddress(entity.path.split('.')[0] ?? '', entity.shown.create)
      return
    }
    this.#overlay = { name, options }
    this.#typeAhead.begin()
    this.requestUpdate()
  }

  /** Logged in again: the same person goes on where he was, with all that he had typed. */
  readonly #entered = (event: Event) => {
    event.preventDefault()
    void authState().then(state => {
      if (state?.user?.id !== undefined && state.user.id === this.#session?.me.id) return this.talk.connection.resume()
      history.replaceState(null, '', '/')
      location.reload()
    })
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && this.#session) {
      event.preventDefault()
      this.#open('palette')
      return
    }
    if (this.#overlay && this.renderRoot.querySelector<HTMLDialogElement>('dialog.over')?.open !== false) return
    actOnKey(event, {
      isOn: this.preferences.value.keys,
      press: key => this.#press(key),
      move: by => this.#route.page === 'list' && this.renderRoot.querySelector<KithList>('kith-list')?.move(by),
      close: () => {
        if (this.#route.page === 'list') this.renderRoot.querySelector<KithList>('kith-list')?.press('Escape')
        if (this.#route.page !== 'record') return
        if (this.#isBehindList) history.back()
        else if (this.#entity) location.hash = this.#listAddress(this.#entity)
      },
    })
  }

  #press(key: string): boolean {
    if (!this.#session) return false
    if (this.#isGoing) {
      this.#isGoing = false
      return this.#go(key)
    }
    if (this.#route.page === 'record' && this.renderRoot.querySelector<KithRecord>('kith-record')?.press(key))
      return true
    if (this.#route.page === 'list' && this.renderRoot.querySelector<KithList>('kith-list')?.press(key)) return true
    if (this.#route.page === 'theirs' && this.renderRoot.querySelector<KithSlot>('kith-slot.fill')?.press(key))
      return true
    if (key === '/') this.#open('palette')
    else if (key === 'n') this.#open('create', this.#entity ? { entity: this.#entity.name } : {})
    else if (key === '?') this.#open('keys')
    else if (key === 'z') void this.#notices.undo(this.#texts)
    else if (key === 'g') this.#isGoing = true
    else return false
    return true
  }

  #go(key: string): boolean {
    const address = addressByLetter(key, this.#directory, (this.#session as Session).me, this.#entity)
    if (address) location.hash = address
    return address !== undefined
  }

  readonly #skip = () => this.renderRoot.querySelector<HTMLElement>('main')?.focus()
}

customElements.define('kith-admin', KithAdmin)
