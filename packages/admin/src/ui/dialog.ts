import { css, html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Texts } from '../texts/texts.ts'
import { icon } from './icons.ts'

export interface DialogOptions {
  readonly texts: Texts
  readonly title: string
  readonly body: unknown
  /** Once it has closed. */
  readonly closed: () => void
  /** Classes of the dialog. */
  readonly kind?: string
}

/** Something that stands before the page until it is done or closed. The focus goes back where it came from. */
export function dialog({ texts, title, body, closed, kind = '' }: DialogOptions): TemplateResult {
  const open = (element?: Element) => {
    // Lit tells of the element before it stands in the page.
    queueMicrotask(() => {
      if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal()
    })
  }
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close()
  return html`<dialog class=${kind} aria-label=${title} ${ref(open)} @close=${closed} @keydown=${(event: Event) => event.stopPropagation()}>
    <div class="dialog-head"><h2>${title}</h2><button class="btn quiet icon" type="button" aria-label=${texts.say('dialog.close')} @click=${close}>${icon('close')}</button></div>
    <div class="dialog-body">${body}</div>
  </dialog>`
}

export const dialogStyles = css`
  dialog {
    display: none;
    flex-direction: column;
    width: min(46rem, calc(100vw - 2 * var(--k-space-4)));
    max-height: calc(100dvh - 2 * var(--k-space-8));
    padding: 0;
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-xl);
    background: var(--k-raised);
    color: var(--k-text);
    box-shadow: var(--k-shadow-3);
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: var(--k-scrim);
  }
  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--k-space-3);
    flex: none;
    padding: var(--k-space-4) var(--k-space-4) var(--k-space-2) var(--k-space-6);
  }
  .dialog-head h2 {
    margin: 0;
    font-size: var(--k-text-l);
    font-weight: var(--k-weight-strong);
  }
  .dialog-body {
    flex: 1;
    min-height: 12rem;
    padding: 0 var(--k-space-6) var(--k-space-6);
    overflow: auto;
  }
  .icon {
    width: var(--k-control-height);
    padding: 0;
  }
  @media (max-width: 47.99rem) {
    dialog {
      width: 100vw;
      max-width: none;
      max-height: 92dvh;
      margin: auto 0 0;
      border-radius: var(--k-radius-xl) var(--k-radius-xl) 0 0;
    }
    .dialog-body { padding-inline: var(--k-pad); }
    .dialog-head { padding-inline-start: var(--k-pad); }
  }
`
