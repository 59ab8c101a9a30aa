import { css } from 'lit'

export const timelineStyles = css`
  .day {
    margin: var(--k-space-5) 0 var(--k-space-2);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .day:first-child {
    margin-top: 0;
  }
  .tl li {
    min-width: 0;
  }
  .tl > li {
    position: relative;
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    gap: var(--k-space-3);
    padding-bottom: var(--k-space-4);
  }
  .tl > li:not(:last-child)::before {
    content: "";
    position: absolute;
    inset-inline-start: 0.84rem;
    top: 2rem;
    bottom: 0.25rem;
    border-inline-start: var(--k-hairline) solid var(--k-line);
  }
  .ti {
    display: grid;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border-radius: var(--k-radius-round);
    background: var(--k-hover);
    color: var(--k-text-2);
  }
  .ti .i {
    width: 0.875rem;
    height: 0.875rem;
  }
  .ti.sys {
    background: none;
  }
  .ti.sys::after {
    content: "";
    width: 0.375rem;
    height: 0.375rem;
    border-radius: var(--k-radius-round);
    background: var(--k-line-strong);
  }
  .th {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--k-space-3);
    min-height: 1.75rem;
    padding-top: 0.25rem;
    color: var(--k-text-2);
    overflow-wrap: anywhere;
  }
  .th > span {
    min-width: 0;
  }
  .th a {
    color: var(--k-accent-text);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  time {
    flex: none;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--k-space-2);
    min-width: 0;
    padding-bottom: var(--k-space-1);
    overflow-wrap: anywhere;
  }
  .line s {
    max-width: 16rem;
    color: var(--k-text-3);
  }
  .line > span:last-child {
    font-weight: var(--k-weight-medium);
  }
  details ul {
    padding-top: var(--k-space-1);
  }
  .wait {
    animation: come var(--k-fast) var(--k-wait) backwards;
  }
  @keyframes come {
    from { opacity: 0; }
  }
  .pick {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    margin-bottom: var(--k-space-4);
    color: var(--k-text-2);
  }
  .pick .control {
    width: auto;
    max-width: 100%;
  }
`
