import { css } from 'lit'

/** The cards of the day. */
export const todayStyles = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
    align-content: start;
    gap: var(--k-space-4);
    padding: var(--k-space-2) var(--k-pad) var(--k-space-8);
  }
  .card {
    min-width: 0;
    padding: var(--k-space-4);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
  }
  .card h2 {
    margin-bottom: var(--k-space-3);
    font-size: var(--k-text-m);
    font-weight: var(--k-weight-medium);
  }
`
