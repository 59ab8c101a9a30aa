import type { KithError } from '@kith/client'
import { html, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { EntityInfo } from '../data/directory.ts'
import { problemsOf } from '../edit/problems.ts'
import type { Texts } from '../texts/texts.ts'

/** A card that was not moved: it stands where it was to go, with why. */
export interface Refusal {
  readonly id: string
  readonly to: string | null
  readonly why: string
}

/** Why a card was not moved, with what is missing of it. */
export function whyNotMoved(error: KithError, entity: EntityInfo, texts: Texts): string {
  if (error.code === 'KITH_CONFLICT') return texts.say('edit.conflict.whole')
  const { fields, whole } = problemsOf(error, texts, entity.fields)
  const missing = Object.entries(fields).map(([field, words]) => `${texts.field(entity.name, field)}: ${words}`)
  return [...missing, ...(whole ? [whole] : [])].join(' ')
}

export interface RefusedOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly refusal: Refusal
  readonly name: string
  /** Fills in what is missing, and moves it. */
  fill(): void
  back(): void
}

/** The card in the column that it was to go to, with the ways out. */
export function refusedCard({ texts, entity, refusal: { id, why }, name, fill, back }: RefusedOptions): TemplateResult {
  return html`<li><div class="card refused" role="alert" data-id=${id}>
      <a class="name" href=${recordAddress(entity.path, id)} dir="auto">${name}</a>
      <p>${texts.say('board.refused', { why })}</p>
      <div class="acts"><button class="btn primary" type="button" @click=${fill}>${texts.say('board.fill')}</button><button class="btn" type="button" @click=${back}>${texts.say('board.back')}</button></div>
    </div></li>`
}
