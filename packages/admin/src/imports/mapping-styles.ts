import { css } from 'lit'

export const mappingStyles = css`
  :host {
    container-type: inline-size;
    padding-bottom: var(--k-space-4);
  }
  h3 {
    padding: var(--k-space-2) 0;
    font-weight: var(--k-weight-medium);
    overflow-wrap: anywhere;
  }
  label {
    display: grid;
    gap: var(--k-space-1);
    color: var(--k-text-2);
  }
  .template {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--k-space-2) var(--k-space-3);
    margin-bottom: var(--k-space-3);
  }
  .template label {
    min-width: min(100%, 18rem);
  }
  .template p {
    min-height: var(--k-control-height);
    align-content: center;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.25fr);
    gap: var(--k-space-1) var(--k-space-4);
    padding: var(--k-space-2) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .line.head {
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .heading {
    font-weight: var(--k-weight-medium);
    overflow-wrap: anywhere;
  }
  .line:not(.head) > .heading, .values {
    padding-top: var(--k-space-1);
  }
  .values {
    color: var(--k-text-2);
  }
  .goes {
    display: grid;
    align-content: start;
    gap: var(--k-space-2);
  }
  .control.none {
    color: var(--k-text-3);
  }
  .detail {
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--k-space-2);
  }
  .more {
    margin-top: var(--k-space-3);
  }
  .wrong, .defaults {
    padding-top: var(--k-space-3);
    line-height: var(--k-leading-prose);
  }
  .rules {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: var(--k-space-3) var(--k-space-4);
    margin-top: var(--k-space-4);
  }
  legend {
    padding: 0 0 var(--k-space-2);
    font-weight: var(--k-weight-medium);
  }
  .save {
    margin-top: var(--k-space-4);
  }
  .save form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--k-space-3);
    padding-top: var(--k-space-2);
  }
  .save label {
    flex: 0 1 20rem;
  }
  @container (max-width: 38rem) {
    .line {
      grid-template-columns: minmax(0, 1fr);
    }
    .line.head {
      display: none;
    }
    .values {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--k-space-3);
    }
    .values li {
      max-width: 100%;
    }
    .detail {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--k-space-1);
    }
  }
`
