import type { UiSlot } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { holds, isFor } from '../list/actions.ts'
import type { Shared } from '../ui/part.ts'
import '../ui/slot.ts'

export interface PanelOptions extends Shared {
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly labels: Labels
  /** Reads the record anew. */
  readonly reload: () => void
}

/** What modules show of a record at one place of its page. */
export function panels(
  slot: UiSlot,
  { session, directory, texts, entity, row, labels, reload }: PanelOptions,
): TemplateResult | typeof nothing {
  const { me } = session
  const mine = directory.panels.filter(
    panel =>
      isFor(directory, panel, entity) &&
      panel.slot === slot &&
      (panel.needs === undefined || me.mayCall(panel.needs)) &&
      (panel.when === undefined || holds(panel.when, row, me)),
  )
  if (mine.length === 0) return nothing
  return html`<div class="panels in-${slot}">${mine.map(panel => html`<kith-slot .session=${session} .directory=${directory} .texts=${texts} .of=${panel} .place=${{ plugin: panel.plugin, entity, row, labels, reload }}></kith-slot>`)}</div>`
}
