import { css } from 'lit'

export const mergeStyles = css`
  .lead, .will {
    max-width: var(--k-measure);
    color: var(--k-text-2);
    line-height: var(--k-leading-prose);
    overflow-wrap: anywhere;
  }
  .will {
    margin-top: var(--k-space-4);
  }
  h3 {
    margin: var(--k-space-4) 0 var(--k-space-2);
    font-weight: var(--k-weight-medium);
  }
  .found button {
    display: grid;
    width: 100%;
    min-height: var(--k-row);
    padding: var(--k-space-2) var(--k-space-3);
    border: 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .found button:hover {
    background: var(--k-hover);
  }
  small {
    display: block;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th, td {
    padding: var(--k-space-2);
    border-bottom: var(--k-hairline) solid var(--k-line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead th {
    font-weight: var(--k-weight-medium);
  }
  thead th:first-child, tbody th {
    width: 8rem;
    color: var(--k-text-3);
    font-weight: var(--k-weight);
  }
  .goes {
    color: var(--k-text-3);
  }
  .radio {
    display: flex;
    align-items: flex-start;
    gap: var(--k-space-2);
    min-height: 1.5rem;
    cursor: pointer;
  }
  .radio > span {
    min-width: 0;
  }
  .radio input {
    margin-top: 0.125rem;
  }
  .stays {
    background: var(--k-selected);
  }
  @media (max-width: 47.99rem) {
    thead th:first-child, tbody th { width: 5.5rem; }
    .radio { min-height: var(--k-control-height); }
  }
`
