import { css } from 'lit'

export const reportStyles = css`
  .figure { max-width: 60rem; margin-top: var(--k-space-4); }
  kith-chart { height: 22rem; }
  kith-chart.low { height: 13rem; }
  .scroll { max-width: 60rem; margin-top: var(--k-space-4); overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
  th:first-child { padding: 0; text-align: start; }
  tbody th { max-width: 20rem; overflow: hidden; text-overflow: ellipsis; }
  thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
  td { font-variant-numeric: tabular-nums; }
  td a { text-decoration: underline; text-decoration-color: var(--k-line-strong); text-underline-offset: 3px; }
  td a:hover { text-decoration-color: currentColor; }
  tfoot th, tfoot td { border-bottom: 0; font-weight: var(--k-weight-strong); }
  .notes { max-width: 60rem; margin-top: var(--k-space-3); color: var(--k-text-3); font-size: var(--k-text-xs); }
  .notes p + p { margin-top: var(--k-space-1); }
  .empty { margin-top: var(--k-space-6); color: var(--k-text-2); }
  @media print {
    .scroll { overflow: visible; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
  }
`
