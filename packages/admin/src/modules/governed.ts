import { isHeld, type KithError } from '@kith/client'
import type { ModuleChange, ModulePlan, ModuleState } from '@kith/sdk'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { when } from '../system/when.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { differences } from './difference.ts'
import { facts } from './facts.ts'
import { planned, refusalWords } from './plan.ts'
import { governedStyles, modulesStyles } from './styles.ts'

/** How one module stands, and what an administrator may do with it: turn it off and on, accept what it asks for. */
export class KithModuleState extends Part {
  static override styles = [Part.styles, dialogStyles, modulesStyles, governedStyles]
  static override properties = {
    module: { attribute: false },
    plan: { state: true },
    proposal: { state: true },
    error: { state: true },
    isBusy: { state: true },
  }

  declare module: ModuleState
  /** What is asked about in the dialog. */
  declare plan: ModulePlan | undefined
  /** What accepting would come to. */
  declare proposal: ModulePlan | undefined
  declare error: KithError | undefined
  declare isBusy: boolean

  constructor() {
    super()
    this.isBusy = false
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('module')) return
    const { proposal } = this.module
    if (proposal?.hash === this.proposal?.hash && this.module.name === this.proposal?.name) return
    this.proposal = undefined
    if (proposal) void this.#propose(this.module.name)
  }

  override render(): TemplateResult {
    const { texts, module, error } = this
    return html`${module.proposal ? this.#proposal(module.proposal) : nothing}
      <section><h3>${texts.say('modules.standing')}</h3>
        ${module.isRemote ? html`<p class="lead">${texts.say('modules.line.text')}</p>` : nothing}
        ${facts(module, texts)}
        ${error && !this.plan ? failure({ texts, error }) : nothing}
        ${module.name === 'kernel' ? nothing : this.#buttons(module)}
      </section>
      ${this.plan ? this.#dialog(this.plan) : nothing}`
  }

  #buttons({ isEnabled, staysEnabled }: ModuleState): TemplateResult {
    const { say } = this.texts
    const change = staysEnabled ? 'disable' : 'enable'
    const turn = staysEnabled ? 'off' : 'on'
    // Until the next start it can be left as it is.
    const words =
      isEnabled === staysEnabled
        ? say(`modules.turn-${turn}`)
        : say(staysEnabled ? 'modules.turn-on.keep' : 'modules.turn-off.keep')
    const done = () => void (isEnabled === staysEnabled ? this.#ask(change) : this.#keep(change))
    return html`<div class="acts"><button class="btn" type="button" aria-disabled=${this.isBusy} @click=${done}>${words}</button></div>`
  }

  #proposal({ version, at, by }: NonNullable<ModuleState['proposal']>): TemplateResult {
    const { texts, proposal } = this
    const { say } = texts
    const refused = proposal?.refused ?? undefined
    return html`<section class="proposal"><h3>${say('modules.proposal')}</h3>
      <p class="lead">${say('modules.proposal.text', { version })}</p>
      <p class="hint">${when(at, texts)}${by === null ? nothing : html` · ${say('modules.proposal.key', { name: by })}`}</p>
      ${
        proposal
          ? html`${differences(proposal.difference ?? [], texts)}${refused ? html`<p class="wrong" role="alert">${refusalWords(refused, texts)}</p>` : nothing}
        <p class="hint">${say('modules.next')}</p>
        <div class="acts"><button class="btn primary" type="button" aria-disabled=${refused !== undefined || this.isBusy} @click=${() => refused || void this.#accept(proposal)}>${say('modules.proposal.accept')}</button></div>`
          : html`<p class="hint" role="status">${say('state.loading')}</p>`
      }
    </section>`
  }

  #dialog(plan: ModulePlan): TemplateResult {
    const { texts, error } = this
    const { say } = texts
    const turn = plan.change === 'disable' ? 'off' : 'on'
    const name = texts.plugin(plan.name)
    const refused = plan.refused ?? undefined
    const closed = () => {
      this.plan = undefined
    }
    const body = html`<p class="lead">${say(`modules.turn-${turn}.text`)}</p>
      ${planned(plan, texts)}
      ${refused ? html`<p class="wrong" role="alert">${refusalWords(refused, texts)}</p>` : nothing}
      ${error ? html`<p class="wrong" role="alert">${texts.error(error)}</p>` : nothing}
      <div class="acts"><button class="btn ${turn === 'off' ? 'danger' : 'primary'}" type="button" aria-disabled=${refused !== undefined || this.isBusy} @click=${() => refused || void this.#turn(plan)}>${say(`modules.turn-${turn}`)}</button><button class="btn quiet" type="button" @click=${this.#close}>${say('edit.cancel')}</button></div>`
    return dialog({ texts, title: say(`modules.turn-${turn}.title`, { name }), body, closed })
  }

  readonly #close = () => this.renderRoot.querySelector('dialog')?.close()

  async #propose(name: string): Promise<void> {
    const plan = await this.#planOf(name, 'accept')
    if (plan && name === this.module.name) this.proposal = plan
  }

  async #ask(change: ModuleChange): Promise<void> {
    this.plan = await this.#planOf(this.module.name, change)
  }

  async #planOf(name: string, change: ModuleChange): Promise<ModulePlan | undefined> {
    this.error = undefined
    try {
      return await this.session.api.query<ModulePlan>('kernel.modulePlan', { name, change })
    } catch (error) {
      this.error = error as KithError
      return undefined
    }
  }

  async #turn({ name, change }: ModulePlan): Promise<void> {
    const said = change === 'disable' ? 'modules.turned-off' : 'modules.turned-on'
    if (await this.#change({ name, change }, said)) this.#close()
  }

  async #keep(change: ModuleChange): Promise<void> {
    await this.#change({ name: this.module.name, change }, 'modules.kept')
  }

  async #accept({ name, hash }: ModulePlan): Promise<void> {
    await this.#change({ name, change: 'accept', hash }, 'modules.proposal.accepted')
  }

  async #change(
    input: { readonly name: string; readonly change: ModuleChange; readonly hash?: string | undefined },
    said: 'modules.kept' | 'modules.turned-off' | 'modules.turned-on' | 'modules.proposal.accepted',
  ): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    this.error = undefined
    const { texts, session } = this
    try {
      const answer = await session.api.mutate('kernel.changeModule', input)
      const text = isHeld(answer)
        ? texts.say('edit.held', { why: answer.held.reason })
        : texts.say(said, { name: texts.plugin(input.name) })
      notify(this, { text })
      this.dispatchEvent(new CustomEvent('kith-module-changed', { bubbles: true, composed: true }))
      return true
    } catch (error) {
      this.error = error as KithError
      return false
    } finally {
      this.isBusy = false
    }
  }
}

customElements.define('kith-module-state', KithModuleState)
