import { isHeld, type KithError } from '@kith/client'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import type { Texts } from '../texts/texts.ts'
import { notify } from '../ui/notice.ts'

export interface RemoveOptions {
  /** Where notices come from. */
  readonly host: HTMLElement
  readonly session: Session
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly id: string
}

/** Deletes a record, and offers the way back. */
export async function removeRecord({ host, session: { api }, texts, entity, id }: RemoveOptions): Promise<void> {
  try {
    const answer = await api.mutate(`${entity.path}.delete`, { id })
    if (isHeld(answer)) notify(host, { text: texts.say('edit.held', { why: answer.held.reason }) })
    else
      notify(host, {
        text: texts.say('record.deleted', { name: texts.entity(entity.name) }),
        undo: async () => void (await api.mutate(`${entity.path}.restore`, { id })),
      })
  } catch (error) {
    notify(host, { text: texts.error(error as KithError) })
  }
}

/** Brings a deleted record back. */
export async function restoreRecord({ host, session, texts, entity, id }: RemoveOptions): Promise<void> {
  try {
    await session.api.mutate(`${entity.path}.restore`, { id })
  } catch (error) {
    notify(host, { text: texts.error(error as KithError) })
  }
}
