import { html, type TemplateResult } from 'lit'
import type { Drafting } from './drafting.ts'
import type { Batch } from './reads.ts'

/** The last step before anything is written: how many records the dry run says there will be. `start` writes them. */
export function runStep(
  { texts, next, start }: Pick<Drafting, 'texts' | 'next' | 'start'>,
  batch: Batch | undefined,
): TemplateResult {
  const { created = 0, updated = 0, rejected = 0 } = batch?.state?.counts ?? {}
  const n = texts.number(created + updated)
  if (created + updated === 0) return html`<p class="lead">${texts.say('imports.need.row')}</p>`
  const words = rejected > 0 ? texts.say('imports.without', { n: texts.number(rejected) }) : ''
  return html`<p class="lead">${texts.say('imports.lead.4')} ${words}</p>${next({ words: created + updated === 1 ? 'imports.next.4.one' : 'imports.next.4', n, act: start })}`
}
