import { html, nothing, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { noLayout } from '../edit/groups.ts'
import type { Texts } from '../texts/texts.ts'
import { figuresOf } from './figures.ts'
import { groupsOf } from './groups.ts'
import { recordName } from './name.ts'
import { type Steps, stepPath } from './steps.ts'

export interface HeroOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly steps: Steps | undefined
  /** Absent where the reader may not change the record. */
  readonly move: ((code: string) => void) | undefined
  /** Why it was not moved. */
  readonly refused: string | undefined
  readonly isGone: boolean
  readonly restore: () => void
  readonly draw: (field: FieldInfo) => unknown
}

/** What it is, whose, where it stands, and what it comes to. */
export function hero({ texts, entity, row, steps, move, refused, isGone, restore, draw }: HeroOptions): TemplateResult {
  const { state } = groupsOf(entity, row, noLayout)
  const status = state && draw(state)
  const owner = entity.fields.find(({ name, kind }) => name === 'owner' && kind === 'ref')
  const whose = owner && fieldValue(row, owner.name) ? draw(owner) : undefined
  const figures = figuresOf(entity, row)
  return html`<header class="hero">
    <div class="hero1">
      <div class="ttl">
        <h1 tabindex="-1" dir="auto">${recordName(row, entity, texts)}</h1>
        <div class="under">${status ? html`<span class="state">${status}</span>` : nothing}${whose ?? nothing}<span>${texts.entity(entity.name)}</span></div>
      </div>
      ${figures.length > 0 ? html`<dl class="figs">${figures.map((field, i) => html`<div><dt>${texts.field(entity.name, field.name)}</dt><dd class=${i === 0 ? '' : 'q'}>${draw(field)}</dd></div>`)}</dl>` : nothing}
    </div>
    ${steps ? stepPath({ texts, entity, steps, move }) : nothing}
    ${refused === undefined ? nothing : html`<p class="note red" role="alert">${refused}</p>`}
    ${isGone ? html`<p class="note" role="status"><span>${texts.say('record.gone')}</span><button class="btn" type="button" @click=${restore}>${texts.say('record.restore')}</button></p>` : nothing}
  </header>`
}
