import { css } from 'lit'

export const fieldsStyles = css`
  h3 {
    margin: var(--k-space-4) 0 var(--k-space-1);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight-medium);
  }
  h3:first-child {
    margin-top: 0;
  }
  .kv > div {
    min-height: 1.75rem;
  }
  .full > div + div {
    margin-top: var(--k-space-4);
  }
  .full dt {
    margin-bottom: var(--k-space-1);
    color: var(--k-text-3);
  }
  .full .v {
    font-size: var(--k-text-m);
    line-height: var(--k-leading-prose);
  }
  .shown {
    display: flex;
    align-items: flex-start;
    gap: var(--k-space-1);
    min-width: 0;
  }
  .shown.open {
    cursor: text;
  }
  .v {
    flex: 0 1 auto;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .pen {
    display: inline-grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    margin-block: -0.125rem;
    padding: 0;
    flex: none;
    border: 0;
    border-radius: var(--k-radius-s);
    background: none;
    color: var(--k-text-3);
    opacity: 0;
    cursor: pointer;
  }
  .pen .i {
    width: 0.875rem;
    height: 0.875rem;
  }
  .pen:hover {
    background: var(--k-hover);
  }
  .kv > div:hover .pen, .full > div:hover .pen, .pen:focus-visible {
    opacity: 1;
  }
  .kv > div:has(.edit), .kv > div:has(.conflict) {
    grid-template-columns: minmax(0, 1fr);
    gap: var(--k-space-1);
    padding-block: var(--k-space-2);
  }
  .acts .btn {
    min-height: var(--k-control-small);
  }
  .how {
    margin-top: var(--k-space-1);
    font-size: var(--k-text-xs);
  }
  .keys {
    font-size: var(--k-text-xs);
  }
  .moved {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    margin-inline-start: var(--k-space-2);
    color: var(--k-accent-text);
    font-size: var(--k-text-xs);
  }
  .why {
    margin-top: var(--k-space-1);
    color: var(--k-text-2);
    font-size: var(--k-text-xs);
    line-height: var(--k-leading);
  }
  .wrong {
    margin-top: var(--k-space-1);
    font-size: var(--k-text-s);
  }
  .conflict {
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-amber-soft);
    color: var(--k-amber-ink);
  }
  .conflict .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--k-space-3);
    margin-top: var(--k-space-2);
  }
  .conflict .two > div {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: var(--k-space-1);
    color: var(--k-text);
    overflow-wrap: anywhere;
  }
  .conflict small {
    color: var(--k-amber-ink);
    font-size: var(--k-text-xs);
  }
  .conflict .btn {
    justify-self: start;
    min-height: var(--k-control-small);
    height: auto;
    padding-block: var(--k-space-1);
    white-space: normal;
    line-height: var(--k-leading-tight);
  }
  /* It takes no room from the value: it stands in the margin. */
  @media (hover: hover) {
    .kv .pen { margin-inline: calc(-1 * var(--k-space-1)) calc(-1 * var(--k-space-5)); }
  }
  @media (hover: none) {
    .pen { opacity: 1; }
  }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .kv > div { min-height: var(--k-control-height); align-items: center; }
    .pen, .link { min-width: var(--k-control-height); min-height: var(--k-control-height); }
    .acts .btn { min-height: var(--k-control-height); }
    .shown { justify-content: space-between; align-items: center; }
  }
`
