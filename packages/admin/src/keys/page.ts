import { type AppManifest, isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import { consequence } from '../system/consequence.ts'
import { systemStyles } from '../system/styles.ts'
import { when, whenWords } from '../system/when.ts'
import { calendarDay, exactly } from '../texts/moments.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import './make.ts'
import { grantable, type Role, readRoles } from './roles.ts'
import './secret.ts'

interface Made {
  readonly name: string
  readonly secret: string
}

/** The keys that other programs work with: makes them, shows a secret once, revokes them. */
export class KithKeys extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    systemStyles,
    css`
      tr.over th, tr.over td { color: var(--k-text-3); }
      td.scopes { min-width: 12rem; max-width: 22rem; }
    `,
  ]
  static override properties = {
    manifest: { attribute: false },
    rows: { state: true },
    making: { state: true },
    made: { state: true },
    revoking: { state: true },
  }

  declare manifest: AppManifest
  declare rows: readonly RecordRow[] | undefined
  declare making: boolean
  /** The key that was just made, until it is put away. */
  declare made: Made | undefined
  declare revoking: RecordRow | undefined

  #labels: Labels = {}
  #roles: readonly Role[] = []
  #next: string | undefined
  #error: KithError | undefined
  #problem: string | undefined
  #isBusy = false

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.key',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows } = this
    const { say } = texts
    return html`<div class="page"><section>
        <div class="title"><p class="text">${say('keys.lead')}</p><button class="btn primary" type="button" @click=${() => this.#make(true)}>${say('keys.make')}</button></div>
        ${this.#error ? failure({ texts, error: this.#error, again: () => void this.#load() }) : rows ? this.#table(rows) : html`<p class="hint" role="status">${say('state.loading')}</p>`}
        ${this.#next === undefined ? nothing : html`<button class="btn" type="button" @click=${() => void this.#load(this.#next)}>${say('list.more')}</button>`}
      </section></div>
      ${this.#dialogs()}`
  }

  #table(rows: readonly RecordRow[]): TemplateResult {
    const { say } = this.texts
    if (rows.length === 0) return html`<p class="text">${say('keys.none')}</p>`
    const heads = ['name', 'start', 'of', 'roles', 'scopes', 'used', 'expires', 'state'] as const
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say('keys.table')}><table>
      <thead><tr>${heads.map(head => html`<th scope="col">${say(`keys.${head}`)}</th>`)}<td></td></tr></thead>
      <tbody>${rows.map(row => this.#row(row))}</tbody>
    </table></div>`
  }

  #row(row: RecordRow): TemplateResult {
    const { texts } = this
    const { say } = texts
    const state = stateOf(row)
    const roles = (row.roles ?? []) as readonly string[]
    const scopes = (row.scopes ?? []) as readonly string[]
    const owner = row.user === null ? say('keys.of.none') : (this.#labels[String(row.user)] ?? say('actor.unknown'))
    const named = (key: string) => this.#roles.find(role => role.key === key)?.name ?? key
    return html`<tr class=${state === 'works' ? '' : 'over'}>
      <th scope="row" dir="auto">${String(row.name)}</th>
      <td class="mono still">${String(row.start)}…</td>
      <td class="still" dir="auto">${owner}</td>
      <td>${roles.length === 0 ? say('keys.roles.none') : texts.all(roles.map(named))}</td>
      <td class="scopes">${scopes.includes('*') ? say('keys.scopes.all') : html`<span class="mono">${scopes.join(', ')}</span>`}</td>
      <td>${row.lastUsedAt ? when(String(row.lastUsedAt), texts) : say('keys.used.never')}</td>
      <td class="still">${this.#until(row.expiresAt)}</td>
      <td><span class="st"><i class="dot ${state === 'works' ? 'green' : ''}"></i>${say(`keys.state.${state}`)}</span></td>
      <td class="act">${state === 'revoked' ? nothing : html`<button class="btn quiet" type="button" aria-label=${say('keys.revoke.name', { name: String(row.name) })} @click=${() => this.#ask(row)}>${say('keys.revoke')}</button>`}</td>
    </tr>`
  }

  #until(at: unknown): unknown {
    const { say, locale } = this.texts
    if (typeof at !== 'string') return say('keys.expires.never')
    const date = new Date(at)
    return html`<time datetime=${at} title=${exactly(date, locale)}>${calendarDay(date, new Date(), locale)}</time>`
  }

  #dialogs(): TemplateResult | typeof nothing {
    const { texts, session, directory, manifest, making, made, revoking } = this
    if (making)
      return dialog({
        texts,
        title: texts.say('keys.make'),
        closed: () => this.#make(false),
        body: html`<kith-key-form .session=${session} .directory=${directory} .texts=${texts} .manifest=${manifest} .roles=${grantable(this.#roles, session)} @kith-made=${this.#shown}></kith-key-form>`,
      })
    if (made)
      return dialog({
        texts,
        title: texts.say('keys.secret', { name: made.name }),
        closed: () => {
          this.made = undefined
        },
        body: html`<kith-key-secret .texts=${texts} .secret=${made.secret} @kith-done=${this.#close}></kith-key-secret>`,
      })
    if (!revoking) return nothing
    const name = String(revoking.name)
    const used = revoking.lastUsedAt
      ? texts.say('keys.revoke.used', { when: whenWords(String(revoking.lastUsedAt), texts) })
      : ''
    return consequence({
      texts,
      title: texts.say('keys.revoke.title', { name }),
      text: `${texts.say('keys.revoke.text')} ${used}`,
      act: texts.say('keys.revoke.do'),
      problem: this.#problem,
      isBusy: this.#isBusy,
      done: () => void this.#revoke(revoking),
      closed: () => this.#ask(undefined),
    })
  }

  #make(making: boolean): void {
    this.making = making
  }

  #ask(row: RecordRow | undefined): void {
    this.#problem = undefined
    this.revoking = row
  }

  readonly #close = () => this.renderRoot.querySelector('dialog')?.close()

  readonly #shown = ({ detail }: CustomEvent<Made>) => {
    this.making = false
    this.made = detail
    notify(this, { text: this.texts.say('keys.made') })
    void this.#load()
  }

  async #revoke({ id }: RecordRow): Promise<void> {
    const { texts, session } = this
    this.#isBusy = true
    this.requestUpdate()
    try {
      const answer = await session.api.mutate('kernel.revokeKey', { id })
      this.#close()
      notify(this, {
        text: isHeld(answer) ? texts.say('edit.held', { why: answer.held.reason }) : texts.say('keys.revoked'),
      })
      await this.#load()
    } catch (error) {
      this.#problem = texts.error(error as KithError)
    }
    this.#isBusy = false
    this.requestUpdate()
  }

  async #load(after?: string): Promise<void> {
    const { api } = this.session
    try {
      const more = after === undefined ? {} : { after }
      const [page, roles] = await Promise.all([
        api.list('kernel.keys', { limit: 50, with: ['user'], ...more }),
        readRoles(this.session, this.texts.locale).catch(() => []),
      ])
      this.#labels = { ...this.#labels, ...page.labels }
      this.#roles = roles
      this.#next = page.next
      this.#error = undefined
      this.rows = after === undefined ? page.rows : [...(this.rows ?? []), ...page.rows]
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
  }
}

function stateOf({ revokedAt, expiresAt }: RecordRow): 'works' | 'over' | 'revoked' {
  if (revokedAt) return 'revoked'
  return typeof expiresAt === 'string' && Date.parse(expiresAt) <= Date.now() ? 'over' : 'works'
}

customElements.define('kith-keys', KithKeys)
