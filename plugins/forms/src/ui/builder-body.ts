import { icon, type RecordRow, type Shared } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { html, nothing, type TemplateResult } from 'lit'
import type { Tab } from './builder-tabs.ts'
import { fieldAt, spotOf } from './design/spots.ts'
import type { Editing } from './kit.ts'
import type { Width } from './preview.ts'
import './field-properties.ts'
import './form-properties.ts'
import './funnel.ts'
import './preview.ts'
import './review.ts'
import './snippet.ts'
import './step-properties.ts'
import './structure.ts'
import './text-table.ts'

const views = ['structure', 'preview', 'properties', 'code'] as const
/** What of the design shows where there is room for one column only. */
export type View = (typeof views)[number]

export interface BuilderBodyOptions {
  readonly shared: Shared
  readonly row: RecordRow
  readonly editing: Editing
  readonly tab: Tab
  readonly view: View
  readonly width: Width
  /** Whether the drawer of the properties stands open. */
  readonly isOpen: boolean
  look(view: View): void
  /** Shuts the drawer. */
  shut(): void
}

/** What stands below the tabs of the builder: of the design its structure, preview and properties. */
export function builderBody(options: BuilderBodyOptions): TemplateResult {
  const { row, editing, tab } = options
  const { session, directory, texts } = options.shared
  const { design } = editing
  if (tab === 'texts')
    return html`<div class="body"><kith-forms-texts .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-texts></div>`
  if (tab === 'submissions')
    return html`<div class="body"><kith-forms-review .session=${session} .directory=${directory} .texts=${texts} .form=${row.id} .isInside=${true}></kith-forms-review></div>`
  if (tab === 'funnel')
    return html`<div class="body"><kith-forms-funnel .session=${session} .directory=${directory} .texts=${texts} .form=${row.id} .design=${design}></kith-forms-funnel></div>`
  return columns(options)
}

function columns({ shared, row, editing, view, width, isOpen, look, shut }: BuilderBodyOptions): TemplateResult {
  const { session, directory, texts } = shared
  return html`<div class="parts" role="group" aria-label=${texts.word('forms.tab.design')}>${views.map(one => html`<button type="button" aria-pressed=${one === view} @click=${() => look(one)}>${texts.word(`forms.view.${one}`)}</button>`)}</div>
      <div class="cols" data-view=${view}>
        <section class="left" aria-label=${texts.word('forms.view.structure')} tabindex="-1"><kith-forms-structure .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-structure></section>
        <section class="mid" aria-label=${texts.word('forms.view.preview')} tabindex="-1">
          <kith-forms-preview .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .publicId=${String(row.publicId)} .width=${width}></kith-forms-preview>
          ${session.me.mayCall('forms.snippet') ? html`<kith-forms-snippet .session=${session} .directory=${directory} .texts=${texts} .design=${editing.design} .publicId=${String(row.publicId)} .recordId=${row.id} .version=${row.version} .status=${String(row.status)} .origins=${(row.origins as readonly string[] | null) ?? []} .width=${width}></kith-forms-snippet>` : nothing}
        </section>
        <section class="side ${isOpen ? 'open' : ''}" aria-label=${texts.word('forms.view.properties')} tabindex="-1">
          <button class="btn quiet shut" type="button" aria-label=${texts.word('forms.build.shut')} title=${texts.word('forms.build.shut')} @click=${shut}>${icon('close')}</button>
          ${properties(shared, row, editing)}
        </section>
      </div>`
}

function properties({ session, directory, texts }: Shared, row: RecordRow, editing: Editing): TemplateResult {
  const { design, selection } = editing
  if (selection.kind === 'step')
    return html`<kith-forms-step .session=${session} .directory=${directory} .texts=${texts} .editing=${editing}></kith-forms-step>`
  if (selection.kind === 'form')
    return html`<kith-forms-form .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .row=${row}></kith-forms-form>`
  const name = fieldAt(design, selection)?.name ?? ''
  const isNew = row.status === 'draft' || !spotOf(row.definition as FormDesign, name)
  return html`<kith-forms-field .session=${session} .directory=${directory} .texts=${texts} .editing=${editing} .isNew=${isNew}></kith-forms-field>`
}
