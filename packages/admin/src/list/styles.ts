import { css } from 'lit'
import { scrolled } from '../styles/scrolled.ts'

export const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    container-type: inline-size;
  }
  .views {
    flex: none;
    padding: 0 var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
    container-type: inline-size;
  }
  .tools {
    display: flex;
    align-items: flex-start;
    gap: var(--k-space-3);
    flex: none;
    min-height: 2.875rem;
    padding: 0.4375rem var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .tools kith-filter-bar {
    flex: 1;
    min-width: 0;
  }
  .tools .side {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-control-height);
    min-width: 0;
  }
  .total {
    min-width: 4rem;
    text-align: end;
    white-space: nowrap;
  }
  .slow-sort {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    min-width: 0;
    max-width: 14rem;
    color: var(--k-amber-ink);
  }
  .body {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    flex: 1;
    min-height: 0;
  }
  .body > kith-peek {
    width: var(--k-peek, 22.5rem);
  }
  .scroller {
    height: 100%;
    min-height: 0;
    container: rows / inline-size;
    ${scrolled}
    overflow-anchor: none;
    scroll-padding-block: var(--k-row);
  }
  .scroller:focus {
    outline: none;
  }
  .said {
    padding: var(--k-space-6) var(--k-pad);
    max-width: var(--k-measure);
    line-height: var(--k-leading-prose);
  }
  dialog.small {
    width: min(28rem, calc(100vw - 2 * var(--k-space-4)));
  }
  .fresh {
    position: absolute;
    top: var(--k-space-10);
    left: 50%;
    translate: -50%;
    z-index: calc(var(--k-z-sticky) + 1);
    border-radius: var(--k-radius-round);
    border-color: var(--k-accent-line);
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
    box-shadow: var(--k-shadow-2);
  }
  .fresh:hover {
    background: var(--k-selected-hover);
  }
  .more {
    padding: var(--k-space-4) var(--k-pad) var(--k-space-8);
  }
  @container (max-width: 60rem) {
    .body > kith-peek { position: absolute; inset-block: 0; inset-inline-end: 0; width: min(22.5rem, 100%); box-shadow: var(--k-shadow-2); z-index: var(--k-z-sticky); }
    .slow-sort .cut { display: none; }
  }
  @container (max-width: 36rem) {
    .tools { overflow-x: auto; }
    .total { display: none; }
  }
`
