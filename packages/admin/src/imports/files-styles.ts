import { css } from 'lit'
import { tableStyles } from './styles.ts'

export const filesStyles = [
  tableStyles,
  css`
    .files {
      border-radius: var(--k-radius-m);
    }
    .files.over .drop {
      border-color: var(--k-accent);
      background: var(--k-accent-soft);
    }
    .drop {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--k-space-1) var(--k-space-3);
      padding: var(--k-space-4);
      border: var(--k-hairline) dashed var(--k-line-strong);
      border-radius: var(--k-radius-m);
    }
    .drop .i {
      color: var(--k-text-3);
    }
    .file, .sending {
      padding: var(--k-space-4) 0;
      border-bottom: var(--k-hairline) solid var(--k-line);
    }
    li:last-child {
      border-bottom: 0;
    }
    .about {
      display: flex;
      align-items: start;
      gap: var(--k-space-3);
    }
    .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    b {
      font-weight: var(--k-weight-medium);
    }
    small {
      display: block;
      color: var(--k-text-3);
      font-size: var(--k-text-s);
    }
    .asks {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--k-space-3);
      margin: var(--k-space-2) 0 var(--k-space-3);
    }
    .asks p {
      min-height: var(--k-control-height);
      align-content: center;
    }
    label {
      flex: 0 1 14rem;
      display: grid;
      gap: var(--k-space-1);
      color: var(--k-text-2);
    }
    .sending {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--k-space-2) var(--k-space-3);
    }
    .sending > :first-child {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .sending.refused {
      align-items: end;
    }
    .refused > :first-child {
      flex-basis: 100%;
    }
    .refused p {
      max-width: var(--k-measure);
      line-height: var(--k-leading-prose);
    }
    @media (max-width: 47.99rem) {
      label { flex: 1 0 100%; }
      .asks p { min-height: 0; }
    }
    progress {
      width: 6rem;
      accent-color: var(--k-accent);
    }
  `,
]
