import type { TemplateResult } from 'lit/html.js'
import type { KithForm } from './element.ts'
import type { Ground, Part } from './part.ts'
import { sheetOf } from './sheet.ts'
import { watchTriggers } from './triggers.ts'
import type { FormModel } from './view.ts'

/** What a popup, slide-in or drawer adds to the element. */
export interface Over extends Part {
  readonly sheets: CSSStyleSheet[]
  /** The button that closes it. */
  close(model: FormModel): TemplateResult
  view(model: FormModel, whole: TemplateResult): TemplateResult
  /** @param isAsked whether the visitor wants it: what opens by itself beside the page leaves the focus where it is */
  open(isAsked: boolean): void
}

/** The part of the element that is fetched only for a `mode` over the page. */
export function start(host: KithForm, { html, root: rootOf, emit }: Ground): Over {
  const root = rootOf()
  let watching = new AbortController()
  let isSeen = false
  /** What had the focus before it opened; undefined while it is closed. */
  let before: Element | null | undefined
  const hide = () => host.removeAttribute('open')
  const open = (isAsked: boolean) => {
    if (!isAsked && host.status === 'done') return
    host.setAttribute('open', '')
    if (isAsked && before !== undefined) host.focus()
  }
  /** Opens or closes it as the attribute `open` says. */
  function place() {
    const over = root.querySelector<HTMLDialogElement>('.dialog')
    const isOpen = host.hasAttribute('open')
    if (!over || isOpen === (before !== undefined)) return
    if (isOpen) {
      before = document.activeElement
      over.popover ? over.showPopover() : over.showModal()
    } else {
      const { activeElement } = root
      const back = before as HTMLElement | null
      before = undefined
      over.popover ? over.hidePopover() : over.close()
      if (activeElement) back?.focus?.()
    }
    emit(isOpen ? 'open' : 'close')
    if (isOpen && !isSeen) emit('view')
    isSeen ||= isOpen
  }
  function watch() {
    watching.abort()
    watching = new AbortController()
    const { signal } = watching
    watchTriggers(host, open, signal)
    // Neither bubbles from a dialog, or is meant for all of it.
    root.addEventListener('close', hide, { signal, capture: true })
    root.addEventListener('keydown', event => (event as KeyboardEvent).key === 'Escape' && hide(), {
      signal,
      capture: true,
    })
    root.addEventListener('click', ({ target }) => (target as Element).matches('dialog,[name=close]') && hide(), {
      signal,
    })
  }
  if (host.isConnected) watch()
  const hear: Part = what => {
    if (what === 'draw') place()
    else if (what === 'watch') watch()
    else if (what === 'end') {
      watching.abort()
      hide()
    }
  }
  return Object.assign(hear, {
    sheets: [sheetOf(layout), sheetOf(colour)],
    open,
    close: ({ words }: FormModel) =>
      html`<button class="close" part="close" name="close" aria-label=${words('close')}>✕</button>`,
    view({ mode, definition, dir, words }: FormModel, whole: TemplateResult) {
      const label = words('title', definition?.title) || words('submit', definition?.submit)
      // A popover takes the focus from nobody.
      return mode === 'slide-in'
        ? html`<div class="dialog slide-in" part="dialog" popover="manual" role="dialog" aria-label=${label} dir=${dir}>${whole}</div>`
        : html`<dialog class="dialog ${mode}" part="dialog" aria-label=${label} dir=${dir}>${whole}</dialog>`
    },
  })
}

const layout = `
.dialog{box-sizing:border-box;width:min(100% - 32px,var(--kith-dialog-width,520px));max-width:none;max-height:calc(100dvh - 32px);margin:auto;padding:0;border:0;overflow:auto}
.dialog::backdrop{background:var(--kith-backdrop,#0009)}
.dialog .kith{max-width:none;padding:24px}
.slide-in{margin:0;inset:auto;inset-block-end:16px;inset-inline-end:16px}
.drawer{margin:0;inset:0 auto auto;inset-inline-end:0;width:min(100%,var(--kith-dialog-width,520px));height:100dvh;max-height:none}
.kith .close{float:inline-end;width:44px;height:44px;margin-block:-12px;margin-inline:8px -12px;border:0;font-size:16px;cursor:pointer}
@media(prefers-reduced-motion:no-preference){.dialog{animation:k .2s}@keyframes k{from{opacity:0;translate:0 16px}}}
`

const colour = `
.dialog{background:var(--kith-field-bg,light-dark(#fff,#201f1d));box-shadow:0 8px 32px #0004}
.dialog:not(.drawer){border-radius:var(--kith-radius,8px)}
.close{color:inherit;background:0 0}
`
