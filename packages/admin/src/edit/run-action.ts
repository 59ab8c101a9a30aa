import type { KithError } from '@kith/client'
import type { Action } from '@kith/sdk'
import { overlay } from '../app/overlays.ts'
import { pluginPageAddress } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, Of } from '../data/directory.ts'
import type { Shared } from '../ui/part.ts'
import { operate } from './operate.ts'

export interface RunOptions extends Pick<Shared, 'session' | 'texts'> {
  /** Where notices come from, and dialogs stand. */
  readonly host: HTMLElement
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly labels: Labels
  reload(): void
}

/**
 * Runs a module's action on a record: goes to the module's page, opens its element in a dialog, or runs its operation at
 * once. Answers whether that was done, or why it was refused.
 */
export async function runAction(action: Of<Action>, options: RunOptions): Promise<KithError | boolean> {
  const { run } = action
  const { host, session, texts, entity, row, labels, reload } = options
  if ('operation' in run)
    return (await operate({ host, session, texts, entity, row, action, operation: run.operation })) ?? true
  if ('page' in run) location.hash = pluginPageAddress(action.plugin, run.page, row.id)
  else overlay(host, 'action', { action, place: { entity, row, labels, reload } })
  return false
}
