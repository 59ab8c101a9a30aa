import { css } from 'lit'

export const builderStyles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .root { display: flex; flex-direction: column; flex: 1; min-height: 0; position: relative; }
  header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-1) var(--k-space-3); flex: none; min-height: var(--k-bar); padding: var(--k-space-2) var(--k-pad); }
  .crumb { color: var(--k-text-2); }
  .crumb:hover { text-decoration: underline; text-underline-offset: 3px; }
  h1 { min-width: 0; font-size: var(--k-text-l); font-weight: var(--k-weight-strong); overflow-wrap: anywhere; }
  .title { display: flex; flex: 1 1 16rem; flex-wrap: wrap; align-items: center; gap: var(--k-space-1) var(--k-space-2); min-width: 0; }
  .title .st { color: var(--k-text-2); }
  .state { color: var(--k-text-2); font-size: var(--k-text-s); }
  .state.bad { color: var(--k-red-ink); }
  nav { display: flex; flex: none; gap: var(--k-space-4); padding: 0 var(--k-pad); border-bottom: var(--k-hairline) solid var(--k-line); overflow-x: auto; }
  nav a { display: flex; align-items: center; gap: var(--k-space-1); min-height: var(--k-control-height); border-bottom: 2px solid transparent; color: var(--k-text-2); white-space: nowrap; }
  nav a[aria-current] { border-color: var(--k-accent); color: var(--k-text); font-weight: var(--k-weight-medium); }
  nav .count { color: var(--k-text-3); }
  nav .count.waits { color: var(--k-red-ink); font-weight: var(--k-weight-medium); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-3); padding: var(--k-space-2) var(--k-pad); background: var(--k-amber-soft); color: var(--k-amber-ink); }
  .bar span { flex: 1 1 16rem; }
  .icon { width: var(--k-control-height); padding: 0; }
  .narrow header { row-gap: 0; }
  .narrow .title { flex: 1 1 60%; }
  .narrow .title .crumb { display: none; }
  .narrow header .primary { order: 1; }
  .narrow header .state { order: 2; flex: 1 1 auto; }
  .narrow header .quiet, .narrow header .menu { order: 3; }
  .body { flex: 1; min-height: 0; overflow: auto; }
  .cols { display: grid; flex: 1; grid-template-columns: 17.5rem minmax(0, 1fr) 18.5rem; min-height: 0; position: relative; }
  .cols > * { min-height: 0; min-width: 0; }
  .cols > .left, .side { overflow: auto; }
  .mid { display: flex; flex-direction: column; border-inline: var(--k-hairline) solid var(--k-line); overflow: auto; background: var(--k-sunken); }
  kith-forms-preview { flex: 1 0 auto; min-height: 0; }
  kith-forms-snippet { flex: none; }
  @media (min-height: 46rem) {
    .wide .mid, .middle .mid { overflow: hidden; }
    .wide kith-forms-preview, .middle kith-forms-preview { flex: 1 1 0; }
    .wide kith-forms-snippet, .middle kith-forms-snippet { max-height: 45%; overflow: auto; }
  }
  .side { padding: var(--k-space-4) var(--k-space-4) var(--k-space-8); }
  .shut { display: none; }
  .middle .cols { grid-template-columns: 15rem minmax(0, 1fr); }
  .middle .mid { border-inline-end: 0; }
  .middle .side { display: none; position: absolute; inset-block: 0; inset-inline-end: 0; z-index: var(--k-z-panel); width: min(21rem, 100%); border-inline-start: var(--k-hairline) solid var(--k-line); background: var(--k-surface); box-shadow: var(--k-shadow-2); }
  .middle .side.open { display: block; }
  .middle .shut { display: flex; position: absolute; inset-block-start: var(--k-space-2); inset-inline-end: var(--k-space-2); }
  .middle .side h2, .middle .side { scroll-margin: var(--k-space-4); }
  .narrow .cols { display: block; overflow: auto; }
  .narrow .cols > *, .narrow .mid > * { display: none; border: 0; max-height: none; }
  .narrow .cols[data-view='structure'] > .left, .narrow .cols[data-view='properties'] > .side { display: block; }
  .narrow .cols[data-view='preview'] > .mid, .narrow .cols[data-view='code'] > .mid { display: block; }
  .narrow .cols[data-view='preview'] kith-forms-preview { display: flex; }
  .narrow .cols[data-view='code'] kith-forms-snippet { display: block; }
  .narrow .cols[data-view='code'] > .mid { background: none; }
  .narrow .side { padding-inline: var(--k-pad); }
  .parts { display: none; }
  .narrow .parts { display: flex; flex: none; gap: var(--k-space-1); padding: var(--k-space-2) var(--k-pad); border-bottom: var(--k-hairline) solid var(--k-line); }
  .parts button { flex: 1; min-height: var(--k-control-height); padding: 0 var(--k-space-1); border: 0; border-radius: var(--k-radius-m); background: none; color: var(--k-text-2); cursor: pointer; }
  .parts button[aria-pressed='true'] { background: var(--k-active); color: var(--k-text); font-weight: var(--k-weight-medium); }
  .loading { padding: var(--k-space-6) var(--k-pad); color: var(--k-text-2); }
  .acts { margin: 0; }
  .failure { margin: 0 var(--k-pad); }
`
