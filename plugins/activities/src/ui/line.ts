import { iconNamed, recordAddress, type Texts } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { when } from './times.ts'
import type { Brief } from './types.ts'

/** An activity in one line: what, when, whose, and that it is late. */
export function line(row: Brief, texts: Texts, about?: string, more?: unknown): TemplateResult {
  const side = [about, row.ownerName].filter(Boolean).join(' · ')
  return html`<li>
    ${iconNamed(row.icon) ?? iconNamed('calendar')}
    <span class="what"><a href=${recordAddress('activities', row.id)} dir="auto">${row.subject}</a>${side ? html`<span class="sub cut" dir="auto">${row.typeName} · ${side}</span>` : html`<span class="sub cut">${row.typeName}</span>`}</span>
    <span class="at num">${row.isLate ? html`<span class="dot red"></span> ` : nothing}${when(row, texts.locale)}${row.isLate ? html`<span class="vh"> (${texts.word('activities.late')})</span>` : nothing}</span>
    ${more ?? nothing}
  </li>`
}

export const lineStyles = css`
  .lines li { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-row); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
  .lines .i { color: var(--k-text-3); }
  .what { flex: 1; display: grid; min-width: 0; }
  .what a { font-weight: var(--k-weight-medium); line-height: 1.375rem; overflow-wrap: anywhere; }
  .what a:hover { text-decoration: underline; text-underline-offset: 3px; }
  .sub { color: var(--k-text-3); font-size: var(--k-text-xs); }
  .at { flex: none; color: var(--k-text-2); font-size: var(--k-text-xs); }
  h3 { margin-top: var(--k-space-4); color: var(--k-text-2); font-weight: var(--k-weight-medium); }
  h3:first-child { margin-top: 0; }
`
