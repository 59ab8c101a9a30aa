import { css } from 'lit'

export const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    container-type: inline-size;
  }
  .space {
    flex: 1;
  }
  .kinds {
    display: flex;
    padding: 2px;
    border-radius: var(--k-radius-m);
    background: var(--k-track);
  }
  .kinds a {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    min-height: var(--k-control-small);
    padding: 0 var(--k-space-2);
    border-radius: var(--k-radius-s);
    color: var(--k-text-2);
  }
  .kinds a[aria-current] {
    background: var(--k-thumb);
    color: var(--k-text);
    box-shadow: var(--k-shadow-1);
  }
  .views {
    flex: none;
    padding: 0 var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
    container-type: inline-size;
  }
  .tools {
    display: flex;
    align-items: flex-start;
    gap: var(--k-space-3);
    flex: none;
    min-height: 2.875rem;
    padding: 0.4375rem var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .tools kith-filter-bar {
    flex: 1;
    min-width: 0;
  }
  .tools .side {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-control-height);
    min-width: 0;
  }
  .total {
    min-width: 4rem;
    text-align: end;
    white-space: nowrap;
  }
  .slow-sort {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    min-width: 0;
    max-width: 14rem;
    color: var(--k-amber-ink);
  }
  .body {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    flex: 1;
    min-height: 0;
  }
  .body > kith-peek {
    width: var(--k-peek, 22.5rem);
  }
  .scroller {
    height: 100%;
    min-height: 0;
    container: rows / inline-size;
    overflow: auto;
    /* Before an opaque ground a browser scrolls by itself, even while rows are drawn. */
    background: var(--k-surface);
    overflow-anchor: none;
    scroll-padding-block: var(--k-row);
  }
  .scroller:focus {
    outline: none;
  }
  .said {
    padding: var(--k-space-6) var(--k-pad);
    max-width: var(--k-measure);
    line-height: var(--k-leading-prose);
  }
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
  @keyframes come {
    from { opacity: 0; }
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
  td.open {
    position: relative;
    overflow: visible;
    padding-block: 0;
  }
  .cell {
    position: relative;
    min-width: 9rem;
  }
  .cell .wrong {
    position: absolute;
    z-index: var(--k-z-menu);
    padding: var(--k-space-2);
    border-radius: var(--k-radius-m);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-2);
    white-space: normal;
  }
  .cell .conflict {
    position: absolute;
    z-index: var(--k-z-menu);
    width: 20rem;
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-2);
    white-space: normal;
  }
  .offer {
    color: var(--k-accent-text);
  }
  dialog.small {
    width: min(28rem, calc(100vw - 2 * var(--k-space-4)));
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
  .nm {
    display: flex;
    align-items: baseline;
    gap: var(--k-space-2);
    min-width: 0;
  }
  .name {
    flex: none;
    max-width: 60%;
    color: var(--k-text);
    font-weight: var(--k-weight-medium);
    /* 24 px to press, whatever the line is. */
    line-height: 1.5rem;
  }
  .name:last-child {
    max-width: 100%;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .sub {
    color: var(--k-text-3);
  }
  .narrow {
    display: none;
  }
  .fresh {
    position: absolute;
    top: var(--k-space-10);
    left: 50%;
    translate: -50%;
    z-index: calc(var(--k-z-sticky) + 1);
    border-radius: var(--k-radius-round);
    border-color: var(--k-accent-line);
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
    box-shadow: var(--k-shadow-2);
  }
  .fresh:hover {
    background: var(--k-selected-hover);
  }
  .more {
    padding: var(--k-space-4) var(--k-pad) var(--k-space-8);
  }
  @container rows (max-width: 68rem) {
    .m5, .m6 { display: none; }
  }
  @container rows (max-width: 58rem) {
    .m3, .m4 { display: none; }
  }
  @container rows (max-width: 46rem) {
    .m1, .m2 { display: none; }
  }
  @container (max-width: 60rem) {
    .body > kith-peek { position: absolute; inset-block: 0; inset-inline-end: 0; width: min(22.5rem, 100%); box-shadow: var(--k-shadow-2); z-index: var(--k-z-sticky); }
    .slow-sort .cut { display: none; }
  }
  /* Rows of two lines: name and what stands beside it; state and time. */
  @container (max-width: 36rem) {
    .head { flex-wrap: nowrap; gap: var(--k-space-2); }
    .head h1 { font-size: var(--k-text-xl); overflow: hidden; text-overflow: ellipsis; }
    .head .new, .kinds span { display: none; }
    .kinds a { min-width: 2.25rem; justify-content: center; }
    .tools { overflow-x: auto; }
    .total { display: none; }
    /* In the table still: its first row says how wide the columns are. */
    thead th:not(.c-pick, .c-more) { height: 0; padding-block: 0; border: 0; font-size: 0; line-height: 0; clip-path: inset(50%); }
    .sort { min-height: 0; height: 0; }
    .c-more, .c-pick { display: none; }
    .c-name { padding-inline-start: var(--k-pad); }
    .nm { flex-direction: column; gap: 0; }
    .name, .sub { max-width: 100%; }
    .sub { line-height: 1.25rem; }
    .name { font-size: var(--k-text-m); }
    td { height: var(--k-row); }
    .c-last { width: 9rem; font-size: var(--k-text-xs); line-height: 1.5rem; }
    .narrow { display: block; }
    .narrow .st { font-size: var(--k-text-s); color: var(--k-text-2); }
    .c-last time { display: block; color: var(--k-text-3); }
  }
`
