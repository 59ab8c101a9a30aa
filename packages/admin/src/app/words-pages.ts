import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Directory } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { failure } from '../ui/failure.ts'
import { mark } from '../ui/icons.ts'
import { waiting } from '../ui/waiting.ts'

/** There is nothing at this address, or nothing at all. */
export function unknownPage(texts: Texts, directory: Directory): TemplateResult {
  const what = directory.mains.length === 0 ? 'nothing' : 'unknown'
  return html`<div class="words-page"><h1 tabindex="-1">${texts.say(`${what}.title`)}</h1><p>${texts.say(`${what}.text`)}</p></div>`
}

/** The code of a page did not come. */
export function failedPage(texts: Texts, error: KithError, again: () => void): TemplateResult {
  return html`<div class="words-page">${failure({ texts, error, again })}</div>`
}

export interface StartingOptions {
  readonly texts: Texts
  readonly failed: KithError | undefined
  readonly live: TemplateResult
  readonly again: () => void
}

/** Before it is known what the application is made of and who asks. */
export function startingPage({ texts, failed, live, again }: StartingOptions): TemplateResult {
  return html`<div class="app alone"><main class="sheet">
      <div class="head">${mark()}<h1>${texts.say('app.name')}</h1>${failed ? live : nothing}</div>
      ${failed ? failedPage(texts, failed, again) : waiting({ texts, again })}
    </main></div>`
}

export const wordsPageStyles = css`
  .words-page {
    max-width: var(--k-measure);
    padding: var(--k-space-12) var(--k-pad);
    margin: 0 auto;
    line-height: var(--k-leading-prose);
    color: var(--k-text-2);
  }
  .words-page h1 {
    margin-bottom: var(--k-space-2);
    color: var(--k-text);
    font-size: var(--k-text-xl);
    font-weight: var(--k-weight-strong);
  }
  .words-page code {
    display: block;
    margin-top: var(--k-space-2);
    padding: var(--k-space-2) var(--k-space-3);
    border-radius: var(--k-radius-m);
    background: var(--k-active);
    color: var(--k-text);
    font-family: var(--k-font-mono);
    font-size: var(--k-text-s);
  }
`
