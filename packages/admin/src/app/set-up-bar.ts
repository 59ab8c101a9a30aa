import { css, html, nothing, type TemplateResult } from 'lit'
import type { AuthState } from '../door/ask.ts'
import type { Texts } from '../texts/texts.ts'
import { setUpAddress } from './route.ts'

/** Who came in by a link is reminded to set up how he logs in. */
export function setUpBar({ say }: Texts, auth: AuthState | undefined): TemplateResult | typeof nothing {
  if (!auth?.link || auth.user) return nothing
  return html`<p class="bar" role="note"><span>${say('door.bar')}</span><a class="btn" href=${setUpAddress}>${say('door.bar.do')}</a></p>`
}

export const setUpBarStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-2);
    flex: none;
    padding: var(--k-space-2) var(--k-pad);
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
    font-size: var(--k-text-s);
  }
`
