import type { KithError } from '@kith/client'
import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'
import type { Notice } from './notice.ts'

/** Milliseconds for which what happened can be undone from here. */
const shown = 10_000

/** The latest notice of a page, with its way back. */
export interface Notices {
  put(notice: Notice): void
  undo(texts: Texts): Promise<void>
  /** `standing`: what stands there until somebody has seen to it. */
  render(texts: Texts, standing?: TemplateResult | typeof nothing): TemplateResult
}

export function createNotices(host: ReactiveControllerHost): Notices {
  let notice: Notice | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const put = (next: Notice | undefined) => {
    clearTimeout(timer)
    notice = next
    if (next) timer = setTimeout(() => put(undefined), shown)
    host.requestUpdate()
  }
  const undo = async (texts: Texts) => {
    const back = notice?.undo
    if (!back) return
    put(undefined)
    try {
      const said = await back()
      if (said === false || notice !== undefined) return
      put({ text: typeof said === 'string' ? said : texts.say('notice.undone') })
    } catch (error) {
      put({ text: texts.error(error as KithError) })
    }
  }
  host.addController({ hostDisconnected: () => clearTimeout(timer) })
  return {
    put,
    undo,
    render: (texts, standing = nothing) =>
      html`<div class="notice-place" role="status">${
        notice
          ? html`<div class="notice"><span>${notice.text}</span>${notice.undo ? html`<button type="button" @click=${() => void undo(texts)}>${texts.say('notice.undo')} <kbd>Z</kbd></button>` : nothing}</div>`
          : nothing
      }${standing}</div>`,
  }
}

export const noticeStyles = css`
  .notice-place {
    position: absolute;
    inset-inline: var(--k-space-4);
    bottom: calc(var(--k-space-4) + var(--notices, 0rem));
    z-index: var(--k-z-toast);
    display: grid;
    justify-items: center;
    gap: var(--k-space-2);
    pointer-events: none;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: var(--k-space-4);
    max-width: 100%;
    min-height: var(--k-row);
    padding: var(--k-space-2) var(--k-space-4);
    border-radius: var(--k-radius-l);
    background: var(--k-inverse);
    color: var(--k-on-inverse);
    box-shadow: var(--k-shadow-3);
    overflow-wrap: anywhere;
    pointer-events: auto;
  }
  .notice button {
    flex: none;
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: var(--k-weight-medium);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .notice kbd {
    background: color-mix(in srgb, currentColor 18%, transparent);
    color: inherit;
  }
  @media (pointer: coarse) {
    .notice button { min-height: var(--k-control-height); }
  }
`
