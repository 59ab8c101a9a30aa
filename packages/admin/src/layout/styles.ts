import { css } from 'lit'

export const layoutStyles = css`
  .lead {
    max-width: var(--k-measure);
    line-height: var(--k-leading-prose);
  }
  .for {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-2);
    margin: var(--k-space-4) 0;
  }
  .for .control {
    width: auto;
    max-width: 100%;
  }
  section {
    margin-bottom: var(--k-space-5);
  }
  h3 {
    margin-bottom: var(--k-space-1);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .head {
    display: flex;
    gap: var(--k-space-2);
    margin-bottom: var(--k-space-1);
  }
  li {
    display: flex;
    align-items: center;
    min-height: var(--k-row);
    padding-inline-start: var(--k-space-2);
    border-bottom: var(--k-hairline) solid var(--k-line);
    cursor: grab;
  }
  .grow {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .icon {
    width: var(--k-control-height);
    padding: 0;
    flex: none;
  }
  .empty {
    padding: var(--k-space-2);
  }
  .wrong {
    margin-top: var(--k-space-2);
  }
`
