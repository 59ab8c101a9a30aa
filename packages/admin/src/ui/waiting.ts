import { css, html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'

export interface WaitingOptions {
  readonly texts: Texts
  /** Asks once more; absent where nothing can be asked. */
  readonly again?: () => void
  /** How many rows are drawn. */
  readonly rows?: number
}

/** What stands where something loads: nothing for 300 ms, then rows of the real height, after 8 s what to do. */
export function waiting({ texts, again, rows = 8 }: WaitingOptions): TemplateResult {
  return html`<div class="waiting">
    <div class="skeleton" aria-hidden="true">${Array.from({ length: rows }, () => html`<div><span></span><span></span><span></span></div>`)}</div>
    <p class="vh" role="status">${texts.say('state.loading')}</p>
    <p class="slow">${texts.say('state.slow')}${again ? html` <button class="btn" type="button" @click=${again}>${texts.say('state.again')}</button>` : nothing}</p>
  </div>`
}

export const waitingStyles = css`
  .skeleton div {
    display: grid;
    grid-template-columns: 3fr 1fr 1fr;
    align-items: center;
    gap: var(--k-space-6);
    height: var(--k-row);
    padding: 0 var(--k-pad);
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .skeleton {
    padding-top: var(--k-space-8);
    animation: waited var(--k-fast) var(--k-wait) backwards;
  }
  .skeleton span {
    height: var(--k-space-3);
    max-width: 12rem;
    border-radius: var(--k-radius-s);
    background: var(--k-hover);
  }
  .slow {
    padding: var(--k-space-4) var(--k-pad);
    color: var(--k-text-2);
    animation: waited var(--k-fast) var(--k-long-wait) backwards;
  }
  /* Neither seen nor reached by the keyboard before it is time. */
  @keyframes waited {
    from { opacity: 0; visibility: hidden; }
  }
`
