import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type DraftFile, type Mapping, tellsIds } from './draft.ts'
import type { Drafting } from './drafting.ts'
import './mapping.ts'

/** The second step: where the columns of each file go. */
export function mappingStep(drafting: Drafting): TemplateResult {
  const { session, directory, texts, draft, files, next, keep, start } = drafting
  const now = draft()
  const isMissing = now.files.some(({ columns = [] }) => columns.length === 0)
  const named = (event: Event) => keep({ ...draft(), source: (event.target as HTMLInputElement).value.trim() })
  const mapped = ({ detail }: CustomEvent<DraftFile>) =>
    keep({ ...draft(), files: draft().files.map(one => (one.file === detail.file ? detail : one)) })
  return html`<p class="lead">${texts.say('imports.lead.2')}</p>
      ${now.files.map(one => {
        const file = files.get(one.file)
        const entity = directory.byName(one.entity ?? '')
        if (!file || !entity || !one.columns)
          return html`<p class="wrong" role="alert">${texts.say('imports.gone')}</p>`
        return keyed(
          one.file,
          html`<kith-import-mapping .session=${session} .directory=${directory} .texts=${texts} .file=${file} .one=${one as DraftFile & Mapping} .entity=${entity} @kith-mapping=${mapped}></kith-import-mapping>`,
        )
      })}
      ${tellsIds(now.files) ? html`<label class="source">${texts.say('imports.source')}<input class="control" maxlength="60" autocomplete="off" placeholder="import" .value=${now.source ?? ''} @change=${named}><span class="hint">${texts.say('imports.source.hint')}</span></label>` : nothing}
      ${next({ words: 'imports.next.2', need: isMissing ? texts.say('imports.need.column') : '', hint: texts.say('imports.nothing-yet'), act: start })}`
}
