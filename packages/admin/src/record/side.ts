import { html, nothing, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import '../edit/fields.ts'
import { arranged, type Layout } from '../edit/groups.ts'
import type { EditContext } from '../edit/kinds/kind.ts'
import { groupsOf } from './groups.ts'

export interface SideOptions extends EditContext {
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly labels: Labels
  readonly layout: Layout
  readonly isLocked: boolean
  readonly draw: (field: FieldInfo) => unknown
}

const createdAt: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }
const updatedAt: FieldInfo = { name: 'updatedAt', kind: 'instant', options: {} }

/** The fields: as an administrator arranged them, then the others that are filled, then those that are not, closed. */
export function side(options: SideOptions): TemplateResult {
  const { session, directory, texts, entity, row, labels, layout, isLocked, draw } = options
  const { arranged: named, details, system, empty } = groupsOf(entity, row, layout)
  const fields = (groups: ReturnType<typeof arranged>, main = false) =>
    html`<kith-fields class=${main ? 'main' : ''} .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .groups=${groups} .isLocked=${isLocked}></kith-fields>`
  const groups = arranged([...named, ...details], layout, texts)
  const pair = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<div class="side">
    <section>
      <h2>${texts.say('record.details')}</h2>
      ${groups.length > 0 ? fields(groups, true) : html`<p class="hint">${texts.say('record.none')}</p>`}
      ${
        empty.length > 0
          ? html`<details class="empty"><summary>${texts.say('record.empty', { n: empty.length })}</summary>${fields([{ title: '', fields: empty }])}</details>`
          : nothing
      }
    </section>
    <section>
      <h2>${texts.say('record.system')}</h2>
      <dl class="kv">
        ${system.map(field => pair(texts.field(entity.name, field.name), draw(field)))}
        ${pair(texts.say('record.created'), draw(createdAt))}
        ${pair(texts.say('record.updated'), draw(updatedAt))}
      </dl>
    </section>
  </div>`
}
