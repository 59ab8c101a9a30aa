import { css } from 'lit'

/** The mark of `ui/icons.ts`. */
export const brand = css`
  .mark {
    display: grid;
    place-items: center;
    width: 1.375rem;
    height: 1.375rem;
    border-radius: var(--k-radius-m);
    background: var(--k-accent);
    flex: none;
  }
  .mark svg {
    width: 0.875rem;
    height: 0.875rem;
    fill: none;
    stroke: var(--k-on-accent);
    stroke-width: 2.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`
