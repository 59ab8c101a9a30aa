import type { AppManifest, KithError } from '@kith/client'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
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
import { pageAddress, pages } from '../pages/pages.ts'
import type { Updates } from '../pwa/updates.ts'
import type { KithRecord } from '../record/record.ts'
import { settingsStyles } from '../settings/styles.ts'
import { base } from '../styles/base.ts'
import { brand } from '../styles/brand.ts'
import { headStyles } from '../styles/head.ts'
import { values } from '../styles/values.ts'
import { createTexts, type Texts } from '../texts/texts.ts'
import { speaks } from '../texts/words.ts'
import { todayStyles } from '../today/styles.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { failureStyles } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import type { Notice } from '../ui/notice.ts'
import { createNotices, noticeStyles } from '../ui/notices.ts'
import type { Shared } from '../ui/part.ts'
import type { KithSlot } from '../ui/slot.ts'
import '../ui/slot.ts'
import { waiting, waitingStyles } from '../ui/waiting.ts'
import { watch } from '../ui/watch.ts'
import { dress } from './appearance.ts'
import { closedDialog, closedStyles } from './closed.ts'
import { addressByLetter } from './go.ts'
import { actOnKey } from './keys.ts'
import { createLanguages } from './languages.ts'
import { createLetters } from './letters.ts'
import { createListBehind } from './list-behind.ts'
import { createLive } from './live.ts'
import { createNewVersion } from './new-version.ts'
import { createOverlayLayer } from './overlay-layer.ts'
import type { Overlay } from './overlays.ts'
import { createPageCode } from './page-code.ts'
import { listAddress, pluginPageAddress, type Route, routeOf } from './route.ts'
import { setUpBar, setUpBarStyles } from './set-up-bar.ts'
import { mayOpen, seen, sidebar, tabbar } from './shell.ts'
import { shellStyles } from './shell-styles.ts'
import { appStyles } from './styles.ts'
import { failedPage, startingPage, unknownPage, wordsPageStyles } from './words-pages.ts'

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
    shellStyles,
    setUpBarStyles,
    wordsPageStyles,
    settingsStyles,
    todayStyles,
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
  #title: string | undefined
  #waiting = 0
  #unfollow: (() => void) | undefined
  #unrenew: (() => void) | undefined
  #loads = 0
  readonly #live = createLive()
  readonly #behind = createListBehind(() => this.#list)
  readonly #overlays = createOverlayLayer(this)
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
  readonly #letters = createLetters({
    own: key => this.#pressOn(key),
    entity: () => this.#entity,
    open: (name, options) => this.#open(name, options),
    undo: () => void this.#notices.undo(this.#texts),
    addressOf: letter => addressByLetter(letter, this.#directory, (this.#session as Session).me, this.#entity),
  })

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
    const { locale } = this.preferences.value
    if (this.#texts.locale !== locale) this.#languages.learn(locale)
    dress(this.preferences.value, this.#texts.locale)
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
    if (!this.#manifest || !this.#session)
      return isClosed
        ? this.#door('log-in')
        : startingPage({ texts: this.#texts, failed: this.#failed, live: this.#state, again: () => void this.#load() })
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
        <main class="sheet" tabindex="-1" @kith-named=${this.#named}>${setUpBar(this.#texts, this.#auth)}${this.#page()}${this.#notices.render(this.#texts, this.#newVersion.render(this.#texts, this.updates))}</main>
        ${tabbar(options)}
      </div>
      ${this.#overlays.render({ ...this.#shared, listed: this.#behind.entity, begin })}
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
    if (!entity) return unknownPage(this.#texts, this.#directory)
    const isList = route.page !== 'record'
    const { entity: listed } = this.#behind
    return html`
      <div class="front" ?hidden=${!isList}>
        ${listed ? keyed(listed.name, html`<kith-list .session=${session} .directory=${directory} .texts=${texts} .entity=${listed} .spec=${this.#behind.spec} .live=${this.#state}></kith-list>`) : nothing}
      </div>
      ${route.page === 'record' ? this.#recordPage(html`<kith-record .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${route.id} .known=${this.#known} .place=${this.#behind.place(entity, route.id)} .back=${this.#behind.addressOf(entity)} @kith-step=${this.#stepped}></kith-record>`) : nothing}
    `
  }

  /** Its code comes after the list's: most people begin there. */
  #recordPage(record: TemplateResult): TemplateResult {
    const { state, error } = this.#code.record
    if (state === 'there') return record
    const texts = this.#texts
    if (state === undefined) void this.#code.loadRecord()
    return error ? failedPage(texts, error, begin) : waiting({ texts, again: begin })
  }

  #ownPage(name: string, rest: readonly string[]): TemplateResult {
    const texts = this.#texts
    const entry = pages[name]
    const session = this.#session as Session
    if (!entry || entry.isFor?.(session.me) === false) return unknownPage(this.#texts, this.#directory)
    const title = texts.say(entry.title)
    const own = this.#code.page(name)
    if (own?.error) return html`${this.#head(title)}${failedPage(texts, own.error, begin)}`
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
    if (!page || !mayOpen(page, session.me)) return unknownPage(this.#texts, this.#directory)
    const place = { plugin, rest }
    return html`<kith-slot class="fill" .session=${session} .directory=${directory} .texts=${texts} .of=${page} .place=${place}></kith-slot>`
  }

  #head(title: string): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${title}</h1>${this.#state}</div>`
  }

  get #state(): TemplateResult {
    return this.#live(this.talk.connection.state.value, this.#texts, this.#session !== undefined)
  }

  #door(start: DoorStep, secret = ''): TemplateResult {
    return html`<kith-door .texts=${this.#texts} .start=${start} .secret=${secret}></kith-door>`
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
      this.talk.away.learn(manifest.away)
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
    const { entity } = this.#behind
    this.#behind.renew(entity && this.#directory.byName(entity.name))
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
    this.#overlays.clear()
    const isBack = this.#behind.go(before, this.#route, this.#entity)
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
    if (isBack) void this.#list?.cursor.comeBack()
    else this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }

  get #list(): KithList | null {
    return this.renderRoot.querySelector<KithList>('kith-list')
  }

  readonly #known = (id: string) => this.#behind.known(this.#entity, id)

  readonly #stepped = ({ detail }: CustomEvent<1 | -1>) => this.#behind.step(this.#route, this.#entity, detail)

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
    this.#overlays.open({ name, options })
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
    if (this.#overlays.isOpen) return
    actOnKey(event, {
      isOn: this.preferences.value.keys,
      press: key => this.#session !== undefined && this.#letters(key),
      move: by => this.#route.page === 'list' && this.#list?.cursor.move(by),
      close: () => {
        if (this.#route.page === 'list') this.#list?.press('Escape')
        if (this.#route.page !== 'record') return
        if (this.#behind.isBehind) history.back()
        else if (this.#entity) location.hash = this.#behind.addressOf(this.#entity)
      },
    })
  }

  /** What the page that is shown does with a letter. */
  #pressOn(key: string): boolean {
    const { page } = this.#route
    const at = (name: string) => this.renderRoot.querySelector<KithRecord | KithSlot>(name)
    if (page === 'record') return at('kith-record')?.press(key) === true
    if (page === 'list') return this.#list?.press(key) === true
    return page === 'theirs' && at('kith-slot.fill')?.press(key) === true
  }

  readonly #skip = () => this.renderRoot.querySelector<HTMLElement>('main')?.focus()
}

customElements.define('kith-admin', KithAdmin)
