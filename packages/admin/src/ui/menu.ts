import { css, html, nothing, type TemplateResult } from 'lit'
import { icon } from './icons.ts'

export interface MenuItem {
  readonly text: string
  /** The key that does it too. */
  readonly key?: string
  readonly act: () => void
}

/** Further actions behind a button: arrows move, Esc closes. */
export function menu(name: string, items: readonly MenuItem[]): TemplateResult {
  const closed = (element: EventTarget | null) => (element as HTMLElement).closest('details')
  const pressed = (event: KeyboardEvent) => {
    const host = closed(event.currentTarget)
    if (!host?.open) return
    const buttons = [...host.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const root = host.getRootNode() as ShadowRoot
    const at = buttons.indexOf(root.activeElement as HTMLElement)
    if (event.key === 'Escape') {
      host.open = false
      host.querySelector('summary')?.focus()
    } else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const left = (event: FocusEvent) => {
    const host = closed(event.currentTarget)
    if (host && !(event.relatedTarget instanceof Node && host.contains(event.relatedTarget))) host.open = false
  }
  const act = (event: Event, item: MenuItem) => {
    const host = closed(event.currentTarget)
    if (host) host.open = false
    host?.querySelector('summary')?.focus()
    item.act()
  }
  return html`<details class="menu" @keydown=${pressed} @focusout=${left}>
    <summary class="btn quiet icon" role="button" aria-haspopup="menu" aria-label=${name} title=${name}>${icon('more')}</summary>
    <div class="items" role="menu" aria-label=${name}>${items.map(
      item =>
        html`<button type="button" role="menuitem" @click=${(event: Event) => act(event, item)}>${item.text}${item.key ? html` <kbd>${item.key}</kbd>` : nothing}</button>`,
    )}</div>
  </details>`
}

export const menuStyles = css`
  .menu {
    position: relative;
  }
  .menu summary {
    list-style: none;
  }
  .menu summary::-webkit-details-marker {
    display: none;
  }
  .items {
    position: absolute;
    inset-inline-end: 0;
    top: 100%;
    z-index: var(--k-z-menu);
    display: grid;
    min-width: 14rem;
    max-width: 90vw;
    margin-top: var(--k-space-1);
    padding: var(--k-space-1);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-2);
  }
  .items button {
    min-height: var(--k-control-height);
    padding: var(--k-space-1) var(--k-space-3);
    border: 0;
    border-radius: var(--k-radius-s);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .items button:hover, .items button:focus-visible {
    background: var(--k-hover);
  }
`
