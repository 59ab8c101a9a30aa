import { css } from 'lit'

/** How controls look, wherever something is typed. */
export const controlStyles = css`
  .control {
    display: block;
    width: 100%;
    min-height: var(--k-control-height);
    padding: 0 var(--k-space-2);
    border: var(--k-hairline) solid var(--k-control);
    border-radius: var(--k-radius-m);
    background: var(--k-surface);
    color: var(--k-text);
    font: inherit;
    font-size: var(--k-text-m);
  }
  textarea.control {
    padding-block: var(--k-space-2);
    line-height: var(--k-leading-prose);
    resize: vertical;
  }
  .control.code {
    font-family: var(--k-font-mono);
    font-size: var(--k-text-s);
  }
  .control:focus-visible {
    outline-offset: 0;
    border-radius: var(--k-radius-m);
  }
  .control[aria-invalid='true'] {
    border-color: var(--k-danger);
  }
  .control::placeholder {
    color: var(--k-text-3);
    opacity: 1;
  }
  div.money {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(5.5rem, 40%);
    gap: var(--k-space-2);
  }
  select.control {
    text-overflow: ellipsis;
  }
  .boxes {
    display: grid;
    gap: var(--k-space-1);
  }
  .box {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: 1.5rem;
  }
  .box input, .radio input {
    width: var(--k-space-4);
    height: var(--k-space-4);
    margin: 0;
    flex: none;
    accent-color: var(--k-accent);
  }
  /* One of a few, all of them in sight. */
  .seg {
    display: inline-flex;
    padding: var(--k-space-half);
    border-radius: var(--k-radius-m);
    background: var(--k-track);
  }
  .seg button {
    display: grid;
    place-items: center;
    min-width: var(--k-control-small);
    min-height: var(--k-control-small);
    padding: 0 var(--k-space-2);
    border: 0;
    border-radius: var(--k-radius-s);
    background: none;
    color: var(--k-text-2);
    font-size: var(--k-text-s);
    cursor: pointer;
  }
  .seg button[aria-pressed='true'] {
    background: var(--k-thumb);
    color: var(--k-text);
    box-shadow: var(--k-shadow-1);
  }
  .wrong {
    color: var(--k-red-ink);
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .control { font-size: var(--k-text-l); }
    .box { min-height: var(--k-control-height); }
  }
`

/** Buttons beyond the plain one. */
export const actStyles = css`
  .btn.primary {
    border-color: transparent;
    background: var(--k-accent);
    color: var(--k-on-accent);
  }
  .btn.primary kbd {
    background: color-mix(in srgb, currentColor 18%, transparent);
    color: inherit;
  }
  .btn.primary:hover {
    background: var(--k-accent-hover);
  }
  .btn.danger {
    border-color: transparent;
    background: var(--k-danger);
    color: var(--k-on-danger);
  }
  .btn.quiet {
    border-color: transparent;
    background: none;
    color: var(--k-text-2);
  }
  .btn.quiet:hover {
    background: var(--k-hover);
  }
  .btn[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .link {
    min-height: 1.5rem;
    padding: 0 var(--k-space-1);
    margin-inline-start: calc(-1 * var(--k-space-1));
    border: 0;
    border-radius: var(--k-radius-s);
    background: none;
    color: var(--k-accent-text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .link:hover {
    background: var(--k-accent-soft);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-2);
    margin-top: var(--k-space-2);
  }
  /* What ends a long dialog stays in sight. */
  .finish {
    position: sticky;
    bottom: calc(-1 * var(--k-space-6));
    padding-block: var(--k-space-3);
    background: var(--k-raised);
  }
`
