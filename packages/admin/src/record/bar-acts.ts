import { html, nothing, type TemplateResult } from 'lit'
import type { FieldInfo } from '../data/directory.ts'
import { rowActions } from '../list/actions.ts'
import { type MenuItem, menu } from '../ui/menu.ts'
import { type ActionOptions, actionButtons, furtherActions } from './actions.ts'
import type { Steps } from './steps.ts'

export interface BarActsOptions extends ActionOptions {
  readonly steps: Steps | undefined
  readonly edit: () => void
  readonly move: (field: FieldInfo, code: string) => void
  /** What else can be done, behind what modules offer. */
  readonly items: readonly MenuItem[]
}

/** What to do with a record, in its bar. The one thing to do next is the next step; where there is none, to edit. */
export function barActs(options: BarActsOptions): TemplateResult {
  const { session, directory, texts, entity, row, isLocked, steps, edit, move, items } = options
  const next = steps && steps.at >= 0 ? steps.codes[steps.at + 1] : undefined
  const name = steps && next !== undefined ? texts.choice(entity.name, steps.field.name, next) : ''
  const isTheirs = rowActions(directory, session.me, entity, row).some(one => one.primary && one.on.includes('record'))
  return html`<div class="acts">
    <div class="row">
      ${isLocked ? nothing : html`<button class="btn ${next === undefined && !isTheirs ? 'primary' : 'quiet'}" type="button" @click=${edit}>${texts.say('record.edit')}</button>`}
      ${isLocked || next === undefined || !steps ? nothing : html`<button class="btn step ${isTheirs ? '' : 'primary'}" type="button" @click=${() => move(steps.field, next)}>${texts.say('record.move', { name })}</button>`}
      ${actionButtons(options)}
    </div>
    ${menu(texts.say('record.more'), [...furtherActions(options), ...items])}
  </div>`
}
