import { isHeld, type KithError, notify, Part, type Place, pageStyles, pluginPageAddress } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type TemplateName, templateDesign, templateNames } from './templates.ts'
import { fieldName } from './words.ts'

/** A new form from one of three templates: what it asks stands on each, and it opens in the builder as a draft. */
export class KithFormsNew extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    css`
      .about { max-width: var(--k-measure); margin-bottom: var(--k-space-5); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: var(--k-space-4); max-width: 64rem; }
      .choice { display: flex; flex-direction: column; gap: var(--k-space-2); padding: var(--k-space-5); border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-l); }
      h2 { font-size: var(--k-text-l); font-weight: var(--k-weight-medium); }
      .choice p { color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .asks { flex: 1; margin-bottom: var(--k-space-2); }
      .asks li { padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); color: var(--k-text-2); font-size: var(--k-text-s); }
      .choice .btn { align-self: flex-start; }
    `,
  ]
  static override properties = { place: { attribute: false }, isBusy: { state: true }, problem: { state: true } }

  declare place: Place
  declare isBusy: boolean
  declare problem: string | undefined

  constructor() {
    super()
    this.isBusy = false
  }

  override render(): TemplateResult {
    const { texts, problem } = this
    return html`<div class="page"><header><h1 tabindex="-1">${texts.word('forms.page.new')}</h1></header>
      <p class="about">${texts.word('forms.new.about')}</p>
      ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
      <ul class="choices">${templateNames.map(name => this.#choice(name))}</ul></div>`
  }

  #choice(name: TemplateName): TemplateResult {
    const { texts } = this
    const design = templateDesign(name, texts.locale)
    const fields = design.steps.flatMap(step => step.fields)
    const title = design.title ?? ''
    return html`<li class="choice"><h2>${title}</h2><p>${texts.word(`forms.new.${name}`)}</p>
      <ul class="asks" aria-label=${texts.word('forms.new.asks', { name: title })}>${fields.map(field => html`<li>${fieldName(texts, field)}</li>`)}</ul>
      <button class="btn" type="button" aria-disabled=${this.isBusy} @click=${() => void this.#make(name, title)}>${texts.word('forms.new.make')}<span class="vh">: ${title}</span></button></li>`
  }

  async #make(name: TemplateName, title: string): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    const { texts, session } = this
    try {
      const definition = templateDesign(name, texts.locale)
      const answer = await session.api.mutate<{ id: string }>('forms.create', {
        name: title,
        status: 'draft',
        definition,
      })
      if (isHeld(answer)) this.problem = texts.say('edit.held', { why: answer.held.reason })
      else {
        notify(this, { text: texts.word('forms.new.made', { name: title }) })
        location.hash = pluginPageAddress('forms', 'builder', answer.id)
      }
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
    this.isBusy = false
  }
}

customElements.define('kith-forms-new', KithFormsNew)
