import { isHeld, type KithError, moment, notify, Part } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { languagesOf } from './design/texts.ts'
import { measure } from './form-element.ts'
import { previewOf, type Width } from './preview.ts'

interface Snippet {
  readonly html: string
  readonly complete: string
  readonly css: string
  readonly page: string
}

interface Site {
  readonly site: string
  readonly views: number
  readonly last: string
}

const ways = ['snippet', 'complete', 'strict', 'link'] as const

/** What to paste into a website, with the height that the form really takes; and whether it was seen on one. */
export class KithFormsSnippet extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { padding: var(--k-space-3) var(--k-space-4) var(--k-space-4); border-top: var(--k-hairline) solid var(--k-line); background: var(--k-surface); }
      .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-3); }
      h2 { font-weight: var(--k-weight-medium); }
      .grow { flex: 1; color: var(--k-text-3); font-size: var(--k-text-xs); text-align: end; }
      pre { max-height: 7rem; color: var(--k-text); }
      .seen { display: flex; flex-wrap: wrap; gap: var(--k-space-1) var(--k-space-4); margin-top: var(--k-space-2); color: var(--k-text-2); font-size: var(--k-text-s); }
      .seen .st { white-space: normal; }
      .how { margin-top: var(--k-space-1); font-size: var(--k-text-s); }
      .check { margin-top: var(--k-space-2); padding-inline-start: var(--k-space-5); color: var(--k-text-2); font-size: var(--k-text-s); line-height: var(--k-leading-prose); list-style: disc; }
      .unseen { position: absolute; width: 0; height: 0; overflow: hidden; visibility: hidden; }
    `,
  ]
  static override properties = {
    design: { attribute: false },
    publicId: { attribute: false },
    recordId: { attribute: false },
    version: { attribute: false },
    status: { attribute: false },
    origins: { attribute: false },
    width: { attribute: false },
    way: { state: true },
    snippet: { state: true },
    height: { state: true },
    sites: { state: true },
    problem: { state: true },
  }

  /** Of which the height is measured. */
  declare design: FormDesign
  declare publicId: string
  declare recordId: string
  declare version: number
  declare status: string
  declare origins: readonly string[]
  declare width: Width
  declare way: (typeof ways)[number]
  declare snippet: Snippet | undefined
  declare height: number | undefined
  declare sites: readonly Site[] | undefined
  declare problem: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  readonly #sizes = new ResizeObserver(() => {
    if (this.height === undefined) void this.#measure()
  })

  constructor() {
    super()
    this.way = 'snippet'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('recordId') || changed.has('version')) void this.#load()
    if (changed.has('design') || changed.has('width')) {
      if (changed.has('width')) this.height = undefined
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#measure(), 100)
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
    this.#sizes.disconnect()
  }

  override render(): TemplateResult {
    const { texts, way, problem } = this
    return html`<div class="top"><h2>${texts.word('forms.snippet')}</h2>
        <span class="seg" role="group" aria-label=${texts.word('forms.snippet.way')}>${ways.map(one => html`<button type="button" aria-pressed=${one === way} @click=${() => (this.way = one)}>${texts.word(`forms.snippet.${one}`)}</button>`)}</span>
        <span class="grow num">${this.height === undefined || way === 'link' ? nothing : texts.word('forms.snippet.height', { width: this.width, height: this.height })}</span>
        <button class="btn" type="button" @click=${this.#copy}>${texts.word('forms.snippet.copy')}</button></div>
      ${problem === undefined ? html`<pre tabindex="0" role="region" aria-label=${texts.word('forms.snippet')} translate="no"><code>${this.#code}</code></pre>` : html`<p class="wrong" role="alert">${problem}</p>`}
      ${this.#seen()}
      <div class="unseen" aria-hidden="true" inert></div>`
  }

  get #code(): string {
    const { snippet, height, way } = this
    if (!snippet) return ''
    const high = (code: string) =>
      height === undefined ? code : code.replace(/min-height:\d+px/, `min-height:${height}px`)
    if (way === 'link') return snippet.page
    if (way === 'strict')
      return `${snippet.html.replace(/ style="[^"]*"/, '')}\n\n/* ${this.texts.word('forms.snippet.sheet')} */\n${high(snippet.css)}`
    return high(way === 'complete' ? snippet.complete : snippet.html)
  }

  #seen(): TemplateResult | typeof nothing {
    const { texts, sites, origins, status } = this
    if (!sites) return nothing
    const real = sites.filter(({ site }) => site !== '-')
    const [latest] = real
      .map(({ last }) => last)
      .sort()
      .reverse()
    const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
    const allowed =
      origins.length > 0
        ? texts.word('forms.snippet.allowed', { sites: texts.all(origins) })
        : texts.word('forms.snippet.nowhere')
    return html`<p class="seen"><span class="st"><i class="dot ${latest ? 'green' : ''}"></i>${latest ? texts.word('forms.snippet.seen', { sites: texts.all(real.map(({ site }) => site)), when: moment(new Date(`${latest}T12:00:00Z`), new Date(), texts.locale, words) }) : texts.word('forms.snippet.unseen')}</span><span class="st"><i class="dot ${origins.length > 0 ? '' : 'amber'}"></i>${allowed}</span></p>
      ${latest ? nothing : html`<details class="how"><summary>${texts.word('forms.snippet.how')}</summary><ul class="check">${status === 'open' ? nothing : html`<li>${texts.word('forms.snippet.check.open')}</li>`}<li>${texts.word('forms.snippet.check.script')}</li><li>${texts.word('forms.snippet.check.policy')}</li><li>${texts.word('forms.snippet.check.counts')}</li></ul></details>`}`
  }

  readonly #copy = async () => {
    const { texts } = this
    try {
      await navigator.clipboard.writeText(this.#code)
      notify(this, { text: texts.word('forms.snippet.copied') })
    } catch {
      const code = this.renderRoot.querySelector('pre code')
      if (code) getSelection()?.selectAllChildren(code)
      notify(this, { text: texts.word('forms.snippet.by-hand') })
    }
  }

  async #measure(): Promise<void> {
    const host = this.renderRoot.querySelector<HTMLElement>('.unseen')
    const { design, width, publicId } = this
    if (!host) return
    const height = await measure(host, previewOf(design, publicId), width, languagesOf(design)).catch(() => undefined)
    // Where it is not drawn now, it has no height.
    if (height && design === this.design && width === this.width) this.height = height
  }

  async #load(): Promise<void> {
    const { session, texts, recordId } = this
    const from = new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10)
    try {
      const [snippet, funnel] = await Promise.all([
        session.api.mutate<Snippet>('forms.snippet', { id: recordId }),
        session.me.mayCall('forms.funnel')
          ? session.api.query<{ sites: readonly Site[] }>('forms.funnel', { id: recordId, from })
          : undefined,
      ])
      this.problem = isHeld(snippet) ? texts.say('edit.held', { why: snippet.held.reason }) : undefined
      if (!isHeld(snippet)) this.snippet = snippet
      this.sites = funnel?.sites
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
  }
}

customElements.define('kith-forms-snippet', KithFormsSnippet)
