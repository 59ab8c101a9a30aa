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
  thead .c-state { width: 20%; }
  thead .c-version { width: 9%; }
  thead .c-needs { width: 27%; }
  th.c-n, td.c-n { width: 11%; text-align: end; padding-inline-end: 0; }
  .standing { display: grid; justify-items: start; }
  .standing .hint { font-size: var(--k-text-xs); }
  .standing .st { white-space: normal; }
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
    tbody th, td.c-needs, td.c-state { flex: 1 0 100%; }
    td:empty { display: none; }
    .unit { display: inline; }
    .name, a.link { min-height: var(--k-control-height); align-content: center; }
    tbody th { display: flex; align-items: center; gap: var(--k-space-3); }
  }
`

/** How a module stands, what a change of it comes to, and what it asks for. */
export const governedStyles = css`
  :host { display: grid; gap: var(--k-space-6); }
  .kv { --label: 10rem; margin-block: var(--k-space-2) var(--k-space-3); }
  .kv .hint { font-size: var(--k-text-xs); }
  .kv .st { white-space: normal; align-items: baseline; }
  .codes { display: flex; flex-wrap: wrap; gap: var(--k-space-1) var(--k-space-3); }
  .proposal { padding: var(--k-space-4); border-radius: var(--k-radius-l); background: var(--k-sunken); }
  .proposal .hint { margin-top: var(--k-space-2); }
  .proposal .acts { margin-top: var(--k-space-3); }
  .kind { margin-top: var(--k-space-3); }
  h4 { margin: 0; color: var(--k-text-3); font-size: var(--k-text-xs); font-weight: var(--k-weight); }
  .part { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: var(--k-space-3); align-items: baseline; }
  .part .kv { --label: 4rem; margin: 0; }
  .plan { display: grid; gap: var(--k-space-2); margin-block: var(--k-space-4); }
  .plan h3 { margin: 0; }
  details p { padding-block: var(--k-space-1) var(--k-space-2); }
  .wrong { margin-bottom: var(--k-space-3); }
  @media (max-width: 47.99rem) {
    .kv { --label: 7rem; }
    .part { grid-template-columns: minmax(0, 1fr); gap: 0; padding-block: var(--k-space-2); }
  }
`
