import { html, nothing, type TemplateResult } from 'lit'
import { groups } from '../app/shell.ts'
import { type PageContext, pageAddress } from '../pages/pages.ts'
import { icon } from '../ui/icons.ts'

/** What a phone's bar has no room for. */
export function draw({ texts, directory, me }: PageContext): TemplateResult {
  const lists = groups({ texts, directory, me, current: '' })
  return html`<nav class="settings" aria-label=${texts.say('app.more')}>
    ${lists.map(({ title, links }) => html`<section>${title === '' ? nothing : html`<h2>${title}</h2>`}<ul class="places">${links.map(one => html`<li>${one}</li>`)}</ul></section>`)}
    <section><ul class="places"><li><a href=${pageAddress('settings')}>${icon('settings')}<span>${texts.say('app.settings')}</span></a></li></ul></section>
  </nav>`
}
