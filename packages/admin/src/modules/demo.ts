import { isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { modulesStyles } from './styles.ts'

/** The preset by which modules bring records to look at. */
const demo = 'demo'

/** Milliseconds between two looks at how far it is. */
const look = 500

interface Module {
  readonly plugin: string
  readonly isApplied: boolean
}

interface Removed {
  readonly removed: readonly { readonly count: number }[]
  readonly kept: readonly unknown[]
}

/** Records to look at, of all modules that bring some: added, and taken out again. */
export class KithDemo extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    modulesStyles,
    css`
      h2 { margin-bottom: var(--k-space-2); font-size: var(--k-text-m); font-weight: var(--k-weight-medium); }
      .lead { margin-bottom: var(--k-space-3); }
      progress { display: block; width: min(100%, 20rem); margin-top: var(--k-space-2); accent-color: var(--k-accent); }
    `,
  ]
  static override properties = {
    modules: { state: true },
    working: { state: true },
    asked: { state: true },
    kept: { state: true },
    error: { state: true },
  }

  /** Those that bring some; `undefined` until it is known. */
  declare modules: readonly Module[] | undefined
  declare working: 'add' | 'remove' | undefined
  /** Whether it is asked if they are to go. */
  declare asked: boolean
  /** How many stayed when the rest was taken out. */
  declare kept: number
  declare error: KithError | undefined

  constructor() {
    super()
    this.asked = false
    this.kept = 0
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, modules, working, error } = this
    const { say } = texts
    if (modules?.length === 0) return nothing
    const n = modules?.filter(({ isApplied }) => isApplied).length ?? 0
    const all = modules?.length ?? 0
    const isOff = modules === undefined || working !== undefined
    return html`<section>
      <h2>${say('demo.title')}</h2>
      <p class="lead">${say('demo.text')}</p>
      ${error ? failure({ texts, error, again: this.#again }) : nothing}
      <div class="acts">
        ${n < all ? html`<button class="btn" type="button" aria-disabled=${isOff} @click=${() => isOff || void this.#add()}>${say('demo.add')}</button>` : nothing}
        ${n > 0 ? html`<button class="btn" type="button" aria-disabled=${isOff} @click=${() => isOff || this.#ask()}>${say('demo.remove')}</button>` : nothing}
      </div>
      <div role="status">${working ? html`<p class="hint">${working === 'add' ? say('demo.adding', { n: texts.number(n), of: texts.number(all) }) : say('demo.removing')}</p><progress aria-label=${say('demo.title')} max=${all} value=${working === 'add' ? n : nothing}></progress>` : nothing}</div>
      ${this.asked ? this.#dialog() : nothing}
    </section>`
  }

  #dialog(): TemplateResult {
    const { texts, kept } = this
    const { say } = texts
    const closed = () => {
      this.asked = false
    }
    const remove = (event: Event) => {
      ;(event.currentTarget as HTMLElement).closest('dialog')?.close()
      void this.#remove(kept > 0)
    }
    const body = html`<p class="lead">${kept > 0 ? say('demo.remove.rest', { n: kept }) : say('demo.remove.text')}</p>
      <div class="acts"><button class="btn danger" type="button" @click=${remove}>${say(kept > 0 ? 'demo.remove.rest.do' : 'demo.remove')}</button></div>`
    return dialog({ texts, title: say('demo.remove'), body, closed, kind: 'small' })
  }

  #ask(): void {
    this.asked = true
  }

  async #add(): Promise<void> {
    await this.#work('add', async () => {
      await this.session.api.mutate('kernel.applyPreset', { name: demo })
      notify(this, { text: this.texts.say('demo.added') })
    })
  }

  async #remove(all: boolean): Promise<void> {
    await this.#work('remove', async () => {
      const answer = await this.session.api.mutate<Removed>('kernel.removePreset', { name: demo, ...(all && { all }) })
      if (isHeld(answer)) return
      this.kept = answer.kept.length
      const n = answer.removed.reduce((sum, { count }) => sum + count, 0)
      const words = [this.texts.say('demo.removed', { n })]
      if (this.kept > 0) words.push(this.texts.say('demo.kept', { n: this.kept }))
      notify(this, { text: words.join(' ') })
    })
  }

  /** Looks at how far it is while it works. */
  async #work(what: 'add' | 'remove', work: () => Promise<void>): Promise<void> {
    this.working = what
    this.error = undefined
    const timer = setInterval(() => void this.#load(), look)
    try {
      await work()
    } catch (error) {
      this.error = error as KithError
    } finally {
      clearInterval(timer)
      await this.#load()
      this.working = undefined
    }
  }

  readonly #again = () => {
    this.error = undefined
    void this.#load()
  }

  async #load(): Promise<void> {
    try {
      const { presets } = await this.session.api.query<{
        readonly presets: readonly { readonly name: string; readonly modules: readonly Module[] }[]
      }>('kernel.presets', {})
      this.modules = presets.find(({ name }) => name === demo)?.modules ?? []
    } catch (error) {
      // While it works, what that comes to is what counts.
      if (!this.working) this.error = error as KithError
    }
  }
}

customElements.define('kith-demo', KithDemo)
