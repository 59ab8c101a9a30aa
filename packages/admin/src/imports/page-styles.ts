import { css } from 'lit'

export const pageStyles = css`
  :host {
    overflow: auto;
    scroll-padding-block: var(--k-space-4);
  }
  .page {
    max-width: 64rem;
    padding: 0 var(--k-pad) var(--k-space-8);
  }
  .step {
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--k-space-3);
    min-height: var(--k-bar);
    color: var(--k-text-3);
  }
  .head h2 {
    flex: none;
    font-size: var(--k-text-m);
    outline-offset: var(--k-space-1);
  }
  .open > .head h2 {
    color: var(--k-text);
    font-size: var(--k-text-l);
    font-weight: var(--k-weight-strong);
  }
  .no {
    display: grid;
    place-items: center;
    width: var(--k-space-6);
    height: var(--k-space-6);
    flex: none;
    border: var(--k-hairline) solid var(--k-line-strong);
    border-radius: var(--k-radius-round);
    font-size: var(--k-text-s);
    line-height: 1;
  }
  .open > .head .no {
    border-color: var(--k-accent);
    color: var(--k-accent-text);
  }
  .no.done {
    border-color: transparent;
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
  }
  .sum {
    flex: 1;
    min-width: 0;
    color: var(--k-text-2);
  }
  .body {
    padding: 0 0 var(--k-space-6) calc(var(--k-space-6) + var(--k-space-3));
  }
  .lead {
    max-width: var(--k-measure);
    padding-bottom: var(--k-space-3);
    color: var(--k-text-2);
    line-height: var(--k-leading-prose);
  }
  .acts {
    margin-top: var(--k-space-4);
  }
  .after {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--k-space-4) var(--k-space-3);
    margin-top: var(--k-space-4);
  }
  .source {
    display: grid;
    gap: var(--k-space-1);
    max-width: 24rem;
    color: var(--k-text-2);
  }
  @media (max-width: 47.99rem) {
    .body { padding-inline-start: 0; }
    .next { width: 100%; }
  }
`
