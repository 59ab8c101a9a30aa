import { css } from 'lit'

/** Pages of reports: a bar of choices, a chart, and a table of the same numbers. */
export const reportPageStyles = css`
  .up { min-width: var(--k-control-height); padding: 0; }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-4); margin-bottom: var(--k-space-3); }
  .bar label { display: inline-flex; align-items: center; gap: var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-s); white-space: nowrap; }
  .control { width: auto; max-width: 14rem; }
  .period { display: inline-flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-1); }
  .period output { min-width: 6.5rem; padding: 0 var(--k-space-1); font-size: var(--k-text-s); text-align: center; }
  .period .btn { min-width: var(--k-control-height); padding: 0; }
  .acts { display: inline-flex; flex-wrap: wrap; gap: var(--k-space-2); }
  .about { max-width: 46rem; color: var(--k-text-3); font-size: var(--k-text-s); }
  .print-only { display: none; }
  a:hover { text-decoration: underline; text-underline-offset: 3px; }
  @media print {
    .bar, .acts, .no-print { display: none; }
    .print-only { display: block; margin-top: var(--k-space-2); }
    .page { padding: 0; }
  }
`
