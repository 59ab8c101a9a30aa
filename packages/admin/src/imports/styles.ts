import { css } from 'lit'

/** Tables that are wider than the page scroll in a frame of their own. */
export const tableStyles = css`
  .wide {
    overflow: auto;
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-m);
  }
  table {
    min-width: 100%;
    border-collapse: collapse;
  }
  th, td {
    max-width: 18rem;
    padding: var(--k-space-2) var(--k-space-3);
    border-bottom: var(--k-hairline) solid var(--k-line);
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
  }
  tr:last-child td {
    border-bottom: 0;
  }
  th {
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .n {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
`

/** How far work is, and its figures. */
export const workStyles = css`
  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--k-space-2) var(--k-space-3);
    max-width: var(--k-measure);
  }
  .work progress {
    width: 100%;
    accent-color: var(--k-accent);
  }
  .work .acts, .work .said {
    grid-column: 1 / -1;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--k-space-3) var(--k-space-8);
    margin: var(--k-space-3) 0;
  }
  .figures dt {
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .figures dd {
    font-size: var(--k-text-xl);
    font-variant-numeric: tabular-nums;
    line-height: var(--k-leading-tight);
  }
`
