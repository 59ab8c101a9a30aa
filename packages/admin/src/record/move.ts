import { isHeld } from '@kith/client'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, nested } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { problemsOf } from '../edit/problems.ts'
import type { Texts } from '../texts/texts.ts'
import { notify } from '../ui/notice.ts'

export interface MoveOptions {
  /** Where notices come from. */
  readonly host: HTMLElement
  readonly session: Session
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly field: FieldInfo
  /** Where it goes. */
  readonly value: string
  /** What the server answers takes the place of what is shown. */
  accept(row: RecordRow): void
}

/** Moves a record on its path, and offers the way back. Answers why it was refused. */
export async function moveRecord(options: MoveOptions): Promise<string | undefined> {
  const { host, session, texts, entity, row, field, value, accept } = options
  const before = fieldValue(row, field.name)
  const write = (to: unknown, from: RecordRow) =>
    session.api.mutate<RecordRow>(`${entity.path}.update`, {
      id: from.id,
      version: from.version,
      set: nested({ [field.name]: to }),
    })
  try {
    const answer = await write(value, row)
    if (isHeld(answer)) {
      notify(host, { text: texts.say('edit.held', { why: answer.held.reason }) })
      return undefined
    }
    accept(answer)
    const undo = async () => {
      const again = await write(before, answer)
      if (!isHeld(again)) accept(again)
    }
    notify(host, { text: texts.say('record.moved', { name: texts.choice(entity.name, field.name, value) }), undo })
    return undefined
  } catch (error) {
    const { fields, whole } = problemsOf(error, texts, [field])
    return fields[field.name] ?? whole
  }
}
