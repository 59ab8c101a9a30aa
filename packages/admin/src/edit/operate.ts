import { isHeld, type KithError } from '@kith/client'
import type { Action } from '@kith/sdk'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, Of } from '../data/directory.ts'
import { notify } from '../ui/notice.ts'
import type { Shared } from '../ui/part.ts'
import { problemsOf } from './problems.ts'
import { waysBack } from './take-back.ts'

export interface OperateOptions extends Pick<Shared, 'session' | 'texts'> {
  /** Where the notice comes from. */
  readonly host: HTMLElement
  readonly entity: EntityInfo
  /** The record as it stands. */
  readonly row: RecordRow
  readonly action: Of<Action>
  readonly operation: string
}

/** Runs a module's operation on a record and tells what came of it, with the way back. Answers why it was refused. */
export async function operate(options: OperateOptions): Promise<KithError | undefined> {
  const { host, session, texts, entity, row, action, operation } = options
  try {
    const answer = await session.api.mutate(operation, { id: row.id })
    if (isHeld(answer)) {
      notify(host, { text: texts.say('edit.held', { why: answer.held.reason }) })
      return undefined
    }
    const undo = action.final ? undefined : (await waysBack({ session, entity, before: [row] })).get(row.id)
    const name = texts.word(`${action.plugin}.action.${action.id}`)
    const text = texts.say(action.final ? 'action.final' : 'action.done', { name })
    notify(host, { text, ...(undo && { undo }) })
    return undefined
  } catch (error) {
    const known = error as KithError
    notify(host, { text: problemsOf(known, texts, []).whole ?? texts.error(known) })
    return known
  }
}
