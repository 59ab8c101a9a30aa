import { css } from 'lit'

export const fieldsStyles = css`
  :host(.fill) { overflow: auto; }
  .page { display: grid; gap: var(--k-space-6); padding: var(--k-space-2) var(--k-pad) var(--k-space-8); }
  .top { display: flex; flex-wrap: wrap; align-items: end; gap: var(--k-space-2); }
  .top .which { flex: 1 1 14rem; max-width: 22rem; }
  .top .which + .space { flex: 1; }
  .top label, .one > label, .one > .label { display: block; margin-bottom: var(--k-space-1); color: var(--k-text-2); }
  h2 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); font-size: var(--k-text-m); }
  h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  th, td { height: var(--k-row); padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); font-weight: inherit; text-align: start; overflow-wrap: anywhere; }
  thead th { height: var(--k-space-8); color: var(--k-text-3); font-size: var(--k-text-xs); }
  tbody th { font-weight: var(--k-weight-medium); }
  td { color: var(--k-text-2); }
  th code, .one code { display: block; color: var(--k-text-3); font-family: var(--k-font-mono); font-size: var(--k-text-xs); font-weight: var(--k-weight); }
  .one code { display: inline; font-size: var(--k-text-s); color: var(--k-text); }
  thead .c-kind { width: 20%; }
  thead .c-from { width: 14%; }
  thead .c-what { width: 26%; }
  thead .c-state { width: 14%; }
  thead .c-acts { width: 14rem; text-align: end; padding-inline-end: 0; }
  td.c-acts { padding-inline-end: 0; }
  td.c-acts .tools { justify-content: flex-end; }
  .tools { display: flex; flex-wrap: wrap; gap: var(--k-space-1); }
  .st { white-space: normal; }
  .icon { width: var(--k-control-height); padding: 0; flex: none; }
  .start { justify-self: start; }
  .none { max-width: var(--k-measure); color: var(--k-text-2); line-height: var(--k-leading-prose); }
  .form { display: grid; gap: var(--k-space-6); }
  .form section:not(.grid):empty, .form section.grid:not(:has(*)) { display: none; }
  .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: var(--k-space-3) var(--k-space-4); }
  .one { min-width: 0; }
  .one.low { align-self: end; min-height: var(--k-control-height); }
  .one .wrong, .one .hint { margin-top: var(--k-space-1); }
  .one .hint { font-size: var(--k-text-xs); }
  .summary { padding: var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); }
  .acts { margin: 0; }
  .options, .rows { display: grid; gap: var(--k-space-2); }
  .option { display: grid; grid-template-columns: var(--k-space-5) minmax(0, 1fr) minmax(0, 1fr) auto; gap: var(--k-space-2); align-items: center; }
  .option.heads { color: var(--k-text-3); font-size: var(--k-text-xs); }
  .option.heads > :last-child { width: calc(3 * var(--k-control-height) + 2 * var(--k-space-1)); }
  .option .n { color: var(--k-text-3); font-variant-numeric: tabular-nums; }
  .option .tools { flex-wrap: nowrap; }
  .option.off .control { color: var(--k-text-3); text-decoration: line-through; }
  .option .note { grid-column: 2 / -1; font-size: var(--k-text-xs); }
  .test { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1.2fr); gap: var(--k-space-2); align-items: center; }
  .test .value { min-width: 0; }
  @media (max-width: 47.99rem) {
    .top .which { flex: 1 0 100%; max-width: none; }
    table, tbody { display: block; }
    thead { display: none; }
    tbody tr { display: flex; flex-wrap: wrap; gap: var(--k-space-1) var(--k-space-4); padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
    tbody th, td { width: auto; height: auto; padding: 0; border: 0; }
    tbody th, td.c-acts { flex: 1 0 100%; }
    td:empty { display: none; }
    td.c-acts { padding-inline-end: 0; }
  td.c-acts .tools { justify-content: flex-start; margin-inline-start: calc(-1 * var(--k-space-3)); }
    .option.heads { display: none; }
    .option { grid-template-columns: var(--k-space-5) minmax(0, 1fr); padding-bottom: var(--k-space-2); border-bottom: var(--k-hairline) solid var(--k-line); }
    .option .control, .option .tools, .option .note { grid-column: 2; }
    .test { grid-template-columns: minmax(0, 1fr); }
    .foot { position: sticky; bottom: calc(-1 * var(--k-space-6)); padding-block: var(--k-space-3); background: var(--k-raised); }
    .foot .primary { flex: 1; }
  }
`
