import { css } from 'lit'

export const filesStyles = css`
  .files {
    border-radius: var(--k-radius-m);
  }
  .files.over {
    outline: 2px dashed var(--k-accent);
    outline-offset: var(--k-space-2);
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-1) var(--k-space-3);
    margin-bottom: var(--k-space-3);
  }
  li, .sending {
    display: flex;
    align-items: center;
    gap: var(--k-space-3);
    min-height: 3rem;
    padding: var(--k-space-1) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  img, .kind {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    flex: none;
    border-radius: var(--k-radius-s);
    background: var(--k-hover);
    color: var(--k-text-2);
    object-fit: cover;
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name a {
    color: var(--k-accent-text);
  }
  .name a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  small {
    display: block;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .sending > :first-child {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .sending.wrong {
    flex-wrap: wrap;
    color: var(--k-red-ink);
  }
  progress {
    width: 6rem;
    height: 0.375rem;
    accent-color: var(--k-accent);
  }
  .small {
    min-height: var(--k-control-small);
    padding-inline: var(--k-space-2);
  }
  @media (pointer: coarse) {
    .small { min-height: var(--k-control-height); }
  }
`
