import type { Action } from '@kith/sdk'
import { overlay } from '../app/overlays.ts'
import { pluginPageAddress } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, Of } from '../data/directory.ts'
import { operate } from '../edit/operate.ts'
import type { Shared } from '../ui/part.ts'
import { rowActions } from './actions.ts'

export interface RowActionOptions extends Shared {
  /** Where notices come from, and dialogs stand. */
  readonly host: HTMLElement
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly labels: Labels
  reload(): void
}

/** Runs the action that wants a key, of those that are for the row; `false` where none does. */
export function actByKey(key: string, options: RowActionOptions): boolean {
  const { directory, session, entity, row } = options
  const action = rowActions(directory, session.me, entity, row).find(one => one.key === key)
  if (action) runAction(action, options)
  return action !== undefined
}

/** Runs a module's action on a row: an operation at once, an element in a dialog; or goes to the module's page. */
export function runAction(action: Of<Action>, options: RowActionOptions): void {
  const { run } = action
  const { host, session, texts, entity, row, labels, reload } = options
  if ('page' in run) {
    location.hash = pluginPageAddress(action.plugin, run.page, row.id)
    return
  }
  if ('element' in run) {
    overlay(host, 'action', { action, place: { entity, row, labels, reload } })
    return
  }
  void operate({ host, session, texts, entity, row, action, operation: run.operation }).then(refused => {
    // Somebody else took it out of sight: a row that is not there any more is not left standing.
    if (refused?.code === 'KITH_NOT_FOUND') reload()
  })
}
