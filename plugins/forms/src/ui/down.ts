import { Part } from '@kith/admin/ui'
import { chinese, english } from '@kith/form/messages'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import { loadForm } from './form-element.ts'

/** What visitors see while this app does not answer: who comes then, and who had the form open already. */
export class KithFormsDown extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { display: block; flex: 1; min-height: 0; padding: var(--k-space-4); overflow: hidden auto; }
      section { max-width: 640px; margin: 0 auto var(--k-space-6); }
      h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
      .page { padding: var(--k-space-5); border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-l); background: var(--k-surface); }
      .say { font-weight: var(--k-weight-medium); }
      .hint { margin-top: var(--k-space-2); color: var(--k-text-2); font-size: var(--k-text-s); line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = {
    design: { attribute: false },
    locale: { attribute: false },
    publicId: { attribute: false },
    isReady: { state: true },
  }

  declare design: FormDesign
  declare locale: string
  declare publicId: string
  declare isReady: boolean

  override firstUpdated(): void {
    void loadForm().then(
      () => {
        this.isReady = true
      },
      () => {},
    )
  }

  override render(): TemplateResult {
    const { texts, design, locale, isReady } = this
    const words = /^zh\b/i.test(locale) ? chinese : english
    const mayKeep = design.offline !== false
    const contact = contactOf(design)
    // No form has this name: its definition does not come, as it does not while this app is away.
    const away = '/f/away-0.json'
    return html`<section><h3>${texts.word('forms.down.comes')}</h3><div class="page">${
      isReady
        ? html`<kith-form src=${away} locale=${locale}><p slot="fallback"><a>${design.title || this.publicId}</a>${contact.map(one => html` · ${one}`)}</p></kith-form>`
        : nothing
    }</div><p class="hint">${texts.word('forms.down.comes.hint')}</p></section>
      <section><h3>${texts.word('forms.down.sends')}</h3><div class="page" lang=${locale}>
        <p class="say">${mayKeep ? words.queued : words.failed}</p>
        ${mayKeep ? html`<p>${words.queuedText}</p>` : nothing}
        ${contact.length > 0 ? html`<p>${contact.map(one => html`${one} `)}</p>` : nothing}
      </div><p class="hint">${texts.word(mayKeep ? 'forms.down.sends.kept' : 'forms.down.sends.lost')}</p></section>
      ${contact.length > 0 ? nothing : html`<section><p class="hint">${texts.word('forms.down.nobody')}</p></section>`}`
  }
}

function contactOf({ contact: { email, phone } = {} }: FormDesign): TemplateResult[] {
  return [
    ...(email ? [html`<a href="mailto:${email}">${email}</a>`] : []),
    ...(phone ? [html`<a href="tel:${phone}">${phone}</a>`] : []),
  ]
}

customElements.define('kith-forms-down', KithFormsDown)
