import { css } from 'lit'

/** What every element of the page has in common. Sizes and colours are tokens. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    min-width: 0;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1, h2, h3, p, ul, ol, dl, dd, pre, figure, fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul, ol {
    list-style: none;
  }
  h1, h2, h3 {
    font-size: inherit;
    font-weight: inherit;
    line-height: var(--k-leading-tight);
    text-wrap: balance;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  button, input {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--k-focus);
    outline-offset: 2px;
    border-radius: var(--k-radius-s);
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .i {
    width: var(--k-icon);
    height: var(--k-icon);
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .num {
    white-space: nowrap;
  }
  time, .num {
    font-variant-numeric: tabular-nums;
    text-autospace: no-autospace;
  }
  .hint {
    color: var(--k-text-3);
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .words {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--k-space-1);
    min-height: var(--k-control-height);
    padding: 0 var(--k-space-3);
    border: var(--k-hairline) solid var(--k-line-strong);
    border-radius: var(--k-radius-m);
    background: var(--k-raised);
    color: var(--k-text);
    font-size: var(--k-text-s);
    font-weight: var(--k-weight-medium);
    line-height: 1;
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--k-fast) var(--k-ease);
  }
  .btn:hover {
    background: var(--k-hover);
  }
  kbd {
    display: inline-block;
    min-width: var(--k-space-5);
    padding: 0 var(--k-space-1);
    border-radius: var(--k-radius-s);
    background: var(--k-active);
    color: var(--k-text-2);
    font: inherit;
    font-size: var(--k-text-xs);
    text-align: center;
  }
  /* Who has a finger has no keys to press. */
  @media (pointer: coarse) {
    kbd, .keys { display: none; }
  }
  @media (forced-colors: active) {
    .dot {
      forced-color-adjust: none;
    }
  }
`
