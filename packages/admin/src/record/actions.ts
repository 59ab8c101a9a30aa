import type { Action } from '@kith/sdk'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Of } from '../data/directory.ts'
import { type RunOptions, runAction } from '../edit/run-action.ts'
import { rowActions } from '../list/actions.ts'
import { icon } from '../ui/icons.ts'
import type { MenuItem } from '../ui/menu.ts'
import type { PanelOptions } from './panels.ts'

export interface ActionOptions extends PanelOptions {
  /** Where notices come from, and dialogs stand. */
  readonly host: HTMLElement
  readonly isLocked: boolean
  readonly phone?: string | undefined
  readonly mail?: string | undefined
}

/** As many as have room beside one another at 1440 px, and no more than one takes in at a glance. */
const atHand = 3

/** What to do with a record: a module's actions, the one to do next first and loudest; to call and to write. */
export function actionButtons(options: ActionOptions): TemplateResult | typeof nothing {
  const { texts, phone, mail } = options
  const offered = offeredActions(options).slice(0, atHand)
  if (offered.length === 0 && !phone && !mail) return nothing
  return html`<div class="acts">
    ${offered.map(action => html`<button class="btn ${action.primary ? 'primary' : ''}" type="button" @click=${() => void runHere(action, options)}>${texts.word(`${action.plugin}.action.${action.id}`)}${action.key ? html` <kbd>${action.key.toUpperCase()}</kbd>` : nothing}</button>`)}
    ${phone ? html`<a class="btn icon" href="tel:${phone}" aria-label=${texts.say('action.call', { name: phone })} title=${phone}>${icon('phone')}</a>` : nothing}
    ${mail ? html`<a class="btn icon" href="mailto:${mail}" aria-label=${texts.say('action.mail', { name: mail })} title=${mail}>${icon('mail')}</a>` : nothing}
  </div>`
}

/** What else modules offer, for the menu. */
export function furtherActions(options: ActionOptions): readonly MenuItem[] {
  return offeredActions(options)
    .slice(atHand)
    .map(action => ({
      text: options.texts.word(`${action.plugin}.action.${action.id}`),
      ...(action.key && { key: action.key.toUpperCase() }),
      act: () => void runHere(action, options),
    }))
}

function offeredActions({ directory, session, entity, row, isLocked }: ActionOptions): readonly Of<Action>[] {
  const actions = rowActions(directory, session.me, entity, row).filter(({ on }) => on.includes('record'))
  return isLocked ? actions.filter(({ needs }) => needs !== undefined) : actions
}

/** Runs an action on the record that is shown, which is read anew afterwards. */
export async function runHere(action: Of<Action>, options: RunOptions): Promise<void> {
  if ((await runAction(action, options)) === true) options.reload()
}

export const actionStyles = css`
  .acts .btn.icon { width: var(--k-control-height); padding: 0; }
`
