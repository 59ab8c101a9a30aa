import { css } from 'lit'

export const calendarStyles = css`
  :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
  .page { display: flex; flex-direction: column; flex: 1; min-height: 0; padding: 0 var(--k-pad) var(--k-space-4); }
  .icon { width: var(--k-control-height); padding: 0; }

  .month { display: flex; flex-direction: column; flex: none; min-height: max(32rem, calc(100dvh - 10rem)); border: var(--k-hairline) solid var(--k-line); border-radius: var(--k-radius-m); }
  .heads, .week { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); }
  .heads { flex: none; color: var(--k-text-3); font-size: var(--k-text-xs); }
  .heads > * { padding: var(--k-space-1) var(--k-space-2); }
  .week { flex: 1; border-top: var(--k-hairline) solid var(--k-line); }
  .cell { display: flex; flex-direction: column; gap: 2px; min-width: 0; min-height: 6rem; padding: var(--k-space-1); }
  .cell + .cell { border-inline-start: var(--k-hairline) solid var(--k-line); }
  .cell.other { background: var(--k-hover); }
  .cell:focus-visible { outline-offset: -2px; }
  .n { align-self: start; min-width: 1.5rem; padding: 0 var(--k-space-1); border-radius: var(--k-radius-round); color: var(--k-text-2); font-size: var(--k-text-xs); line-height: 1.5rem; text-align: center; }
  .today > .n { background: var(--k-accent); color: var(--k-on-accent); font-weight: var(--k-weight-medium); }
  .chip { display: flex; align-items: center; min-width: 0; border-radius: var(--k-radius-s); background: var(--k-accent-soft); color: var(--k-accent-text); font-size: var(--k-text-xs); }
  .chip a { flex: 1; min-width: 0; padding: 0 var(--k-space-1); line-height: 1.5rem; }
  .chip[draggable='true'], .block[draggable='true'] { cursor: grab; }
  .chip.done, .chip.cancelled, .block.done, .block.cancelled { background: var(--k-hover); color: var(--k-text-2); }
  .cancelled a { text-decoration: line-through; }
  .chip.late, .block.late { background: var(--k-red-soft); color: var(--k-red-ink); }
  .chip .menu summary, .block .menu summary { width: 1.5rem; min-height: 1.5rem; color: inherit; }
  .chip .menu, .block .menu { flex: none; }
  .rest { align-self: start; min-height: 1.5rem; padding: 0 var(--k-space-1); border: 0; background: none; color: var(--k-text-2); font-size: var(--k-text-xs); cursor: pointer; }
  .rest:hover { text-decoration: underline; }

  .hours { display: grid; grid-template-rows: auto auto minmax(0, 1fr); grid-auto-flow: column; flex: none; height: max(28rem, calc(100dvh - 10rem)); border: var(--k-hairline) solid var(--k-line); border-radius: var(--k-radius-m); }
  .days-7 { grid-template-columns: 4rem repeat(7, minmax(0, 1fr)); }
  .days-1 { grid-template-columns: 4rem minmax(0, 1fr); }
  .corner { grid-row: 1 / 3; }
  .top { grid-row: 1; padding: var(--k-space-1); text-align: center; border-inline-start: var(--k-hairline) solid var(--k-line); cursor: pointer; }
  .top .n { display: inline-block; padding: 0 var(--k-space-2); }
  .top:focus-visible { outline-offset: -2px; }
  .whole { grid-row: 2; display: flex; flex-direction: column; gap: 2px; min-width: 0; padding: 0 2px 2px; border-inline-start: var(--k-hairline) solid var(--k-line); }
  .scroll { grid-row: 3; grid-column: 1 / -1; display: grid; grid-template-columns: subgrid; overflow-y: auto; border-top: var(--k-hairline) solid var(--k-line); scrollbar-width: thin; }
  .scroll:focus-visible { outline-offset: -2px; }
  .rule { display: grid; grid-template-rows: repeat(24, 3rem); color: var(--k-text-3); font-size: var(--k-text-xs); text-align: end; }
  .rule span { padding-inline-end: var(--k-space-2); transform: translateY(-0.6em); }
  .rule span:first-child { visibility: hidden; }
  .column { display: grid; grid-template-rows: repeat(96, 0.75rem); min-width: 0; border-inline-start: var(--k-hairline) solid var(--k-line); background: repeating-linear-gradient(to bottom, var(--k-line) 0 1px, transparent 1px 3rem); }
  .block { grid-column: 1; display: flex; align-items: start; min-width: 0; border: var(--k-hairline) solid var(--k-surface); border-radius: var(--k-radius-s); background: var(--k-accent-soft); color: var(--k-accent-text); font-size: var(--k-text-xs); }
  .block a { flex: 1; min-width: 0; padding: 0 var(--k-space-1); line-height: 1.375rem; }

  .agenda h2 { margin: var(--k-space-4) 0 var(--k-space-1); color: var(--k-text-2); font-weight: var(--k-weight-medium); }
  .agenda h2.today { color: var(--k-accent-text); }
  .agenda li { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-row); border-bottom: var(--k-hairline) solid var(--k-line); }
  .agenda .time { flex: none; min-width: 3rem; color: var(--k-text-2); }
  .agenda .i { color: var(--k-text-3); }
  .agenda .what { flex: 1; display: grid; min-width: 0; }
  .agenda .what a { line-height: 1.5rem; font-weight: var(--k-weight-medium); }
  .agenda .sub { color: var(--k-text-3); font-size: var(--k-text-xs); }
  .agenda .done a, .agenda .cancelled a { color: var(--k-text-2); font-weight: var(--k-weight); }
  .list { flex: 1; min-height: 0; overflow: auto; }
  .none { padding: var(--k-space-6) 0; }
  .items { color: var(--k-text); font-size: var(--k-text-s); }
`
