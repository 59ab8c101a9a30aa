import { css } from 'lit'

/** How the pages of account and system look: sections on one sheet, forms of one column, tables that scroll alone. */
export const systemStyles = css`
  .page {
    padding: 0 var(--k-pad) var(--k-space-8);
    font-size: var(--k-text-m);
  }
  section {
    padding: var(--k-space-6) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  :host(:first-child) section {
    padding-top: var(--k-space-2);
  }
  .page > section:last-child, :host(:last-child) section {
    border-bottom: 0;
  }
  .page > section:first-child {
    padding-top: var(--k-space-2);
  }
  h2 {
    font-size: var(--k-text-m);
    font-weight: var(--k-weight-strong);
  }
  h3 {
    font-size: var(--k-text-m);
    font-weight: var(--k-weight-medium);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2) var(--k-space-4);
  }
  .title.near {
    justify-content: flex-start;
  }
  .text {
    max-width: var(--k-measure);
    margin-top: var(--k-space-1);
    color: var(--k-text-2);
    line-height: var(--k-leading-prose);
    overflow-wrap: anywhere;
  }
  form, .stack {
    display: grid;
    gap: var(--k-space-4);
    max-width: 24rem;
    margin-top: var(--k-space-4);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--k-space-1);
  }
  .field > span, legend {
    color: var(--k-text-2);
    font-size: var(--k-text-s);
    font-weight: var(--k-weight-medium);
  }
  small {
    font-size: var(--k-text-xs);
  }
  .list > li:last-child {
    border-bottom: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--k-space-1);
  }
  .acts {
    margin-top: 0;
  }
  .text + .acts, .text + .btn, .scroll + .acts, .scroll + .btn {
    margin-top: var(--k-space-4);
  }
  .title > .text, .title > .btn {
    margin-top: 0;
  }
  .scroll {
    margin-top: var(--k-space-3);
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--k-text-s);
  }
  th, td {
    padding: var(--k-space-2) var(--k-space-4) var(--k-space-2) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
    font-weight: var(--k-weight);
    white-space: nowrap;
  }
  tbody th {
    min-width: 9rem;
    color: var(--k-text);
    font-size: inherit;
    font-weight: var(--k-weight-medium);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  td {
    color: var(--k-text-2);
  }
  td.act {
    width: 1%;
    padding-block: var(--k-space-1);
    padding-inline-end: 0;
    text-align: end;
    white-space: nowrap;
  }
  td.wide {
    min-width: 14rem;
    overflow-wrap: anywhere;
  }
  td.still, time {
    white-space: nowrap;
  }
  .mono {
    font-family: var(--k-font-mono);
    font-size: var(--k-text-s);
    overflow-wrap: anywhere;
  }
  .secret {
    display: block;
    padding: var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-hover);
    color: var(--k-text);
    font-family: var(--k-font-mono);
    font-size: var(--k-text-s);
    line-height: var(--k-leading-prose);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .dialog-body .text:first-child {
    margin-top: 0;
  }
  .dialog-body .acts {
    margin-top: var(--k-space-5);
  }
`
