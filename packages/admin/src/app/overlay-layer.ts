import type { KithError } from '@kith/client'
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Directory, EntityInfo } from '../data/directory.ts'
import { dialog } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import type { Shared } from '../ui/part.ts'
import { type Overlay, overlayBody, overlayTitle } from './overlays.ts'
import { notFetched } from './page-code.ts'
import { pluginPageAddress } from './route.ts'
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
  /** A plugin may have a page of its own for a new record: that is shown instead. */
  open(name: Overlay['name'], options?: Overlay['options']): void
  clear(): void
  render(context: OverlayLayerContext): TemplateResult | typeof nothing
}

export function createOverlayLayer(
  host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
  directory: () => Directory,
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
    open(name, options = {}) {
      const page = name === 'create' ? createPageOf(options.entity, directory()) : undefined
      if (page !== undefined) {
        location.hash = page
        return
      }
      shown = { name, options }
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

/** The address of the page on which a plugin has its records created. */
function createPageOf(name: string | undefined, { byName }: Directory): string | undefined {
  const entity = name === undefined ? undefined : byName(name)
  if (entity?.shown.create === undefined) return undefined
  return pluginPageAddress(entity.path.split('.')[0] ?? '', entity.shown.create)
}
