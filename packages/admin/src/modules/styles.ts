import { css } from 'lit'

export const modulesStyles = css`
  :host(.fill) { overflow: auto; }
  .page { display: grid; gap: var(--k-space-6); padding: var(--k-space-2) var(--k-pad) var(--k-space-8); }
  .lead { max-width: var(--k-measure); color: var(--k-text-2); line-height: var(--k-leading-prose); }
  .back { display: inline-flex; align-items: center; justify-self: start; gap: var(--k-space-1); min-height: var(--k-control-height); color: var(--k-text-2); }
  h2 { font-size: var(--k-text-l); font-weight: var(--k-weight-strong); }
  h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
  code { font-family: var(--k-font-mono); font-size: var(--k-text-xs); overflow-wrap: anywhere; }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  th, td { height: var(--k-row); padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); font-weight: inherit; text-align: start; overflow-wrap: anywhere; }
  thead th { height: var(--k-space-8); color: var(--k-text-3); font-size: var(--k-text-xs); }
  tbody th { font-weight: var(--k-weight-medium); }
  tbody th code { display: block; color: var(--k-text-3); font-weight: var(--k-weight); }
  td { color: var(--k-text-2); }
  thead .c-version { width: 12%; }
  thead .c-needs { width: 34%; }
  th.c-n, td.c-n { width: 12%; text-align: end; padding-inline-end: 0; }
  .unit { display: none; }
  .name:hover { text-decoration: underline; text-underline-offset: 3px; }
  section { max-width: 46rem; }
  li { min-height: 1.75rem; padding-block: var(--k-space-1); border-bottom: var(--k-hairline) solid var(--k-line); overflow-wrap: anywhere; }
  a.link { display: inline-block; min-width: 1.5rem; }
  li a.link.quiet { color: var(--k-text-3); }
  form { display: grid; gap: var(--k-space-4); max-width: 30rem; }
  .one > label { display: block; margin-bottom: var(--k-space-1); color: var(--k-text-2); }
  .one .hint, .one .wrong { margin-top: var(--k-space-1); }
  .one > .hint, .was .hint { font-size: var(--k-text-xs); }
  .was { margin-top: var(--k-space-1); }
  .summary { padding: var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); }
  .acts { margin: 0; }
  @media (max-width: 47.99rem) {
    table, tbody { display: block; }
    thead { display: none; }
    tbody tr { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-3); padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
    tbody th, tbody td, td.c-n { width: auto; height: auto; padding: 0; border: 0; }
    tbody th, td.c-needs { flex: 1 0 100%; }
    td:empty { display: none; }
    .unit { display: inline; }
    .name, a.link { min-height: var(--k-control-height); align-content: center; }
    tbody th { display: flex; align-items: center; gap: var(--k-space-3); }
  }
`
