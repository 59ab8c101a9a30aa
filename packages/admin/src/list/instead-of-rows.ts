import { html, nothing, type TemplateResult } from 'lit'
import { listAddressOf } from '../app/route.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { failure } from '../ui/failure.ts'
import { waiting } from '../ui/waiting.ts'
import type { ListState } from './feed.ts'
import type { ListSpec } from './spec.ts'

export interface InsteadOfRowsOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly spec: ListSpec
  readonly state: ListState
  again(): void
}

/** What stands where no rows do: they are on their way, did not come, or there are none. */
export function insteadOfRows(options: InsteadOfRowsOptions): TemplateResult | undefined {
  const { texts, entity, spec, state, again } = options
  const { status, error, rows } = state
  if (status === 'loading') return waiting({ texts, again })
  if (status === 'failed' && error) return html`<div class="said">${failure({ texts, error, again })}</div>`
  if (rows.length > 0) return undefined
  const name = texts.within(texts.plural(entity.name))
  return html`<div class="said"><p class="hint">${texts.say(spec.where ? 'list.none' : 'list.empty', { name })}</p>${spec.where ? html`<a class="link" href=${listAddressOf(entity.path, {})}>${texts.say('list.all')}</a>` : nothing}</div>`
}
