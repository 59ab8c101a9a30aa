import { css, html, nothing, type TemplateResult } from 'lit'
import { type AuthFailure, step } from '../door/ask.ts'
import { wordsOf } from '../door/words.ts'
import { systemStyles } from '../system/styles.ts'
import { when } from '../system/when.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { browserName } from './browser.ts'

interface OneSession {
  readonly id: string
  readonly createdAt: string
  readonly usedAt: string
  readonly address: string | null
  readonly browser: string | null
  readonly isCurrent: boolean
}

/** Where one is logged in and since when; ends one session, or all others. */
export class KithSessions extends Part {
  static override styles = [
    Part.styles,
    systemStyles,
    css`tbody th { min-width: 7rem; } th small { display: block; font-weight: var(--k-weight); }
      .here { font-weight: var(--k-weight); }`,
  ]
  static override properties = { sessions: { state: true }, problem: { state: true } }

  declare sessions: readonly OneSession[] | undefined
  declare problem: AuthFailure | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.load()
  }

  override render(): TemplateResult {
    const { texts, sessions = [], problem } = this
    const { say } = texts
    const others = sessions.filter(({ isCurrent }) => !isCurrent).length
    return html`<section>
      <h2>${say('sessions.title')}</h2>
      <p class="text">${say('sessions.text')}</p>
      ${problem ? html`<p class="wrong" role="alert">${wordsOf(texts, problem)}</p>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${say('sessions.title')}><table>
        <thead><tr><th scope="col">${say('sessions.browser.head')}</th><th scope="col">${say('sessions.since')}</th><th scope="col">${say('sessions.used')}</th><td></td></tr></thead>
        <tbody>${sessions.map(one => this.#row(one))}</tbody>
      </table></div>
      ${others === 0 ? nothing : html`<button class="btn" type="button" @click=${() => void this.#end({ others: true }, 'sessions.others.done')}>${others === 1 ? say('sessions.others.one') : say('sessions.others', { n: others })}</button>`}
    </section>`
  }

  #row({ id, createdAt, usedAt, address, browser, isCurrent }: OneSession): TemplateResult {
    const { texts } = this
    const { say } = texts
    const name = browserName(browser, texts)
    const mark = html`<span class="st here"><i class="dot green"></i>${say('sessions.this')}</span>`
    const end = html`<button class="btn quiet" type="button" aria-label=${say('sessions.end.name', { name })} @click=${() => void this.#end({ id }, 'sessions.ended')}>${say('sessions.end')}</button>`
    return html`<tr><th scope="row" title=${browser ?? nothing}>${name}<small class="hint">${address ?? nothing}</small>${isCurrent ? mark : nothing}</th><td>${when(createdAt, texts)}</td><td>${when(usedAt, texts)}</td><td class="act">${isCurrent ? nothing : end}</td></tr>`
  }

  async #end(which: object, done: 'sessions.ended' | 'sessions.others.done'): Promise<void> {
    try {
      await step('sessions/revoke', which)
      notify(this, { text: this.texts.say(done) })
    } catch (error) {
      this.problem = error as AuthFailure
    }
    await this.load()
  }

  /** Reads them anew. */
  async load(): Promise<void> {
    try {
      const response = await fetch('/auth/sessions')
      const answer = (await response.json()) as { readonly sessions: readonly OneSession[] }
      if (!response.ok) throw answer
      this.sessions = answer.sessions
    } catch (error) {
      this.problem = 'code' in (error as AuthFailure) ? (error as AuthFailure) : { code: 'KITH_UNREACHABLE' }
    }
  }
}

customElements.define('kith-sessions', KithSessions)
