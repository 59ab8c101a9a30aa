import { css, html, nothing, type TemplateResult } from 'lit'
import { type AuthFailure, step } from '../door/ask.ts'
import { copy, download } from '../system/copy.ts'
import { given, stepFailure, stepField } from '../system/steps.ts'
import { systemStyles } from '../system/styles.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { accessChanged } from './access.ts'
import { qrCode } from './qr.ts'

/** What is being done: nothing, or one of the ways, each begun by the password. */
type Doing = 'none' | 'set-up' | 'confirm' | 'codes' | 'new-codes' | 'disable'

interface Begun {
  readonly uri: string
  readonly secret: string
  readonly backupCodes: readonly string[]
}

/** Sets up a second factor and confirms it by a code, makes backup codes, switches it off. */
export class KithSecondFactor extends Part {
  static override styles = [
    Part.styles,
    systemStyles,
    css`
      .qr {
        width: 12rem;
        height: 12rem;
        border: var(--k-hairline) solid var(--k-line);
        border-radius: var(--k-radius-m);
        background: var(--k-surface);
        fill: var(--k-text);
        color-scheme: light;
      }
      .codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0 var(--k-space-4); }
      .part { margin-top: var(--k-space-4); }
    `,
  ]
  static override properties = { isOn: { attribute: false }, email: {}, doing: { state: true } }

  declare isOn: boolean
  declare email: string
  declare doing: Doing

  #begun: Begun | undefined
  #codes: readonly string[] = []
  #qr: TemplateResult | undefined
  #failure: AuthFailure | undefined
  #isBusy = false

  constructor() {
    super()
    this.doing = 'none'
  }

  override render(): TemplateResult {
    const { say } = this.texts
    const isOn = this.isOn || this.doing === 'codes'
    return html`<section>
      <div class="title near"><h2 tabindex="-1">${say('factor.title')}</h2><span class="st"><i class="dot ${isOn ? 'green' : ''}"></i>${say(isOn ? 'factor.on' : 'factor.off')}</span></div>
      <p class="text">${say(isOn ? 'factor.on.text' : 'factor.off.text')}</p>
      ${this.#body()}
    </section>`
  }

  #body(): TemplateResult {
    const { say } = this.texts
    switch (this.doing) {
      case 'set-up':
        return this.#password('factor.next', 'primary', this.#begin)
      case 'confirm':
        return this.#confirm()
      case 'codes':
        return this.#shown()
      case 'new-codes':
        return html`<p class="text part">${say('factor.codes.new.text')}</p>${this.#password('factor.codes.new', 'primary', this.#renew)}`
      case 'disable':
        return html`<p class="text part">${say('factor.disable.text')}</p>${this.#password('factor.disable', 'danger', this.#disable)}`
      default:
        return this.isOn
          ? html`<div class="acts"><button class="btn" type="button" @click=${() => this.#go('new-codes')}>${say('factor.codes.new')}</button><button class="btn" type="button" @click=${() => this.#go('disable')}>${say('factor.disable')}</button></div>`
          : html`<div class="acts"><button class="btn primary" type="button" @click=${() => this.#go('set-up')}>${say('factor.start')}</button></div>`
    }
  }

  #password(
    act: 'factor.next' | 'factor.codes.new' | 'factor.disable',
    kind: 'primary' | 'danger',
    submit: (values: Readonly<Record<string, string>>) => Promise<void>,
  ): TemplateResult {
    const { texts } = this
    const failure = this.#failure
    const codes = ['KITH_CREDENTIALS']
    return html`<form @submit=${this.#submitted(submit)} novalidate>
      <input hidden type="text" autocomplete="username" .value=${this.email ?? ''}>
      ${stepField({ texts, name: 'password', label: texts.say('factor.confirm.password'), autocomplete: 'current-password', failure, codes })}
      ${stepFailure(texts, failure, [['password', ...codes]])}
      <div class="acts"><button class="btn ${kind}" aria-disabled=${this.#isBusy}>${texts.say(act)}</button>${this.#cancel()}</div>
    </form>`
  }

  #confirm(): TemplateResult {
    const { texts } = this
    const { say } = texts
    const failure = this.#failure
    const codes = ['KITH_SECOND_FACTOR']
    const { secret = '', uri = '' } = this.#begun ?? {}
    return html`<form @submit=${this.#submitted(this.#turnOn)} novalidate>
      <p>${say('factor.scan')}</p>
      ${this.#qr ?? nothing}
      <div class="field"><span>${say('factor.key')}</span><code class="secret">${secret.match(/.{1,4}/g)?.join(' ')}</code>
        <div class="acts"><button class="btn" type="button" @click=${() => void copy(this, texts, secret)}>${say('copy.do')}</button><a class="link" href=${uri}>${say('factor.open')}</a></div></div>
      ${stepField({ texts, name: 'code', label: say('factor.code'), type: 'text', autocomplete: 'one-time-code', failure, codes })}
      ${stepFailure(texts, failure, [['code', ...codes]])}
      <div class="acts"><button class="btn primary" aria-disabled=${this.#isBusy}>${say('factor.confirm')}</button>${this.#cancel()}</div>
    </form>`
  }

  #shown(): TemplateResult {
    const { texts } = this
    const { say } = texts
    const words = this.#codes.join('\n')
    return html`<div class="stack">
      <h3>${say('factor.codes')}</h3>
      <p>${say('factor.codes.text')}</p>
      <ul class="secret codes">${this.#codes.map(code => html`<li>${code}</li>`)}</ul>
      <div class="acts"><button class="btn" type="button" @click=${() => void copy(this, texts, words)}>${say('factor.codes.copy')}</button><button class="btn" type="button" @click=${() => download('kith-backup-codes.txt', `${words}\n`)}>${say('factor.codes.download')}</button><button class="btn primary" type="button" @click=${this.#kept}>${say('factor.codes.kept')}</button></div>
    </div>`
  }

  #cancel(): TemplateResult {
    return html`<button class="btn quiet" type="button" @click=${() => this.#go('none')}>${this.texts.say('edit.cancel')}</button>`
  }

  readonly #begin = async (values: Readonly<Record<string, string>>) => {
    const begun = (await step('second-factor/enable', values)) as unknown as Begun
    this.#begun = begun
    this.#qr = await qrCode(begun.uri, this.texts.say('factor.qr')).catch(() => undefined)
    this.#go('confirm')
  }

  readonly #turnOn = async (values: Readonly<Record<string, string>>) => {
    await step('second-factor/confirm', values)
    this.#show(this.#begun?.backupCodes ?? [])
    notify(this, { text: this.texts.say('factor.done') })
  }

  readonly #renew = async (values: Readonly<Record<string, string>>) => {
    const { backupCodes } = await step('second-factor/backup-codes', values)
    this.#show(backupCodes as readonly string[])
  }

  readonly #disable = async (values: Readonly<Record<string, string>>) => {
    await step('second-factor/disable', values)
    notify(this, { text: this.texts.say('factor.disabled') })
    this.#go('none')
    accessChanged(this)
  }

  readonly #kept = () => {
    this.#codes = []
    this.#go('none')
    accessChanged(this)
  }

  #show(codes: readonly string[]): void {
    this.#codes = codes
    this.#go('codes')
    accessChanged(this)
  }

  #go(to: Doing): void {
    this.#failure = undefined
    if (to !== 'confirm') this.#begun = this.#qr = undefined
    this.doing = to
    void this.updateComplete.then(() => {
      const next =
        this.renderRoot.querySelector<HTMLElement>('input:not([hidden])') ?? this.renderRoot.querySelector('h2')
      next?.focus()
    })
  }

  readonly #submitted =
    (work: (values: Readonly<Record<string, string>>) => Promise<void>) => async (event: SubmitEvent) => {
      const values = given(event)
      if (this.#isBusy) return
      this.#isBusy = true
      this.#failure = undefined
      this.requestUpdate()
      try {
        await work(values)
      } catch (error) {
        this.#failure = error as AuthFailure
      }
      this.#isBusy = false
      this.requestUpdate()
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    }
}

customElements.define('kith-second-factor', KithSecondFactor)
