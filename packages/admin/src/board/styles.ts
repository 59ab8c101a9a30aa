import { css } from 'lit'

export const boardStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow: auto;
    background: var(--k-sunken);
  }
  .board {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(14rem, 1fr);
    gap: var(--k-space-2);
    min-height: 100%;
    padding: var(--k-space-3);
  }
  .column {
    display: flex;
    flex-direction: column;
    gap: var(--k-space-2);
    min-width: 0;
    padding: var(--k-space-2);
    border: var(--k-hairline) solid transparent;
    border-radius: var(--k-radius-l);
  }
  .column.target {
    border-color: var(--k-accent-line);
    background: var(--k-selected);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-space-6);
    font-weight: var(--k-weight-medium);
  }
  h2 .n {
    margin-inline-start: auto;
    color: var(--k-text-3);
    font-weight: var(--k-weight);
  }
  h2 .sum {
    font-weight: var(--k-weight-strong);
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--k-space-2);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--k-space-1);
    padding: var(--k-space-3);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-1);
    cursor: grab;
  }
  .card:focus-within, .card.moving {
    border-color: var(--k-accent);
  }
  .card.moving {
    outline: 2px solid var(--k-focus);
    outline-offset: 2px;
  }
  .name {
    font-weight: var(--k-weight-medium);
    line-height: 1.5rem;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .sub, .fact {
    color: var(--k-text-2);
  }
  .fact {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2);
    min-width: 0;
    color: var(--k-text-2);
  }
  .foot .own {
    flex: 1;
  }
  .move {
    width: 2.25rem;
    min-height: 1.75rem;
    padding: 0 var(--k-space-1);
    border: 0;
    border-radius: var(--k-radius-m);
    background: none;
    color: var(--k-text-2);
    font: inherit;
    text-align: center;
    appearance: none;
    cursor: pointer;
  }
  .move:hover {
    background: var(--k-hover);
  }
  .refused {
    border-color: var(--k-red-dot);
    cursor: default;
  }
  .refused p {
    color: var(--k-red-ink);
    overflow-wrap: anywhere;
  }
  .empty {
    padding: var(--k-space-2);
  }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .board { grid-auto-columns: min(85vw, 20rem); scroll-snap-type: x proximity; }
    .column { scroll-snap-align: start; }
    .move { min-height: var(--k-control-height); min-width: var(--k-control-height); }
  }
`
