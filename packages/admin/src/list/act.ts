import type { Action } from '@kith/sdk'
import type { Of } from '../data/directory.ts'
import { type RunOptions, runAction } from '../edit/run-action.ts'
import type { Shared } from '../ui/part.ts'
import { rowActions } from './actions.ts'

export type RowActionOptions = Shared & RunOptions

/** Runs the action that wants a key, of those that are for the row; `false` where none does. */
export function actByKey(key: string, options: RowActionOptions): boolean {
  const { directory, session, entity, row } = options
  const action = rowActions(directory, session.me, entity, row).find(one => one.key === key)
  if (action) void act(action, options)
  return action !== undefined
}

/** Runs an action on a row, of which the list hears as of any change. */
export async function act(action: Of<Action>, options: RunOptions): Promise<void> {
  const refused = await runAction(action, options)
  // Somebody else took it out of sight: a row that is not there any more is not left standing.
  if (typeof refused === 'object' && refused.code === 'KITH_NOT_FOUND') options.reload()
}
