import { css } from 'lit'

export const problemsStyles = css`
  .over {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2) var(--k-space-3);
    margin: var(--k-space-4) 0 var(--k-space-2);
  }
  h3 {
    font-weight: var(--k-weight-medium);
  }
  .wide {
    max-height: 26rem;
  }
  .reason {
    min-width: 14rem;
    max-width: 24rem;
    white-space: normal;
  }
  .wide + .btn {
    margin-top: var(--k-space-3);
  }
`
