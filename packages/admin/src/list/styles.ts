import { css } from 'lit'

export const listStyles = css`
  :host {
    position: relative;
    flex: 1;
    min-height: 0;
    container-type: inline-size;
  }
  .scroller {
    height: 100%;
    overflow: auto;
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
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tbody tr {
    cursor: pointer;
    animation: come var(--k-normal) var(--k-ease);
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
  tbody tr:focus-within td:first-child {
    box-shadow: inset 2px 0 0 var(--k-accent);
  }
  th:first-child, td:first-child {
    padding-inline-start: var(--k-pad);
  }
  th:last-child, td:last-child {
    padding-inline-end: var(--k-pad);
    text-align: end;
  }
  .c-state { width: 8rem; }
  .c-more { width: 8.5rem; }
  .c-time { width: 7.5rem; }
  .integer, .decimal { width: 6rem; text-align: end; padding-inline-end: var(--k-space-6); }
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
  .skeleton div {
    display: grid;
    grid-template-columns: 3fr 1fr 1fr;
    align-items: center;
    gap: var(--k-space-6);
    height: var(--k-row);
    padding: 0 var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .skeleton {
    padding-top: var(--k-space-8);
    animation: come var(--k-fast) var(--k-wait) backwards;
  }
  .skeleton span {
    height: var(--k-space-3);
    max-width: 12rem;
    border-radius: var(--k-radius-s);
    background: var(--k-hover);
  }
  .slow {
    padding: var(--k-space-4) var(--k-pad);
    color: var(--k-text-2);
    animation: come var(--k-fast) 8s backwards;
  }
  @container (max-width: 60rem) {
    .m1.choice, .c-more.instant, .c-more.date { display: none; }
  }
  @container (max-width: 48rem) {
    .c-more.choice { display: none; }
  }
  /* Rows of two lines: name and what stands beside it; state and time. */
  @container (max-width: 36rem) {
    thead { position: absolute; clip-path: inset(50%); }
    .c-more, .c-state { display: none; }
    .nm { flex-direction: column; gap: 0; }
    .name, .sub { max-width: 100%; }
    .sub { line-height: 1.25rem; }
    .name { font-size: var(--k-text-m); }
    td { height: var(--k-row); }
    .c-time { width: 9rem; font-size: var(--k-text-xs); line-height: 1.5rem; }
    .narrow { display: block; }
    .narrow .st { font-size: var(--k-text-s); color: var(--k-text-2); }
    .c-time time { display: block; color: var(--k-text-3); }
  }
`
