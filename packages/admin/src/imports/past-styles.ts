import { css } from 'lit'

export const pastStyles = css`
  h2 {
    padding: var(--k-space-6) 0 var(--k-space-2);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .wide + .btn {
    margin-top: var(--k-space-3);
  }
`
