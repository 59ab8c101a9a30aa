import { css } from 'lit'

/** Pages of a chart and a table of the same numbers. */
export const figureStyles = css`
  .figure { max-width: 56rem; }
  kith-chart { height: 20rem; margin-bottom: var(--k-space-4); }
  figcaption, .hint { color: var(--k-text-3); font-size: var(--k-text-xs); }
  h2 { margin: var(--k-space-6) 0 var(--k-space-1); font-weight: var(--k-weight-medium); }
  h2 label { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-3); margin-bottom: var(--k-space-2); }
  h2 .control { width: auto; }
  .scroll { max-width: 56rem; overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
  th:first-child { padding: 0; text-align: start; }
  thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
  td { font-variant-numeric: tabular-nums; }
`
