import type { AppManifest } from '@kith/client'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { EntityInfo } from '../data/directory.ts'
import type { PreferencesStore } from '../data/preferences.ts'
import type { Session, Talk } from '../data/session.ts'
import type { DoorStep } from '../door/door.ts'
import { actStyles } from '../edit/styles.ts'
import type { KithList } from '../list/list.ts'
import type { Updates } from '../pwa/updates.ts'
import { base } from '../styles/base.ts'
import { brand } from '../styles/brand.ts'
import { headStyles } from '../styles/head.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { failureStyles } from '../ui/failure.ts'
import type { Notice } from '../ui/notice.ts'
import { createNotices, noticeStyles } from '../ui/notices.ts'
import type { Shared } from '../ui/part.ts'
import '../ui/slot.ts'
import { waitingStyles } from '../ui/waiting.ts'
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
import { ownPage, ownPageStyles } from './own-page.ts'
import { createPageCode } from './page-code.ts'
import { createPageKeys } from './page-keys.ts'
import { recordPage } from './record-page.ts'
import { type Route, routeOf } from './route.ts'
import { setUpBar, setUpBarStyles } from './set-up-bar.ts'
import { sidebar, tabbar } from './shell.ts'
import { shellStyles } from './shell-styles.ts'
import { createStart } from './start.ts'
import { startAddress } from './start-address.ts'
import { appStyles } from './styles.ts'
import { theirPage } from './their-page.ts'
import { titleOf } from './title.ts'
import { createWaitingCount } from './waiting-count.ts'
import { startingPage, unknownPage, wordsPageStyles } from './words-pages.ts'

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
    ownPageStyles,
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

  #route: Route = routeOf(location.hash)
  /** What the record is called that is shown. */
  #name: string | undefined
  readonly #start = createStart({
    talk: () => this.talk,
    started: session => {
      // It travels with the first page of the list, which comes before what is not wanted yet.
      void this.#waiting.begin(session).then(() => setTimeout(() => this.#prepare(), leisure))
      this.#moved()
    },
    failed: () => this.updates.begin(),
    renewed: () => this.#behind.renew(this.#start.directory),
    changed: () => this.requestUpdate(),
  })
  readonly #waiting = createWaitingCount(() => this.requestUpdate())
  readonly #live = createLive()
  readonly #behind = createListBehind(() => this.renderRoot.querySelector<KithList>('kith-list'))
  readonly #overlays = createOverlayLayer(this, () => this.#start.directory)
  readonly #notices = createNotices(this)
  readonly #code = createPageCode(() => this.requestUpdate())
  readonly #newVersion = createNewVersion(this)
  readonly #languages = createLanguages({
    failed: locale => {
      this.#notices.put({ text: this.#texts.say('language.failed') })
      if (this.preferences.value.locale === locale) this.preferences.change({ locale: this.#texts.locale })
    },
    begin,
    changed: () => this.requestUpdate(),
  })
  readonly #keys = createPageKeys(this, { route: () => this.#route, leave: this.#behind.leave })
  readonly #letters = createLetters({
    own: this.#keys.press,
    entity: () => this.#entity,
    open: this.#overlays.open,
    undo: () => void this.#notices.undo(this.#texts),
    addressOf: letter => addressByLetter(letter, this.#shared.directory, this.#shared.session.me, this.#entity),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#moved)
    addEventListener('keydown', this.#pressed)
    this.addEventListener('kith-notice', this.#noticed as EventListener)
    this.addEventListener('kith-overlay', this.#overlaid as EventListener)
    if (this.#start.session) return
    watch(this, this.talk.connection.state)
    watch(this, this.preferences)
    watch(this, this.updates.isReady)
    this.talk.connection.onReturn(() => this.updates.look())
    this.#start.begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#moved)
    removeEventListener('keydown', this.#pressed)
    this.#start.close()
    this.#waiting.close()
  }

  override willUpdate(): void {
    const { locale } = this.preferences.value
    this.#languages.learn(locale)
    dress(this.preferences.value, this.#texts.locale)
  }

  override updated(): void {
    document.title = titleOf(this.#route, this.#texts, this.#entity, this.#name)
  }

  override render(): TemplateResult {
    if (this.#route.page === 'door') return this.#door(this.#route.step, this.#route.secret)
    const isClosed = this.talk.connection.state.value === 'closed'
    const texts = this.#texts
    const { session, directory, auth, error, load } = this.#start
    if (!session)
      return isClosed
        ? this.#door('log-in')
        : startingPage({ texts, failed: error, live: this.#state, again: () => void load() })
    const options = {
      texts,
      directory,
      me: session.me,
      current: location.hash,
      waiting: this.#waiting.n,
      search: () => this.#overlays.open('palette'),
      create: () => this.#overlays.open('create'),
    }
    return html`
      <button class="btn skip" type="button" @click=${this.#skip}>${texts.say('app.skip')}</button>
      <div class="app" ?inert=${isClosed}>
        ${sidebar(options)}
        <main class="sheet" tabindex="-1" @kith-named=${this.#named}>${setUpBar(texts, auth)}${this.#page()}${this.#notices.render(texts, this.#newVersion.render(texts, this.updates))}</main>
        ${tabbar(options)}
      </div>
      ${this.#overlays.render({ ...this.#shared, listed: this.#behind.entity, begin })}
      ${isClosed ? closedDialog({ texts, session, door: this.#door('log-in') }) : nothing}
    `
  }

  get #texts(): Texts {
    return this.#languages.texts(this.#start.manifest?.locales)
  }

  /** Once it is known who uses the application. */
  get #shared(): Shared {
    const { session, directory } = this.#start
    return { session: session as Session, directory, texts: this.#texts }
  }

  #page(): TemplateResult {
    const route = this.#route
    if (route.page === 'own') return this.#ownPage(route)
    if (route.page === 'theirs') return theirPage(route, this.#shared)
    const { session, directory, texts } = this.#shared
    const entity = this.#entity
    if (!entity) return unknownPage(texts, directory)
    const { entity: listed, spec } = this.#behind
    return html`
      <div class="front" ?hidden=${route.page === 'record'}>
        ${listed ? keyed(listed.name, html`<kith-list .session=${session} .directory=${directory} .texts=${texts} .entity=${listed} .spec=${spec} .live=${this.#state}></kith-list>`) : nothing}
      </div>
      ${route.page === 'record' ? recordPage({ ...this.#shared, entity, id: route.id, behind: this.#behind, code: this.#code, begin }) : nothing}
    `
  }

  #ownPage({ name, rest }: Extract<Route, { page: 'own' }>): TemplateResult {
    const { preferences } = this
    const { manifest, auth } = this.#start
    const shared = this.#shared
    const context = { ...shared, preferences, manifest: manifest as AppManifest, me: shared.session.me, auth, rest }
    return ownPage({ name, code: this.#code, context, live: this.#state, begin })
  }

  get #state(): TemplateResult {
    return this.#live(this.talk.connection.state.value, this.#texts, this.#start.session !== undefined)
  }

  #door(start: DoorStep, secret = ''): TemplateResult {
    return html`<kith-door .texts=${this.#texts} .start=${start} .secret=${secret}></kith-door>`
  }

  get #entity(): EntityInfo | undefined {
    return this.#route.page === 'list' || this.#route.page === 'record'
      ? this.#start.directory.byPath(this.#route.path)
      : undefined
  }

  /** Fetches what is probably wanted next. */
  #prepare(): void {
    void this.#code.loadRecord()
    // Who presses / types on at once.
    void import('./palette.ts').catch(() => undefined)
    this.updates.begin()
  }

  readonly #moved = () => {
    const before = this.#route
    this.#route = routeOf(location.hash)
    const { session, directory, auth } = this.#start
    if (this.#route.page === 'start' && session) {
      history.replaceState(null, '', startAddress(directory, session.me, auth))
      this.#route = routeOf(location.hash)
    }
    this.#name = undefined
    this.#overlays.clear()
    const isBack = this.#behind.go(before, this.#route, this.#entity)
    if (this.#route.page === 'own') void this.#code.loadPage(this.#route.name, this.#texts.locale)
    this.requestUpdate()
    void this.updateComplete.then(() => this.#arrive(isBack))
  }

  /** The focus goes where the page begins, or back to where it came from. */
  #arrive(isBack: boolean): void {
    if (isBack) this.#behind.comeBack()
    else this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }

  readonly #named = (event: CustomEvent<string>) => {
    if (this.#name === event.detail) return
    this.#name = event.detail
    this.requestUpdate()
  }

  readonly #noticed = (event: CustomEvent<Notice>) => this.#notices.put(event.detail)

  readonly #overlaid = ({ detail }: CustomEvent<Overlay>) => this.#overlays.open(detail.name, detail.options)

  readonly #pressed = (event: KeyboardEvent) => {
    if (!this.#start.session) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      this.#overlays.open('palette')
    } else if (!this.#overlays.isOpen)
      actOnKey(event, { ...this.#keys, isOn: this.preferences.value.keys, press: this.#letters })
  }

  readonly #skip = () => this.renderRoot.querySelector<HTMLElement>('main')?.focus()
}

customElements.define('kith-admin', KithAdmin)
