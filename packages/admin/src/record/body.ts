import { html, nothing, type TemplateResult } from 'lit'
import { noLayout } from '../edit/groups.ts'
import { failure } from '../ui/failure.ts'
import { drawOf } from './draw.ts'
import type { Loaded, RecordState } from './feed.ts'
import { groupsOf } from './groups.ts'
import { type PanelOptions, panels } from './panels.ts'
import { originPath } from './path.ts'
import { side } from './side.ts'
import { type Tab, tabbed } from './tabs.ts'

export interface BodyOptions extends PanelOptions {
  readonly state: RecordState
  /** As the server has it; `row` is as it is being moved. */
  readonly record: Loaded
  readonly isLocked: boolean
  readonly now: Date
  readonly tab: Tab
  readonly choose: (tab: Tab) => void
  /** Shows who may see it. */
  readonly share: () => void
}

/** All that stands below the head of a record. */
export function recordBody(options: BodyOptions): TemplateResult {
  const { session, directory, texts, entity, row, labels, state, isLocked, now, tab, choose } = options
  const layout = state.layout.value ?? noLayout
  const { prose } = groupsOf(entity, row, layout)
  const { documents } = groupsOf(entity, row, noLayout)
  const draw = drawOf(options, now)
  const shared = { session, directory, texts, entity, isLocked, draw }
  return html`
      ${panels('top', options)}
      <div class="cols">
        ${side({ ...shared, row, labels, layout })}
        <div class="middle">
          ${prose.length > 0 ? html`<kith-fields prose class="words-first" .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .groups=${[{ title: '', fields: prose }]} .isLocked=${isLocked}></kith-fields>` : nothing}
          ${panels('main', options)}
          ${tabbed({ ...shared, recordId: row.id, documents, origin: state.origin.value, now, tab, choose })}
        </div>
        <div class="third">${panels('side', options)}${origin(options)}</div>
      </div>
    `
}

/** What it came from, and the way to who may see it. */
function origin({ texts, directory, entity, state, record, now, reload, share }: BodyOptions): TemplateResult {
  const { value, error } = state.origin
  const body = value
    ? originPath(value, entity, record, { texts, directory, now })
    : error
      ? failure({ texts, error, again: reload })
      : nothing
  return html`<section class="aside" aria-label=${texts.say('origin.title')}><h2>${texts.say('origin.title')}</h2>${body}
      <button class="link who" type="button" @click=${share}>${texts.say('rights.title')}</button>
    </section>`
}
