import { css } from 'lit'

export const appStyles = css`
  :host {
    display: block;
  }
  .app {
    display: grid;
    grid-template-columns: var(--k-sidebar) minmax(0, 1fr);
    height: 100dvh;
  }
  .alone {
    grid-template-columns: minmax(0, 1fr);
  }
  .alone .sheet {
    margin-inline-start: var(--k-space-2);
  }
  .skip {
    position: absolute;
    top: -4rem;
    left: var(--k-space-2);
    z-index: var(--k-z-toast);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-2);
  }
  .skip:focus {
    top: var(--k-space-2);
  }
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
  .fill {
    flex: 1;
    min-height: 0;
    overflow: auto;
    /* Before an opaque ground a browser scrolls without asking the page: words stay sharp and it need not be drawn anew. */
    background: var(--k-surface);
  }
  .own-page {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    overflow: auto;
    background: var(--k-surface);
  }
  .own-page > * {
    flex: 1 0 auto;
  }
  .own-page > .fill {
    flex: 1;
  }
  dialog.palette {
    margin-top: 12vh;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
    align-content: start;
    gap: var(--k-space-4);
    padding: var(--k-space-2) var(--k-pad) var(--k-space-8);
  }
  .card {
    min-width: 0;
    padding: var(--k-space-4);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
  }
  .card h2 {
    margin-bottom: var(--k-space-3);
    font-size: var(--k-text-m);
    font-weight: var(--k-weight-medium);
  }
  .sheet {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    margin: var(--k-space-2) var(--k-space-2) var(--k-space-2) 0;
    background: var(--k-surface);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
    box-shadow: var(--k-shadow-1);
    overflow: hidden;
  }
  /* What can be done with the selected, and with a record on a phone, stands at the bottom: notices stand above it. */
  .sheet:has(> .front:not([hidden]) > kith-list[selecting]) {
    --notices: calc(2.75rem + var(--k-space-2));
  }
  .sheet:focus {
    outline: none;
  }
  .front {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2);
    flex: none;
    padding: var(--k-space-2) var(--k-pad);
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
    font-size: var(--k-text-s);
  }
  .words-page {
    max-width: var(--k-measure);
    padding: var(--k-space-12) var(--k-pad);
    margin: 0 auto;
    line-height: var(--k-leading-prose);
    color: var(--k-text-2);
  }
  .words-page h1 {
    margin-bottom: var(--k-space-2);
    color: var(--k-text);
    font-size: var(--k-text-xl);
    font-weight: var(--k-weight-strong);
  }
  .words-page code {
    display: block;
    margin-top: var(--k-space-2);
    padding: var(--k-space-2) var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-active);
    color: var(--k-text);
    font-family: var(--k-font-mono);
    font-size: var(--k-text-s);
  }
  .start {
    animation: come var(--k-fast) var(--k-wait) backwards;
  }
  @keyframes come {
    from { opacity: 0; }
  }
  .tabbar {
    display: none;
  }
  @media (max-width: 64rem) {
    .app { grid-template-columns: var(--k-rail) minmax(0, 1fr); }
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
    .app { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
    .side { display: none; }
    .sheet { margin: 0; border: 0; border-radius: 0; box-shadow: none; }
    .sheet:has(> kith-record) { --notices: calc(var(--k-control-height) + var(--k-space-2)); }
    .head h1 { font-size: var(--k-text-xl); }
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
  .settings {
    padding: var(--k-space-2) var(--k-pad) var(--k-space-8);
  }
  .settings fieldset, .settings section {
    max-width: var(--k-measure);
    padding: var(--k-space-4) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .settings legend, .settings h2 {
    float: left;
    width: 100%;
    margin-bottom: var(--k-space-2);
    padding: 0;
    font-weight: var(--k-weight-medium);
  }
  .settings .one, .places a {
    display: flex;
    clear: both;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-control-height);
  }
  .places {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0 var(--k-space-3);
    clear: both;
  }
  .places a {
    padding: 0 var(--k-space-2);
    margin-inline-start: calc(-1 * var(--k-space-2));
    border-radius: var(--k-radius-m);
  }
  .places a:hover {
    background: var(--k-hover);
  }
  .places .i {
    color: var(--k-text-3);
  }
  .settings input {
    width: var(--k-space-4);
    height: var(--k-space-4);
    margin: 0;
    accent-color: var(--k-accent);
  }
  .settings .as {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-3);
    padding: var(--k-space-4) 0;
  }
  @media print {
    .app { display: block; height: auto; }
    .side, .skip { display: none; }
    .sheet, .own-page { display: block; overflow: visible; }
  }
`
