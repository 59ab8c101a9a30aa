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
    notify(host, { text: whyNot(known, texts, entity) })
    return known
  }
}

/** A refusal in words, with the fields that it is about. */
function whyNot(error: KithError, texts: Shared['texts'], { name, fields }: EntityInfo): string {
  const said = problemsOf(error, texts, []).whole ?? texts.error(error)
  const problems = (error.details?.problems ?? []) as readonly { readonly path: string }[]
  const about = fields.filter(field => problems.some(({ path }) => path === field.name))
  if (about.length === 0 || error.code.startsWith('KITH_')) return said
  return texts.say('action.refused', { why: said, names: texts.all(about.map(field => texts.field(name, field.name))) })
}
