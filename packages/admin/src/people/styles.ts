import { css } from 'lit'

/** What the pages of people and rights have in common: a bar of controls, sections, tables that become lines. */
export const pageStyles = css`
  :host { overflow: auto; container-type: inline-size; }
  .page { padding: 0 var(--k-pad) var(--k-space-8); }
  .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2) var(--k-space-4); padding-block: var(--k-space-2) var(--k-space-3); }
  .pair { display: inline-flex; align-items: center; gap: var(--k-space-2); }
  .pair label { color: var(--k-text-2); }
  .pair .control { width: auto; }
  .tools .grow { flex: 1 1 14rem; max-width: 24rem; }
  .tools .grow .control { flex: 1; min-width: 0; }
  .tools .end { margin-inline-start: auto; }
  h2 { font-size: var(--k-text-l); font-weight: var(--k-weight-strong); overflow-wrap: anywhere; }
  h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
  .part { margin-top: var(--k-space-8); padding-top: var(--k-space-5); border-top: var(--k-hairline) solid var(--k-line); }
  .lead { max-width: var(--k-measure); color: var(--k-text-2); line-height: var(--k-leading-prose); }
  .said { padding: var(--k-space-4) 0; max-width: var(--k-measure); color: var(--k-text-2); }
  table { width: 100%; border-collapse: separate; border-spacing: 0; }
  th { height: var(--k-space-8); padding: 0 var(--k-space-3) 0 0; border-bottom: var(--k-hairline) solid var(--k-line); color: var(--k-text-3); font-size: var(--k-text-xs); font-weight: var(--k-weight); text-align: start; }
  td { height: var(--k-row); padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); color: var(--k-text-2); overflow-wrap: anywhere; }
  td a { display: inline-block; min-height: 1.5rem; color: var(--k-text); font-weight: var(--k-weight-medium); line-height: 1.5rem; }
  td a:hover { text-decoration: underline; text-underline-offset: 3px; }
  .btn.icon { width: var(--k-control-height); padding: 0; }
  @media (max-width: 47.99rem) {
    .tools > .pair, .tools > .btn { flex: 1 1 100%; }
    .pair .control { flex: 1; min-width: 0; }
  }
`
