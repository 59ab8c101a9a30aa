import { notify, Part, type Place } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'
import { linkOf } from './link-of.ts'

/** Makes the link by which a form recognises a campaign, to copy (R81). */
export class KithCampaignsLink extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { display: block; margin-block: var(--k-space-4); }
      h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
      label { display: block; margin-top: var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .control { width: 100%; }
      output { display: block; margin-block: var(--k-space-3); padding: var(--k-space-2) var(--k-space-3); border: var(--k-hairline) solid var(--k-line); border-radius: var(--k-radius-m); color: var(--k-text-2); overflow-wrap: anywhere; font-size: var(--k-text-s); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    page: { state: true },
    source: { state: true },
    medium: { state: true },
  }

  declare place: Place
  declare page: string
  declare source: string
  declare medium: string

  constructor() {
    super()
    this.page = ''
    this.source = ''
    this.medium = ''
  }

  override render(): TemplateResult {
    const { texts, place, source, medium } = this
    const word = (key: string) => texts.word(`campaigns.link.${key}`)
    const code = place.row?.code
    if (typeof code !== 'string' || code === '') {
      return html`<section><h3>${word('title')}</h3><p class="hint">${word('no_code')}</p></section>`
    }
    const link = linkOf(this.page, { campaign: code, source, medium })
    const input = (key: 'page' | 'source' | 'medium', example: string) => {
      const typed = (event: Event) => {
        this[key] = (event.target as HTMLInputElement).value
      }
      return html`<label for=${key}>${word(key)}</label><input class="control" id=${key} dir="ltr" autocomplete="off" spellcheck="false" placeholder=${example} .value=${this[key]} @input=${typed}>`
    }
    return html`<section><h3>${word('title')}</h3>
      ${input('page', 'https://www.example.com/offer')}${input('source', 'newsletter')}${input('medium', 'email')}
      <output dir="ltr" aria-live="polite">${link ?? word('wait')}</output>
      <button class="btn" type="button" aria-disabled=${link === undefined} @click=${() => link && void this.#copy(link)}>${word('copy')}</button></section>`
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link)
      notify(this, { text: this.texts.word('campaigns.link.copied') })
    } catch {
      // Without the right to the clipboard, what is to be copied stands marked.
      const output = this.renderRoot.querySelector('output')
      if (output) getSelection()?.selectAllChildren(output)
    }
  }
}

customElements.define('kith-campaigns-link', KithCampaignsLink)
