import { css } from 'lit'

/** How values look, wherever they stand. */
export const values = css`
  .st {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-2);
    white-space: nowrap;
  }
  .dot {
    width: 0.4375rem;
    height: 0.4375rem;
    border-radius: var(--k-radius-round);
    flex: none;
    background: var(--k-grey-dot);
  }
  .dot.blue { background: var(--k-blue-dot); }
  .dot.amber { background: var(--k-amber-dot); }
  .dot.green { background: var(--k-green-dot); }
  .dot.red { background: var(--k-red-dot); }
  .dot.violet { background: var(--k-violet-dot); }
  .dot.accent { background: var(--k-chart-1); }
  .own {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-2);
    max-width: 100%;
    min-width: 0;
    vertical-align: bottom;
  }
  .av {
    display: inline-grid;
    place-items: center;
    width: 1.25rem;
    height: 1.25rem;
    border-radius: var(--k-radius-round);
    font-size: 0.5625rem;
    font-weight: var(--k-weight-medium);
    line-height: 1;
    flex: none;
  }
  .av1 { background: var(--k-accent-soft); color: var(--k-accent-text); }
  .av2 { background: var(--k-violet-soft); color: var(--k-violet-ink); }
  .av3 { background: var(--k-amber-soft); color: var(--k-amber-ink); }
  .av4 { background: var(--k-blue-soft); color: var(--k-blue-ink); }
  .av5 { background: var(--k-pink-soft); color: var(--k-pink-ink); }
  .kv > div {
    display: grid;
    grid-template-columns: var(--label, 6.5rem) minmax(0, 1fr);
    gap: var(--k-space-3);
    padding: var(--k-space-1) 0;
    align-items: baseline;
  }
  .kv dt {
    color: var(--k-text-3);
    overflow-wrap: anywhere;
  }
  .kv dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .kv .own {
    vertical-align: baseline;
  }
  .kv a, .prose a {
    color: var(--k-accent-text);
  }
  .kv a:hover, .prose a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .kv + .kv {
    margin-top: var(--k-space-3);
    padding-top: var(--k-space-3);
    border-top: var(--k-hairline) solid var(--k-line);
  }
  summary {
    min-height: 1.5rem;
    color: var(--k-text-2);
    cursor: pointer;
  }
  summary:hover {
    color: var(--k-text);
  }
  pre {
    max-height: 24rem;
    margin-top: var(--k-space-2);
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-hover);
    color: var(--k-text-2);
    font-family: var(--k-font-mono);
    font-size: var(--k-text-xs);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`
