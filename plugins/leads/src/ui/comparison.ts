import type { Texts } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'

export interface ComparisonOptions {
  readonly texts: Texts
  readonly heads: readonly [string, string]
  readonly rows: readonly { readonly name: string; readonly values: readonly [unknown, unknown] }[]
}

/** Two records side by side: what is equal is quiet, what differs stands in ink. */
export function comparison({ heads, rows }: ComparisonOptions): TemplateResult {
  const said = rows.filter(({ values }) => values.some(value => value != null && value !== ''))
  const shown = (value: unknown) => (value == null || value === '' ? '—' : String(value))
  return html`<div class="comparison"><table>
    <thead><tr><td></td>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${said.map(({ name, values: [mine, theirs] }) => html`<tr class=${shown(mine) === shown(theirs) ? 'same' : ''}><th scope="row">${name}</th><td dir="auto">${shown(mine)}</td><td dir="auto">${shown(theirs)}</td></tr>`)}</tbody>
  </table></div>`
}

export const comparisonStyles = css`
  .comparison { margin-top: var(--k-space-3); overflow-x: auto; }
  .comparison table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  .comparison th, .comparison td { padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; font-weight: var(--k-weight); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  .comparison th { color: var(--k-text-3); }
  .comparison td { color: var(--k-text); font-weight: var(--k-weight-medium); }
  .comparison .same td { color: var(--k-text-3); font-weight: var(--k-weight); }
`
