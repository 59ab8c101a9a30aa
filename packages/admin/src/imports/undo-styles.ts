import { css } from 'lit'

export const undoStyles = css`
  .asking {
    max-width: var(--k-measure);
    line-height: var(--k-leading-prose);
  }
  .box {
    margin-top: var(--k-space-2);
  }
  .kept li {
    padding: var(--k-space-1) 0;
    overflow-wrap: anywhere;
  }
`
