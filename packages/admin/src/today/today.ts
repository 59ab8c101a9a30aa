import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'

/** The cards of all modules that one may see. */
export function draw({ session, directory, texts, me }: PageContext): TemplateResult {
  const cards = directory.cards.filter(({ needs }) => needs === undefined || me.mayCall(needs))
  if (cards.length === 0) return html`<div class="words-page"><p>${texts.say('today.nothing')}</p></div>`
  return html`<div class="cards">${cards.map(card => {
    const title = texts.word(`${card.plugin}.card.${card.id}`)
    return html`<section class="card" aria-label=${title}><h2>${title}</h2><kith-slot .session=${session} .directory=${directory} .texts=${texts} .of=${card} .place=${{ plugin: card.plugin }}></kith-slot></section>`
  })}</div>`
}
