import { type KithError, Part } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'

/** A published solution, as the search answers it. */
export interface Solution {
  readonly article: string
  readonly title: string
  readonly body: string
  readonly language: string
}

/** Milliseconds without typing after which is searched. */
const pause = 200

/**
 * Published solutions for a case, by what one types; without a word those of its issue type. Tells by `kith-use` which is
 * put into the answer, by `kith-send` which is sent as it.
 */
export class KithServiceSolutions extends Part {
  static override styles = [
    Part.styles,
    css`
      ul { margin-top: var(--k-space-2); }
      li { display: grid; gap: var(--k-space-1); padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      h4 { margin: 0; font-size: inherit; font-weight: var(--k-weight-medium); overflow-wrap: anywhere; }
      .body { display: -webkit-box; max-height: 4.8em; color: var(--k-text-2); line-height: var(--k-leading-prose); overflow: hidden; overflow-wrap: anywhere; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
      .acts { margin-top: 0; }
    `,
  ]
  static override properties = {
    case: { attribute: false },
    found: { state: true },
    text: { state: true },
    problem: { state: true },
  }

  declare case: string
  declare found: readonly Solution[] | undefined
  declare text: string
  declare problem: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.text = ''
  }

  override firstUpdated(): void {
    void this.#look()
    this.renderRoot.querySelector('input')?.focus()
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('case') && changed.get('case') !== undefined) void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  override render(): TemplateResult {
    const { texts, found, problem } = this
    const label = texts.word('service.ui.find')
    const typed = (event: Event) => {
      this.text = (event.target as HTMLInputElement).value
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#look(), pause)
    }
    return html`<input class="control" type="search" aria-label=${label} placeholder=${label} maxlength="200" @input=${typed}>
      ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
      ${found?.length === 0 ? html`<p class="hint" role="status">${texts.word('service.ui.found.none')}</p>` : nothing}
      <ul>${found?.map(one => this.#line(one))}</ul>`
  }

  #line(one: Solution): TemplateResult {
    const { texts } = this
    const tell = (name: string) => this.dispatchEvent(new CustomEvent<Solution>(name, { detail: one }))
    return html`<li>
      <h4 dir="auto">${one.title} <span class="hint">${one.language}</span></h4>
      <p class="body" dir="auto">${one.body}</p>
      <div class="acts"><button class="btn" type="button" aria-label="${texts.word('service.ui.use')}: ${one.title}" @click=${() => tell('kith-use')}>${texts.word('service.ui.use')}</button><button class="btn quiet" type="button" aria-label="${texts.word('service.ui.send.solution')}: ${one.title}" @click=${() => tell('kith-send')}>${texts.word('service.ui.send.solution')}</button></div>
    </li>`
  }

  async #look(): Promise<void> {
    const asked = this.text
    try {
      const input = { text: asked, case: this.case, limit: 6 }
      const { rows } = await this.session.api.query<{ rows: readonly Solution[] }>('service.findSolutions', input)
      if (this.text !== asked) return
      this.found = rows
      this.problem = undefined
    } catch (error) {
      this.problem = this.texts.error(error as KithError)
    }
  }
}

customElements.define('kith-service-solutions', KithServiceSolutions)
