import { css, html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Texts } from '../texts/texts.ts'

/**
 * The log-in, over all that stands in the page once the session has ended, other dialogs too: what was typed there is
 * kept below it. It goes when somebody has logged in, and not before.
 */
export function closedDialog(texts: Texts, door: TemplateResult, entered: (event: Event) => void): TemplateResult {
  const stand = (dialog: EventTarget | null | undefined) => {
    if (dialog instanceof HTMLDialogElement && dialog.isConnected && !dialog.open) dialog.showModal()
  }
  const open = (element?: Element) => queueMicrotask(() => stand(element))
  const stay = (event: Event) => event.preventDefault()
  // A browser closes a dialog at the second Esc, whatever is said.
  const back = (event: Event) => stand(event.currentTarget)
  return html`<dialog class="closed" aria-label=${texts.say('closed.title')} ${ref(open)} @cancel=${stay} @close=${back} @keydown=${(event: Event) => event.stopPropagation()} @kith-entered=${entered}>
    <p class="why" role="status">${texts.say('closed.why')}</p>
    ${door}
  </dialog>`
}

export const closedStyles = css`
  dialog.closed {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    box-shadow: none;
    overflow: auto;
  }
  .closed .why {
    position: sticky;
    top: 0;
    padding: var(--k-space-3) var(--k-pad);
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
    text-align: center;
  }
`
