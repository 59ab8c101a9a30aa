import { css } from 'lit'

/** The navigation: beside the sheet with words, as a rail of icons, at the bottom of a phone. */
export const shellStyles = css`
  .side {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: var(--k-space-3);
  }
  .ws {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: 2.25rem;
    padding: 0 var(--k-space-2);
    margin-bottom: var(--k-space-3);
    font-weight: var(--k-weight-medium);
  }
  .side nav {
    flex: 1;
    min-height: 0;
    overflow: auto;
    /* Room for the focus ring. */
    padding: var(--k-space-1);
    margin: calc(-1 * var(--k-space-1));
  }
  .side a {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-nav-row);
    padding: 0 var(--k-space-2);
    border-radius: var(--k-radius-m);
    color: var(--k-text-2);
  }
  .side .word {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .side a:hover {
    background: var(--k-hover);
  }
  .side a[aria-current] {
    background: var(--k-active);
    color: var(--k-text);
    font-weight: var(--k-weight-medium);
  }
  .tile {
    display: grid;
    place-items: center;
    width: 1.25rem;
    height: 1.25rem;
    border-radius: var(--k-radius-s);
    background: var(--k-active);
    color: var(--k-text-2);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight-medium);
    line-height: 1;
    flex: none;
  }
  [aria-current] .tile {
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
  }
  .side .i {
    margin: 0 0.125rem;
    color: var(--k-text-3);
  }
  .side h2 {
    padding: var(--k-space-4) var(--k-space-2) var(--k-space-1);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight);
  }
  .find {
    display: flex;
    gap: var(--k-space-1);
    margin-bottom: var(--k-space-3);
  }
  .search {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--k-space-2);
    min-width: 0;
    height: var(--k-control-height);
    padding: 0 var(--k-space-2);
    border: var(--k-hairline) solid var(--k-line-strong);
    border-radius: var(--k-radius-m);
    background: var(--k-surface);
    color: var(--k-text-2);
    text-align: start;
    cursor: pointer;
  }
  .search span.word {
    flex: 1;
  }
  .search kbd {
    flex: none;
    min-width: 1.25rem;
  }
  .count {
    margin-inline-start: auto;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .foot {
    padding-top: var(--k-space-2);
  }
  .side .me {
    min-height: 2.5rem;
  }
  .side .me .i {
    margin-inline-start: auto;
  }
  .side .me .av {
    width: 1.75rem;
    height: 1.75rem;
    font-size: var(--k-text-xs);
  }
  .tabbar {
    display: none;
  }
  @media (max-width: 64rem) {
    .side { padding-inline: var(--k-space-1); align-items: center; }
    .side .word { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); }
    .find { flex-direction: column; }
    .search { flex: none; width: var(--k-control-height); justify-content: center; padding: 0; }
    .search .i { margin: 0; }
    .side section { margin-top: var(--k-space-2); padding-top: var(--k-space-2); border-top: var(--k-hairline) solid var(--k-line); }
    .side .me .i { display: none; }
    .side .count { position: absolute; margin: -1.25rem 0 0 1.25rem; padding: 0 var(--k-space-1); border-radius: var(--k-radius-round); background: var(--k-active); }
    .side a { justify-content: center; width: var(--k-control-height); height: var(--k-control-height); padding: 0; }
    .side li { display: grid; place-items: center; padding-bottom: var(--k-space-1); }
  }
  @media (max-width: 47.99rem) {
    .side { display: none; }
    .tabbar {
      display: flex;
      flex: none;
      height: calc(var(--k-tabbar) + env(safe-area-inset-bottom));
      padding: 0 var(--k-space-1) env(safe-area-inset-bottom);
      margin: 0;
      border-top: var(--k-hairline) solid var(--k-line);
      background: var(--k-bg);
    }
    .tabbar a, .tabbar button {
      position: relative;
      padding: 0;
      border: 0;
      background: none;
      flex: 1;
      min-width: 0;
      display: grid;
      justify-items: center;
      align-content: center;
      gap: var(--k-space-half);
      color: var(--k-text-2);
      font-size: var(--k-text-xs);
      line-height: 1.25;
    }
    .tabbar .word { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .tabbar .i { width: 1.25rem; height: 1.25rem; }
    .tabbar .plus { display: grid; place-items: center; width: 1.75rem; height: 1.75rem; border-radius: var(--k-radius-round); background: var(--k-accent); color: var(--k-on-accent); }
    .tabbar .count { position: absolute; top: 0; inset-inline-start: calc(50% + var(--k-space-2)); margin: 0; padding: 0 var(--k-space-1); border-radius: var(--k-radius-round); background: var(--k-active); color: var(--k-text); }
    .tabbar [aria-current] { color: var(--k-accent-text); font-weight: var(--k-weight-medium); }
  }
  @media print {
    .side { display: none; }
  }
`
