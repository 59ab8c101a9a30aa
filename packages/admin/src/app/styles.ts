import { css } from 'lit'
import { scrolled } from '../styles/scrolled.ts'

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
  .fill {
    flex: 1;
    min-height: 0;
    ${scrolled}
  }
  dialog.palette {
    margin-top: 12vh;
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
  @media (max-width: 64rem) {
    .app { grid-template-columns: var(--k-rail) minmax(0, 1fr); }
  }
  @media (max-width: 47.99rem) {
    .app { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
    .sheet { margin: 0; border: 0; border-radius: 0; box-shadow: none; }
    .sheet:has(> kith-record) { --notices: calc(var(--k-control-height) + var(--k-space-2)); }
    .head h1 { font-size: var(--k-text-xl); }
  }
  @media print {
    .app { display: block; height: auto; }
    .skip { display: none; }
    .sheet { display: block; overflow: visible; }
  }
`
