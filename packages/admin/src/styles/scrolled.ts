import { css } from 'lit'

/**
 * What is scrolled. Before an opaque ground a browser scrolls by itself, while the page draws; else it has the page draw each
 * step, to keep words sharp.
 */
export const scrolled = css`
    overflow: auto;
    background: var(--k-surface);
`
