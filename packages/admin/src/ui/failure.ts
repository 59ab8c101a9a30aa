import type { KithError } from '@kith/client'
import { css, html, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'

export interface FailureOptions {
  readonly texts: Texts
  readonly error: KithError
  /** Absent where trying again would change nothing. */
  readonly again?: () => void
}

const lasting = ['KITH_DENIED', 'KITH_NOT_FOUND']

/** In place of what failed: what, why, what to do, and the code to copy. */
export function failure({ texts, error, again }: FailureOptions): TemplateResult {
  const canTry = again && !lasting.includes(error.code)
  return html`<div class="failure" role="alert">
    <p>${texts.error(error)}</p>
    <p class="hint code">${texts.say('state.code', { code: error.code })}</p>
    ${canTry ? html`<button class="btn" type="button" @click=${again}>${texts.say('state.again')}</button>` : ''}
  </div>`
}

export const failureStyles = css`
  .failure {
    display: grid;
    gap: var(--k-space-2);
    justify-items: start;
    max-width: var(--k-measure);
    padding: var(--k-space-4) 0;
    color: var(--k-text-2);
    line-height: var(--k-leading-prose);
  }
  .code {
    font-size: var(--k-text-xs);
    user-select: all;
  }
`
