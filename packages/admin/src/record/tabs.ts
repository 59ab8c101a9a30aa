import { css, html, type TemplateResult } from 'lit'
import '../attachments/files.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { EditContext } from '../edit/kinds/kind.ts'
import { cameIn } from './came-in.ts'
import './changes.ts'
import type { RecordState } from './feed.ts'
import './related.ts'
import { relationsOf } from './relations.ts'
import './timeline.ts'

export type Tab = 'timeline' | 'came-in' | 'related' | 'files' | 'changes'

export interface TabOptions extends EditContext {
  readonly entity: EntityInfo
  readonly recordId: string
  readonly isLocked: boolean
  readonly documents: readonly FieldInfo[]
  readonly origin: RecordState['origin']['value']
  readonly now: Date
  readonly tab: Tab
  readonly draw: (field: FieldInfo) => unknown
  readonly choose: (tab: Tab) => void
}

/** What happened to a record, and what stands beside it. */
export function tabbed(options: TabOptions): TemplateResult {
  return html`<section class="tabbed" aria-label=${options.texts.say('record.past')}>${tabList(options)}${tabBody(options)}</section>`
}

/** Arrows move between them, as readers expect of tabs. */
function tabList(options: TabOptions): TemplateResult {
  const { texts, tab, choose } = options
  const tabs = tabsOf(options)
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] as Tab
    choose(next)
    const list = event.currentTarget as HTMLElement
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return html`<div class="tabs" role="tablist" aria-label=${texts.say('record.past')} @keydown=${pressed}>${tabs.map(
    one =>
      html`<button type="button" role="tab" id="tab-${one}" aria-selected=${one === tab} aria-controls="panel" tabindex=${one === tab ? 0 : -1} @click=${() => choose(one)}>${texts.say(`tab.${one}`)}</button>`,
  )}</div>`
}

function tabBody(options: TabOptions): TemplateResult {
  return html`<div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${options.tab}">${bodies[options.tab](options)}</div>`
}

function tabsOf(options: TabOptions): readonly Tab[] {
  const { directory, entity } = options
  return [
    'timeline',
    ...(cameIn(options).length > 0 ? (['came-in'] as const) : []),
    ...(relationsOf(directory, entity).length > 0 ? (['related'] as const) : []),
    'files',
    'changes',
  ]
}

const bodies: Readonly<Record<Tab, (options: TabOptions) => unknown>> = {
  timeline: ({ session, directory, texts, entity, recordId }) =>
    html`<kith-timeline .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${recordId}></kith-timeline>`,
  'came-in': cameIn,
  related: ({ session, directory, texts, entity, recordId }) =>
    html`<kith-related .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${recordId}></kith-related>`,
  files: ({ session, texts, entity, recordId, isLocked }) =>
    html`<kith-files .session=${session} .texts=${texts} .entity=${entity} .recordId=${recordId} .isLocked=${isLocked}></kith-files>`,
  changes: ({ session, directory, texts, entity, recordId }) =>
    html`<kith-changes .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${recordId}></kith-changes>`,
}

export const tabStyles = css`
  .tabs {
    display: flex;
    gap: var(--k-space-5);
    margin-bottom: var(--k-space-4);
    border-bottom: var(--k-hairline) solid var(--k-line);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tabs button {
    flex: none;
    height: 2.375rem;
    padding: 0;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--k-text-2);
    cursor: pointer;
  }
  .tabs button:hover {
    color: var(--k-text);
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--k-accent);
    color: var(--k-text);
    font-weight: var(--k-weight-medium);
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
  .panel section + section {
    margin-top: var(--k-space-5);
  }
  .panel h3 {
    margin-bottom: var(--k-space-2);
    font-weight: var(--k-weight-medium);
  }
  .panel {
    --label: 9rem;
    max-width: var(--k-measure);
  }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .tabs button { height: var(--k-control-height); min-height: 2.75rem; }
  }
`
