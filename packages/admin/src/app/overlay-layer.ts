import type { KithError } from '@kith/client'
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { EntityInfo } from '../data/directory.ts'
import { dialog } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import type { Shared } from '../ui/part.ts'
import { type Overlay, overlayBody, overlayTitle } from './overlays.ts'
import { notFetched } from './page-code.ts'
import { createTypeAhead } from './type-ahead.ts'

export interface OverlayLayerContext extends Shared {
  /** What was listed last. */
  readonly listed: EntityInfo | undefined
  /** Begins the page anew. */
  begin(): void
}

/** The one thing that stands before the page. */
export interface OverlayLayer {
  /** Whether something stands there that takes the keys. */
  readonly isOpen: boolean
  open(overlay: Overlay): void
  clear(): void
  render(context: OverlayLayerContext): TemplateResult | typeof nothing
}

export function createOverlayLayer(
  host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
): OverlayLayer {
  let shown: Overlay | undefined
  let error: KithError | undefined
  const typeAhead = createTypeAhead(
    host,
    () => shown?.name === 'palette' && customElements.get('kith-palette') === undefined,
  )
  const close = () => host.renderRoot.querySelector<HTMLDialogElement>('dialog.over')?.close()
  const failed = (why: unknown) => {
    error = notFetched(why)
    host.requestUpdate()
  }
  return {
    get isOpen() {
      return shown !== undefined && host.renderRoot.querySelector<HTMLDialogElement>('dialog.over')?.open !== false
    },
    open(overlay) {
      shown = overlay
      typeAhead.begin()
      host.requestUpdate()
    },
    clear() {
      shown = undefined
    },
    render({ begin, ...context }) {
      if (!shown) return nothing
      const overlay = shown
      const { texts } = context
      const body = error
        ? failure({ texts, error, again: begin })
        : overlayBody(overlay, { ...context, close, failed, typed: typeAhead.text })
      // The browser tells of it later: another may stand there by then.
      const closed = () => {
        if (shown !== overlay) return
        shown = undefined
        host.requestUpdate()
      }
      const title = overlayTitle(overlay, texts)
      return html`${keyed(overlay, dialog({ texts, title, body, closed, kind: `over ${overlay.name}` }))}`
    },
  }
}
