import { css } from 'lit'

/** How the parts of a campaign's page are set. */
export const panelStyles = css`
  :host { display: block; }
  section { margin-bottom: var(--k-space-4); }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-3); min-height: var(--k-row); }
  h2, h3 { flex: 1; font-size: inherit; font-weight: var(--k-weight-medium); }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: start; white-space: nowrap; }
  th:first-child, td:first-child { padding-inline-start: 0; }
  thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
  .n { text-align: end; font-variant-numeric: tabular-nums; }
  .quiet-text { color: var(--k-text-3); }
  tbody a:hover { text-decoration: underline; text-underline-offset: 3px; }
`
