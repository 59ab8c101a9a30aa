/**
 * What the screens of plugins are made with: `import { Part, notify } from '@kith/admin/ui'` (docs/plugins/ui.md). It is
 * the application's own copy, loaded once.
 */

export { isHeld, KithError } from '@kith/client'
export { describe } from '@kith/rules'
export { overlay } from '../app/overlays.ts'
export { listAddress, pluginPageAddress, recordAddress } from '../app/route.ts'
export type { ChartKind, ChartSeries } from '../chart/chart.ts'
export { conditionOf, type Group, groupOf, type Language } from '../condition/group.ts'
export { groupEditor, groupStyles } from '../condition/group-editor.ts'
export type { Labels, ListPage, RecordRow } from '../data/api.ts'
export type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
export { fieldValue } from '../data/field-value.ts'
export type { Me } from '../data/me.ts'
export type { Session } from '../data/session.ts'
export { inputOf, readDraft } from '../edit/kinds.ts'
export { type OperateOnOptions, operateOn } from '../edit/many.ts'
export { problemsOf } from '../edit/problems.ts'
export type { Picked } from '../edit/ref-input.ts'
export { sayChip as sayFilter } from '../list/filter/say.ts'
export { pageStyles } from '../styles/page.ts'
export { exactly, moment } from '../texts/moments.ts'
export type { Texts } from '../texts/texts.ts'
export { avatar, initials } from '../ui/avatar.ts'
export { dialog, dialogStyles } from '../ui/dialog.ts'
export { failure } from '../ui/failure.ts'
export { follow, followed } from '../ui/follow.ts'
export { type Icon, icon, iconNamed } from '../ui/icons.ts'
export { type MenuItem, menu, menuStyles } from '../ui/menu.ts'
export { type Notice, notify } from '../ui/notice.ts'
export { Part, partStyles, type Shared } from '../ui/part.ts'
export type { Place } from '../ui/slot.ts'
export { waiting, waitingStyles } from '../ui/waiting.ts'
export { drawValue } from '../values/draw.ts'
export { toneOf } from '../values/tones.ts'

/** Fetches `<kith-chart>`: `kind`, `names`, `series`, `locale`. Put a table of the same numbers beside it. */
export async function loadChart(): Promise<void> {
  await import('../chart/chart.ts')
}
