import { type Place, pluginPageAddress, type RecordRow, type Session, type Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import type { SubmissionCounts } from './submission-counts.ts'

const tabs = ['design', 'texts', 'submissions', 'funnel'] as const
export type Tab = (typeof tabs)[number]

/** The tab that the address names. */
export function tabOf({ rest = [] }: Place): Tab {
  return tabs.find(one => one === rest[1]) ?? 'design'
}

export interface BuilderTabsOptions {
  readonly texts: Texts
  readonly session: Session
  readonly row: RecordRow
  readonly tab: Tab
  readonly counts: SubmissionCounts | undefined
}

/** The sides of a form that the reader may see, with how much of it waits. */
export function builderTabs({ texts, session, row, tab, counts }: BuilderTabsOptions): TemplateResult {
  const { me } = session
  const isShown: Readonly<Record<Tab, boolean>> = {
    design: true,
    texts: true,
    submissions: me.may('read', 'forms.submission'),
    funnel: me.mayCall('forms.funnel'),
  }
  const count = (one: Tab) =>
    one === 'submissions' && counts
      ? html`<span class="count num">${counts.all}</span>${counts.waiting > 0 ? html`<span class="count waits num">${texts.word('forms.build.waiting', { n: texts.number(counts.waiting) })}</span>` : nothing}`
      : nothing
  const address = (one: Tab) => pluginPageAddress('forms', 'builder', row.id, ...(one === 'design' ? [] : [one]))
  return html`<nav aria-label=${String(row.name)}>${tabs.filter(one => isShown[one]).map(one => html`<a href=${address(one)} aria-current=${one === tab ? 'page' : nothing}>${texts.word(`forms.tab.${one}`)}${count(one)}</a>`)}</nav>`
}
