import { css } from 'lit'
import { scrolled } from '../styles/scrolled.ts'

export const recordStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-3);
    flex: none;
    min-height: var(--k-bar);
    padding: 0 var(--k-pad);
    color: var(--k-text-3);
  }
  .crumb {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    min-width: 0;
  }
  .bar .acts {
    flex-wrap: nowrap;
    margin: 0;
  }
  .bar > .acts {
    margin-inline-start: auto;
  }
  .row {
    display: contents;
  }
  /* The one thing to do next stands at the end of the header, and first under a thumb. */
  @media (min-width: 48rem) {
    .bar .acts .step, .bar .acts .acts { order: 1; }
    .bar .acts .primary { order: 2; }
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
  .crumb .icon {
    width: 1.75rem;
    min-height: 1.75rem;
  }
  .page {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    ${scrolled}
    scroll-padding-block: var(--k-space-4);
  }
  .hero {
    padding: var(--k-space-1) var(--k-pad) var(--k-space-5);
  }
  .hero1 {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--k-space-3) var(--k-space-8);
  }
  .ttl {
    min-width: 0;
  }
  .figs {
    display: flex;
    flex: none;
    gap: var(--k-space-8);
  }
  .figs dt {
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .figs dd {
    font-size: var(--k-text-xl);
    font-weight: var(--k-weight-strong);
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .figs .q {
    color: var(--k-text-2);
    font-size: var(--k-text-l);
    font-weight: var(--k-weight);
    line-height: 1.625rem;
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
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2) var(--k-space-4);
    margin-top: var(--k-space-3);
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-amber-soft);
    color: var(--k-amber-ink);
  }
  .note.red {
    background: var(--k-red-soft);
    color: var(--k-red-ink);
  }
  .cols {
    display: grid;
    grid-template-columns: 19rem minmax(0, 1fr) var(--k-aside);
    border-top: var(--k-hairline) solid var(--k-line);
    flex: 1 0 auto;
  }
  .side, .middle, .third {
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
  .words-first {
    max-width: var(--k-measure);
    margin-bottom: var(--k-space-5);
  }
  .who {
    margin-top: var(--k-space-4);
  }
  h2 {
    margin-bottom: var(--k-space-2);
    font-weight: var(--k-weight-medium);
    color: var(--k-text);
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
  .side details kith-fields {
    margin-top: var(--k-space-2);
  }
  @container (max-width: 52rem) {
    /* The path above does the same. */
    .bar .acts .step:not(.primary), .bar kbd { display: none; }
  }
  @container (max-width: 64rem) {
    .side { --label: 5.5rem; }
    .cols { grid-template-columns: 17rem minmax(0, 1fr); grid-template-rows: auto 1fr; }
    .middle { grid-column: 2; grid-row: 1 / span 2; border-inline-end: 0; padding-inline-end: var(--k-pad); }
    .side { grid-column: 1; grid-row: 1; padding-bottom: 0; }
    .third { grid-column: 1; grid-row: 2; padding-inline-start: var(--k-pad); }
  }
  /* What they said and what happened, then the details, then how they came. */
  @container (max-width: 40rem) {
    .hero1 { flex-direction: column; }
    .figs { flex-wrap: wrap; gap: var(--k-space-2) var(--k-space-6); }
    .figs dd { font-size: var(--k-text-l); }
    .cols { display: flex; flex-direction: column; }
    .middle { order: 1; border: 0; padding: var(--k-space-4) var(--k-pad) 0; }
    .side { --label: 6.5rem; order: 2; padding: var(--k-space-6) var(--k-pad) 0; }
    .third { order: 3; padding: var(--k-space-6) var(--k-pad) var(--k-space-12); }
    /* What to do stands at the bottom, under the thumb. */
    .bar { display: contents; }
    .crumb { flex: none; min-height: var(--k-bar); padding: 0 var(--k-pad); }
    .bar > .acts { order: 2; flex: none; margin: 0; padding: var(--k-space-2) var(--k-pad); border-top: var(--k-hairline) solid var(--k-line); }
    /* However many there are, the menu beside them stays in sight. */
    .bar .row { display: flex; gap: var(--k-space-2); flex: 1; min-width: 0; padding: var(--k-space-1); margin: calc(-1 * var(--k-space-1)); overflow-x: auto; scrollbar-width: none; }
    .bar .items { top: auto; bottom: 100%; margin: 0 0 var(--k-space-1); }
    .bar .row > .acts { order: -1; }
    .bar .row > .primary { order: -2; }
  }
  /* By margins, which collapse: one that has nothing to show takes no room. */
  .panels > kith-slot {
    margin-block: var(--k-space-6);
  }
  .panels:first-child {
    margin-top: calc(-1 * var(--k-space-6));
  }
  .panels.in-top {
    padding: 0 var(--k-pad);
  }
  .panels.in-top > kith-slot {
    margin-block: 0 var(--k-space-4);
  }
`
