import { css } from 'lit'

/** A page of a module: its edges, and its header of a title and what can be chosen or done there. */
export const pageStyles = css`
  .page {
    padding: 0 var(--k-pad) var(--k-space-10);
  }
  .page > header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-2) var(--k-space-3);
    min-height: var(--k-bar);
    padding-block: var(--k-space-2);
  }
  .page > header h1 {
    flex: 1 1 12rem;
    font-size: var(--k-text-l);
    font-weight: var(--k-weight-strong);
    letter-spacing: var(--k-track-title);
  }
  .page > header h1:focus {
    outline: none;
  }
  .page > header .control {
    width: auto;
  }
  .page > header .acts {
    margin: 0;
  }
  @media (max-width: 47.99rem) {
    .page > header h1 { flex-basis: auto; font-size: var(--k-text-xl); }
  }
`
