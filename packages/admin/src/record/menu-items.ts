import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import type { MenuItem } from '../ui/menu.ts'
import { type DialogName, dialogTitle } from './dialogs.ts'
import type { RecordState } from './feed.ts'

export interface MenuItemsOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly state: RecordState
  readonly show: (name: DialogName) => void
  readonly remove: () => void
}

/** What can be done with any record, behind what modules offer. */
export function menuItems({ texts, entity, state: { may, isGone }, show, remove }: MenuItemsOptions): MenuItem[] {
  const item = (name: DialogName) => ({ text: dialogTitle(name, texts, entity), act: () => show(name) })
  return [
    ...(may.value === true && !isGone ? [item('merge')] : []),
    item('sharing'),
    ...(entity.isPerson ? [item('person')] : []),
    item('layout'),
    ...(isGone ? [] : [{ text: texts.say('record.delete'), act: remove }]),
  ]
}
