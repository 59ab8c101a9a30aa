import {
  exactly,
  failure,
  isHeld,
  type KithError,
  moment,
  notify,
  overlay,
  Part,
  type Place,
  recordAddress,
} from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { momentWords } from './due-words.ts'

interface Editions {
  readonly editions: readonly {
    readonly id: string
    readonly edition: number
    readonly title: string
    readonly at: string
    readonly current: boolean
  }[]
  readonly languages: readonly {
    readonly id: string
    readonly language: string
    readonly title: string
    readonly state: string
  }[]
}

/** Where a solution is written (R89): its text, what was published of it, and the same in other languages. */
export class KithServiceArticle extends Part {
  static override styles = [
    Part.styles,
    css`
      form { display: grid; gap: var(--k-space-3); }
      form label { display: grid; gap: var(--k-space-1); color: var(--k-text-3); font-size: var(--k-text-xs); }
      textarea.control { min-height: 16rem; }
      .acts { margin-top: 0; }
      h3 { margin-top: var(--k-space-6); font-weight: var(--k-weight-medium); }
      li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--k-space-2); min-height: var(--k-control-height); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); line-height: 1.5rem; }
      li strong { font-weight: var(--k-weight-medium); }
      li .name { flex: 1; min-width: 8rem; overflow-wrap: anywhere; }
      a { color: var(--k-accent-text); text-decoration: underline; text-underline-offset: 3px; }
      time { color: var(--k-text-3); font-size: var(--k-text-xs); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    found: { state: true },
    isChanged: { state: true },
    isBusy: { state: true },
    problem: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare found: Editions | undefined
  declare isChanged: boolean
  declare isBusy: boolean
  declare problem: string | undefined
  declare error: KithError | undefined
  #asked: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const { row } = this.place
    const key = row && `${row.id} ${row.version} ${row.editions} ${row.state}`
    if (!changed.has('place') || key === this.#asked) return
    this.#asked = key
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, place, found, error, session } = this
    const { row } = place
    if (!row) return html``
    const mayWrite = session.me.may('update', 'service.article')
    return html`<section aria-label=${texts.entity('service.article')}>
      ${mayWrite ? this.#editor() : nothing}
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${found ? html`${this.#languages(found, row.id, mayWrite)}${this.#editions(found)}` : nothing}
    </section>`
  }

  #editor(): TemplateResult {
    const { texts, place, session, isChanged, isBusy } = this
    const { row } = place
    const next = Number(row?.editions ?? 0) + 1
    const typed = () => {
      this.isChanged = true
    }
    return html`<form @submit=${this.#save} @input=${typed}>
      <label>${texts.word('service.ui.title')}<input class="control" name="title" required maxlength="200" .value=${String(row?.title ?? '')}></label>
      <label>${texts.word('service.ui.body')}<textarea class="control" name="body" required maxlength="50000" .value=${String(row?.body ?? '')}></textarea></label>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts"><button class="btn" aria-disabled=${isBusy === true || !isChanged}>${texts.word('service.ui.article.save')}</button>
        ${session.me.mayCall('service.publish') ? html`<button class="btn primary" type="button" aria-disabled=${isBusy === true} @click=${this.#publish}>${texts.word('service.ui.publish.next', { n: texts.number(next) })}</button>` : nothing}
        ${isChanged ? html`<span class="hint" role="status">${texts.word('service.ui.article.unsaved')}</span>` : nothing}</div>
    </form>`
  }

  #languages({ languages }: Editions, own: string, mayWrite: boolean): TemplateResult {
    const { texts, place } = this
    const root = String(place.row?.translationOf ?? own)
    const preset = { translationOf: root, language: '', issueType: place.row?.issueType, line: place.row?.line }
    return html`<h3>${texts.word('service.ui.editions')}</h3>
      <ul>${languages.map(
        one =>
          html`<li><strong>${languageName(one.language, texts.locale)}</strong><span class="name" dir="auto">${one.id === own ? html`${one.title} <span class="hint">(${texts.word('service.ui.language.this')})</span>` : html`<a href=${recordAddress('service.articles', one.id)}>${one.title}</a>`}</span><span class="hint">${texts.choice('service.article', 'state', one.state)}</span></li>`,
      )}</ul>
      ${mayWrite ? html`<p><button class="link" type="button" @click=${() => overlay(this, 'create', { entity: 'service.article', preset })}>${texts.word('service.ui.language.add')}</button></p>` : nothing}`
  }

  #editions({ editions }: Editions): TemplateResult {
    const { texts } = this
    if (editions.length === 0) return html`<p class="hint">${texts.word('service.ui.editions.none')}</p>`
    return html`<ul>${editions.map(one => {
      const at = new Date(one.at)
      return html`<li><strong>${texts.word('service.ui.edition', { n: texts.number(one.edition) })}</strong><span class="name" dir="auto">${one.title}</span>${one.current ? html`<span class="st"><i class="dot green"></i>${texts.word('service.ui.edition.current')}</span>` : nothing}<time datetime=${one.at} title=${exactly(at, texts.locale)}>${moment(at, new Date(), texts.locale, momentWords(texts))}</time></li>`
    })}</ul>`
  }

  readonly #save = (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isChanged) void this.#work(() => this.#store(), 'service.ui.article.saved')
  }

  /** What is typed and not saved is saved first: readers get what the author sees. */
  readonly #publish = () => {
    const next = this.texts.number(Number(this.place.row?.editions ?? 0) + 1)
    const work = async () => {
      const held = this.isChanged ? await this.#store() : undefined
      return held ?? this.session.api.mutate('service.publish', { id: this.place.row?.id })
    }
    void this.#work(work, 'service.ui.published', { n: next })
  }

  async #store(): Promise<unknown> {
    const form = this.renderRoot.querySelector('form')
    const { row } = this.place
    if (!form || !row) return undefined
    const given = new FormData(form)
    const set = { title: String(given.get('title')), body: String(given.get('body')) }
    const answer = await this.session.api.mutate('service.articles.update', { id: row.id, version: row.version, set })
    this.isChanged = false
    return isHeld(answer) ? answer : undefined
  }

  async #work(
    work: () => Promise<unknown>,
    done: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    if (this.isBusy || !this.renderRoot.querySelector('form')?.reportValidity()) return
    const { texts } = this
    this.isBusy = true
    this.problem = undefined
    try {
      const answer = await work()
      notify(this, {
        text: isHeld(answer) ? texts.say('edit.held', { why: answer.held.reason }) : texts.word(done, values),
      })
      this.place.reload?.()
      await this.#load()
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
    this.isBusy = false
  }

  async #load(): Promise<void> {
    try {
      this.found = await this.session.api.query<Editions>('service.editions', { id: this.place.row?.id })
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

/** "English", "中文（中国）"; the tag itself where it is none. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

customElements.define('kith-service-article', KithServiceArticle)
