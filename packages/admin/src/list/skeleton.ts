import { html, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'

/** Rows of the real height: they show after 300 ms, and after 8 s what to do. */
export function skeleton(texts: Texts, again: () => void): TemplateResult {
  return html`
    <div class="skeleton" aria-hidden="true">${Array.from({ length: 8 }, () => html`<div><span></span><span></span><span></span></div>`)}</div>
    <p class="vh" role="status">${texts.say('state.loading')}</p>
    <p class="slow">${texts.say('state.slow')} <button class="btn" type="button" @click=${again}>${texts.say('state.again')}</button></p>
  `
}
