import { css } from 'lit'

/** The header of a page: where one is, and how the connection is. */
export const headStyles = css`
  .head {
    display: flex;
    align-items: center;
    gap: var(--k-space-3);
    flex: none;
    min-height: var(--k-bar);
    padding: 0 var(--k-pad);
  }
  .head h1 {
    font-size: var(--k-text-l);
    font-weight: var(--k-weight-strong);
    letter-spacing: var(--k-track-title);
    white-space: nowrap;
  }
  .head h1:focus {
    outline: none;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-2);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .live.offline {
    color: var(--k-red-ink);
  }
  /* The room is the title's; that it is not live is still said. */
  @media (max-width: 47.99rem) {
    .live .usual { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
`
