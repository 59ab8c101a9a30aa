import { html, nothing, type TemplateResult } from 'lit'
import { listAddress } from '../app/route.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'

/** Where a record stands in the list that one came from. */
export interface ListPlace {
  readonly at: number
  readonly of: string
}

export interface CrumbOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly place: ListPlace | undefined
  /** The address of the list that one came from, as it was. */
  readonly back: string | undefined
  step(by: 1 | -1): void
}

/** The way back to the list, and on to the next record of it. */
export function crumb({ texts, entity, place, back, step }: CrumbOptions): TemplateResult {
  const plural = texts.plural(entity.name)
  const beside = (by: 1 | -1) => {
    const words = texts.say(by === 1 ? 'record.next' : 'record.previous')
    return html`<button class="btn quiet icon" type="button" aria-label=${words} title=${words} @click=${() => step(by)}>${icon(by === 1 ? 'down' : 'up')}</button>`
  }
  return html`<nav class="crumb" aria-label=${texts.say('record.where')}>
          <a class="back" href=${back ?? listAddress(entity.path)} aria-label=${texts.say('record.back', { name: plural })}>${icon('back')}<span>${plural}</span></a>
          ${place ? html`<span class="hint num">${texts.number(place.at)} / ${place.of}</span>${beside(-1)}${beside(1)}` : nothing}
        </nav>`
}
