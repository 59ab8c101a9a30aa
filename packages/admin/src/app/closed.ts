import { css, html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Session } from '../data/session.ts'
import { authState } from '../door/ask.ts'
import type { Texts } from '../texts/texts.ts'

export interface ClosedOptions {
  readonly texts: Texts
  /** The one that has ended. */
  readonly session: Session
  readonly door: TemplateResult
}

/**
 * The log-in, over all that stands in the page once the session has ended, other dialogs too: what was typed there is
 * kept below it. It goes when somebody has logged in, and not before.
 */
export function closedDialog({ texts, session, door }: ClosedOptions): TemplateResult {
  const stand = (dialog: EventTarget | null | undefined) => {
    if (dialog instanceof HTMLDialogElement && dialog.isConnected && !dialog.open) dialog.showModal()
  }
  const open = (element?: Element) => queueMicrotask(() => stand(element))
  const stay = (event: Event) => event.preventDefault()
  // A browser closes a dialog at the second Esc, whatever is said.
  const back = (event: Event) => stand(event.currentTarget)
  const entered = (event: Event) => {
    event.preventDefault()
    void goOn(session)
  }
  return html`<dialog class="closed" aria-label=${texts.say('closed.title')} ${ref(open)} @cancel=${stay} @close=${back} @keydown=${(event: Event) => event.stopPropagation()} @kith-entered=${entered}>
    <p class="why" role="status">${texts.say('closed.why')}</p>
    ${door}
  </dialog>`
}

/** Logged in again: the same person goes on where he was, with all that he had typed. */
async function goOn({ me, connection }: Session): Promise<void> {
  const state = await authState()
  if (state?.user?.id !== undefined && state.user.id === me.id) {
    connection.resume()
    return
  }
  history.replaceState(null, '', '/')
  location.reload()
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
