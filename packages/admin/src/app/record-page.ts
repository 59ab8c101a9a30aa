import { html, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import type { Shared } from '../ui/part.ts'
import { waiting } from '../ui/waiting.ts'
import type { ListBehind } from './list-behind.ts'
import type { PageCode } from './page-code.ts'
import { failedPage } from './words-pages.ts'

export interface RecordPageOptions extends Shared {
  readonly entity: EntityInfo
  readonly id: string
  readonly behind: ListBehind
  readonly code: PageCode
  /** Begins the page anew. */
  begin(): void
}

/** A record, before the list that it goes on in. Its code comes after the list's: most people begin there. */
export function recordPage(options: RecordPageOptions): TemplateResult {
  const { session, directory, texts, entity, id, behind, code, begin } = options
  const { state, error } = code.record
  if (state === undefined) void code.loadRecord()
  if (state !== 'there') return error ? failedPage(texts, error, begin) : waiting({ texts, again: begin })
  const step = ({ detail }: CustomEvent<1 | -1>) => behind.step(detail)
  return html`<kith-record .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${id} .known=${behind.known} .place=${behind.place(id)} .back=${behind.address} @kith-step=${step}></kith-record>`
}
