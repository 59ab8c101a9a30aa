/** Tells the page that how one logs in, or where one is, has changed. */
export function accessChanged(host: HTMLElement): void {
  host.dispatchEvent(new CustomEvent('kith-access', { bubbles: true, composed: true }))
}
