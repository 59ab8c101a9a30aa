import { css } from 'lit'

export const recordStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    align-items: center;
    flex: none;
    height: var(--k-bar);
    padding: 0 var(--k-pad);
    color: var(--k-text-3);
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    min-height: var(--k-control-height);
    margin-inline-start: calc(-1 * var(--k-space-2));
    padding-inline: var(--k-space-1) var(--k-space-2);
    border-radius: var(--k-radius-m);
    color: var(--k-text-2);
  }
  .back:hover {
    background: var(--k-hover);
  }
  .page {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    overflow: auto;
    scroll-padding-block: var(--k-space-4);
  }
  .hero {
    padding: var(--k-space-1) var(--k-pad) var(--k-space-5);
  }
  .wait {
    animation: come var(--k-fast) var(--k-wait) backwards;
  }
  @keyframes come {
    from { opacity: 0; }
  }
  h1 {
    font-size: var(--k-text-xl);
    font-weight: var(--k-weight-strong);
    letter-spacing: var(--k-track-title);
    overflow-wrap: anywhere;
  }
  h1:focus {
    outline: none;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    gap: var(--k-space-1) var(--k-space-4);
    margin-top: var(--k-space-1);
    color: var(--k-text-3);
  }
  .state {
    color: var(--k-text);
  }
  .note {
    margin-top: var(--k-space-3);
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-amber-soft);
    color: var(--k-amber-ink);
  }
  .cols {
    display: grid;
    grid-template-columns: 19rem minmax(0, 1fr) var(--k-aside);
    border-top: var(--k-hairline) solid var(--k-line);
    flex: 1 0 auto;
  }
  .side, .middle, .aside {
    min-width: 0;
    padding: var(--k-space-4) var(--k-space-6) var(--k-space-8);
  }
  .side {
    padding-inline-start: var(--k-pad);
  }
  .middle {
    border-inline: var(--k-hairline) solid var(--k-line);
  }
  section + section {
    margin-top: var(--k-space-6);
  }
  .middle section {
    --label: 9rem;
    max-width: var(--k-measure);
  }
  h2 {
    margin-bottom: var(--k-space-2);
    font-weight: var(--k-weight-medium);
    color: var(--k-text);
  }
  .prose {
    font-size: var(--k-text-m);
    line-height: var(--k-leading-prose);
  }
  summary h2 {
    display: inline;
    color: inherit;
  }
  summary + dl {
    margin-top: var(--k-space-2);
  }
  .side details {
    margin-top: var(--k-space-2);
  }
  details p {
    line-height: var(--k-leading-prose);
  }
  .side .own {
    vertical-align: baseline;
  }
  @container (max-width: 64rem) {
    .cols { grid-template-columns: 17rem minmax(0, 1fr); }
    .middle { grid-column: 2; grid-row: 1 / span 2; border-inline-end: 0; padding-inline-end: var(--k-pad); }
    .side { grid-column: 1; grid-row: 1; padding-bottom: 0; }
    .aside { grid-column: 1; grid-row: 2; padding-inline-start: var(--k-pad); }
  }
  /* What they said, then how they came, then the details. */
  @container (max-width: 40rem) {
    .cols { display: flex; flex-direction: column; }
    .middle { display: contents; }
    .middle section { --label: 6.5rem; }
    .middle section, .aside, .side { padding: var(--k-space-4) var(--k-pad) 0; margin: 0; max-width: none; }
    .middle section:last-child { order: 3; padding-bottom: var(--k-space-8); }
    .aside { order: 1; }
    .side { order: 2; }
    .bar { height: var(--k-control-height); }
  }
`
