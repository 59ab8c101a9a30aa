import { html, nothing, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import type { ListDialog } from './dialog.ts'
import type { ListState } from './feed.ts'
import { fieldWords } from './filter/say.ts'
import type { ListSpec } from './spec.ts'

export interface ListToolsOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly spec: ListSpec
  readonly state: ListState
  show(name: ListDialog): void
}

/** Beside the filter: that its order will make the list slow, how many records there are, which columns are shown. */
export function listTools({ texts, entity, spec, state, show }: ListToolsOptions): TemplateResult {
  const { hints, count, rows } = state
  const [hint] = hints
  const slow = hint && spec.sort && texts.say('list.slow', { name: fieldWords(texts, entity, hint.field) })
  const total = count && `${texts.number(count.count)}${count.capped ? '+' : ''}`
  const columns = texts.say('columns.title')
  return html`<div class="side">
    ${slow ? html`<span class="slow-sort hint" title=${slow}>${icon('warning')}<span class="cut">${slow}</span></span>` : nothing}
    <span class="total hint num">${total !== undefined && rows.length > 0 ? texts.say('list.total', { n: total }) : nothing}</span>
    ${spec.board ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${columns} title=${columns} @click=${() => show('columns')}>${icon('columns')}</button>`}
  </div>`
}
