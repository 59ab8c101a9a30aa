import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from './draft.ts'
import type { Drafting } from './drafting.ts'
import { importable } from './importable.ts'
import type { ImportFile } from './reads.ts'
import './files.ts'

/** The first step: which files, and of which kind each is. */
export function filesStep({ session, directory, texts, draft, files, next, go, keep }: Drafting): TemplateResult {
  const now = draft()
  const isReady = now.files.every(({ entity, file }) => entity !== undefined && files.has(file))
  const drafted = ({ detail }: CustomEvent<{ draft: Draft; came?: ImportFile }>) => keep(detail.draft, detail.came)
  return html`<p class="lead">${texts.say('imports.lead')}</p>
      <kith-import-files .session=${session} .directory=${directory} .texts=${texts} .draft=${now} .files=${files} .kinds=${importable(directory, session.me)} @kith-draft=${drafted}></kith-import-files>
      ${now.files.length === 0 ? nothing : next({ words: 'imports.next.1', need: isReady ? '' : texts.say('imports.need.kind'), act: () => go({ ...draft(), step: 2 }) })}`
}
