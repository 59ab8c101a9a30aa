import type { AppManifest } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type AuthFailure, step } from '../door/ask.ts'
import { stepFailure, stepField } from '../system/steps.ts'
import { systemStyles } from '../system/styles.ts'
import { Part } from '../ui/part.ts'
import { expiryOf } from './expiry.ts'
import type { Role } from './roles.ts'
import { fewest, type ScopeGroup, scopeGroups } from './scopes.ts'

const lives = ['30', '90', '365', 'day', 'never'] as const

/** Asks what a key is called, may do, and for how long; makes it. Tells by `kith-made` its name and secret. */
export class KithKeyForm extends Part {
  static override styles = [
    Part.styles,
    systemStyles,
    css`
      form { max-width: none; margin-top: 0; }
      .modules { display: grid; gap: var(--k-space-3); margin-top: var(--k-space-2); padding-inline-start: var(--k-space-6); }
      .module { display: grid; gap: var(--k-space-1); }
      .singles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0 var(--k-space-3); padding: var(--k-space-1) 0 var(--k-space-2); }
      summary { padding-block: var(--k-space-half); font-size: var(--k-text-s); }
      .roles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); gap: 0 var(--k-space-3); }
      .narrow { max-width: 24rem; }
    `,
  ]
  static override properties = {
    manifest: { attribute: false },
    roles: { attribute: false },
    isAll: { state: true },
    scopes: { state: true },
    life: { state: true },
  }

  declare manifest: AppManifest
  /** Those that may be given. */
  declare roles: readonly Role[]
  declare isAll: boolean
  declare scopes: ReadonlySet<string>
  declare life: (typeof lives)[number]

  #groups: readonly ScopeGroup[] = []
  #failure: AuthFailure | undefined
  #wrong: 'keys.scopes.need' | 'keys.expires.past' | undefined
  #isBusy = false

  constructor() {
    super()
    this.isAll = false
    this.scopes = new Set()
    this.life = '365'
  }

  override willUpdate(): void {
    if (this.#groups.length === 0) this.#groups = scopeGroups(this.manifest)
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  override render(): TemplateResult {
    const { texts } = this
    const { say } = texts
    const failure = this.#failure
    return html`<form @submit=${this.#submit} @input=${this.#typed} novalidate>
      <div class="narrow">${stepField({ texts, name: 'name', label: say('keys.name'), type: 'text', autocomplete: 'off', hint: say('keys.name.hint'), failure })}</div>
      ${this.#rolesPart()}
      ${this.#scopesPart()}
      ${this.#lifePart()}
      ${stepFailure(texts, failure, [['name']])}
      <div class="acts"><button class="btn primary" aria-disabled=${this.#isBusy}>${say('keys.make')}</button></div>
    </form>`
  }

  #rolesPart(): TemplateResult | typeof nothing {
    const { texts, roles, session } = this
    if (roles.length === 0) return nothing
    return html`<fieldset>
      <legend>${texts.say('keys.roles')}</legend>
      <div class="roles">${roles.map(({ key, name }) => html`<label class="box"><input type="checkbox" name="roles" value=${key} ?checked=${key !== 'administrator' && session.me.roles.includes(key)}><span dir="auto">${name}</span></label>`)}</div>
      <small class="hint">${texts.say('keys.roles.hint')}</small>
    </fieldset>`
  }

  #scopesPart(): TemplateResult {
    const { texts, isAll } = this
    const { say } = texts
    return html`<fieldset>
      <legend>${say('keys.scopes')}</legend>
      <label class="box"><input type="radio" name="all" .checked=${isAll} @change=${() => this.#chooseAll(true)}><span>${say('keys.scopes.all')}</span></label>
      <label class="box"><input type="radio" name="all" .checked=${!isAll} @change=${() => this.#chooseAll(false)}><span>${say('keys.scopes.some')}</span></label>
      ${isAll ? nothing : html`<div class="modules">${this.#groups.map(group => this.#module(group))}</div>`}
      ${this.#wrong === 'keys.scopes.need' ? html`<p class="wrong" role="alert">${say(this.#wrong)}</p>` : nothing}
    </fieldset>`
  }

  #module({ plugin, operations }: ScopeGroup): TemplateResult {
    const { texts, scopes } = this
    const every = `${plugin}.*`
    const isEvery = scopes.has(every)
    const n = operations.filter(one => scopes.has(one)).length
    return html`<div class="module">
      <label class="box"><input type="checkbox" .checked=${isEvery} @change=${() => this.#turn(every)}><span>${texts.say('keys.scopes.module', { name: plugin === 'kernel' ? texts.say('app.name') : texts.plugin(plugin) })}</span></label>
      ${
        isEvery
          ? nothing
          : html`<details><summary>${texts.say('keys.scopes.single')}${n > 0 ? html` <span class="hint">${texts.say('keys.scopes.chosen', { n })}</span>` : nothing}</summary>
            <div class="singles">${operations.map(one => html`<label class="box"><input type="checkbox" .checked=${scopes.has(one)} @change=${() => this.#turn(one)}><span class="mono">${one}</span></label>`)}</div></details>`
      }
    </div>`
  }

  #lifePart(): TemplateResult {
    const { say } = this.texts
    const words = (life: string) => {
      if (life === 'day') return say('keys.expires.until')
      if (life === 'never') return say('keys.expires.never')
      return life === '365' ? say('keys.expires.year') : say('keys.expires.days', { n: life })
    }
    return html`<div class="stack narrow">
      <label class="field"><span>${say('keys.expires.for')}</span><select class="control" @change=${this.#lived}>${lives.map(life => html`<option value=${life} ?selected=${life === this.life}>${words(life)}</option>`)}</select></label>
      ${this.life === 'day' ? html`<label class="field"><span>${say('keys.expires.day')}</span><input class="control" type="date" name="day" aria-invalid=${this.#wrong === 'keys.expires.past'}></label>` : nothing}
      ${this.#wrong === 'keys.expires.past' ? html`<p class="wrong" role="alert">${say(this.#wrong)}</p>` : nothing}
    </div>`
  }

  /** What was wrong is being mended. */
  readonly #typed = () => {
    this.#failure = this.#wrong = undefined
    this.requestUpdate()
  }

  readonly #lived = (event: Event) => {
    this.life = (event.target as HTMLSelectElement).value as KithKeyForm['life']
  }

  #chooseAll(isAll: boolean): void {
    this.isAll = isAll
  }

  #turn(scope: string): void {
    const next = new Set(this.scopes)
    if (!next.delete(scope)) next.add(scope)
    this.scopes = next
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.#isBusy) return
    const form = new FormData(event.target as HTMLFormElement)
    const scopes = this.isAll ? ['*'] : fewest(this.scopes)
    const expiresAt = expiryOf(this.life, String(form.get('day') ?? ''), new Date())
    this.#failure = undefined
    this.#wrong = scopes.length === 0 ? 'keys.scopes.need' : expiresAt === 'past' ? 'keys.expires.past' : undefined
    this.requestUpdate()
    if (this.#wrong) return
    const name = String(form.get('name')).trim()
    this.#isBusy = true
    try {
      const until = expiresAt === undefined ? {} : { expiresAt }
      const { secret } = await step('keys', { name, roles: form.getAll('roles'), scopes, ...until })
      this.dispatchEvent(new CustomEvent('kith-made', { detail: { name, secret } }))
    } catch (error) {
      this.#failure = error as AuthFailure
    }
    this.#isBusy = false
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

customElements.define('kith-key-form', KithKeyForm)
