import { css } from 'lit'

/** The table of a list: which columns leave as it narrows, and how a row becomes two lines on a phone. */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  th {
    position: sticky;
    top: 0;
    z-index: var(--k-z-sticky);
    height: var(--k-space-8);
    padding: 0 var(--k-space-2);
    background: var(--k-surface);
    border-bottom: var(--k-hairline) solid var(--k-line);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight);
    text-align: start;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td {
    height: var(--k-row);
    padding: 0 var(--k-space-2);
    border-bottom: var(--k-hairline) solid var(--k-line);
    color: var(--k-text-2);
    white-space: nowrap;
    overflow: clip;
    text-overflow: ellipsis;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover td {
    background: var(--k-hover);
  }
  tbody tr:focus-within td {
    background: var(--k-selected);
  }
  tbody tr[aria-selected='true'] td, tbody tr.peeked td {
    background: var(--k-selected);
  }
  tbody tr:focus-within td:first-child, tbody tr.peeked td:first-child {
    box-shadow: inset 2px 0 0 var(--k-accent);
  }
  .gap td {
    height: auto;
    padding: 0;
    border: 0;
  }
  tbody tr.gap:hover td {
    background: none;
  }
  .c-pick {
    width: 3rem;
    overflow: visible;
  }
  .c-pick input {
    width: var(--k-space-4);
    height: var(--k-space-4);
    margin: 0;
    vertical-align: middle;
    accent-color: var(--k-accent);
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    max-width: 100%;
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .sort .i {
    width: 0.75rem;
    height: 0.75rem;
  }
  th[aria-sort] {
    color: var(--k-text);
  }
  .offer {
    color: var(--k-accent-text);
  }
  th:first-child, td:first-child {
    padding-inline-start: var(--k-pad);
  }
  th:last-child, td:last-child {
    padding-inline-end: var(--k-pad);
    text-align: end;
  }
  .c-more { width: 8.5rem; }
  .c-more.text { width: 11rem; }
  .c-last { width: 8.5rem; }
  .c-more.date, .c-more.instant { width: 7.5rem; }
  .c-more.integer, .c-more.decimal { width: 6.25rem; text-align: end; padding-inline-end: var(--k-space-3); }
  /* What stands beside the name wraps, out of sight, before the name is cut. */
  .nm {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--k-space-4) var(--k-space-2);
    height: 1.5rem;
    min-width: 0;
  }
  .name {
    max-width: 100%;
    color: var(--k-text);
    font-weight: var(--k-weight-medium);
    /* 24 px to press, whatever the line is. */
    line-height: 1.5rem;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .sub {
    flex: 1 1 6rem;
    min-width: 0;
    color: var(--k-text-3);
  }
  .narrow {
    display: none;
  }
  /* Beside the name, which keeps 14rem, there is room for so many. More are scrolled to, where somebody chose them. */
  @container rows (min-width: 77rem) {
    table { min-width: calc(17rem + var(--columns) * 8.5rem); }
  }
  @container rows (max-width: 77rem) {
    .m5, .m6 { display: none; }
  }
  @container rows (max-width: 68rem) {
    .m4 { display: none; }
  }
  @container rows (max-width: 60rem) {
    .m3 { display: none; }
  }
  @container rows (max-width: 51rem) {
    .m2 { display: none; }
  }
  @container rows (max-width: 43rem) {
    .m1 { display: none; }
  }
  /* Rows of two lines: name and what stands beside it; state and time. */
  @container (max-width: 36rem) {
    /* In the table still: its first row says how wide the columns are. */
    thead th:not(.c-pick, .c-more) { height: 0; padding-block: 0; border: 0; font-size: 0; line-height: 0; clip-path: inset(50%); }
    .sort { min-height: 0; height: 0; }
    .c-more, .c-pick { display: none; }
    .c-name { padding-inline-start: var(--k-pad); }
    .nm { flex-flow: column; gap: 0; height: auto; }
    .name, .sub { max-width: 100%; }
    .sub { flex: none; line-height: 1.25rem; }
    .name { font-size: var(--k-text-m); }
    td { height: var(--k-row); }
    .c-last { width: 9rem; font-size: var(--k-text-xs); line-height: 1.5rem; }
    .narrow { display: block; }
    .narrow .st { font-size: var(--k-text-s); color: var(--k-text-2); }
    .c-last time { display: block; color: var(--k-text-3); }
  }
`
