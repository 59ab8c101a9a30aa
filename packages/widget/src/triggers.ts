/**
 * Opens an element that lies over the page: by what stands in its slot `trigger` or is named by the attribute `trigger`, by
 * itself after `delay` seconds or, with `trigger="scroll:60"`, so far down the page.
 *
 * @param open takes whether the visitor asked for it
 * @param signal ends it
 */
export function watchTriggers(host: HTMLElement, open: (isAsked: boolean) => void, signal: AbortSignal): void {
  const trigger = host.getAttribute('trigger') ?? ''
  const delay = Number(host.getAttribute('delay'))
  const part = Number(/^scroll:(\d+)$/.exec(trigger)?.[1]) / 100
  const offer = () => {
    if (!isBusy() && mayOffer(host)) open(false)
  }
  addEventListener(
    'click',
    event => {
      const at = event.target as Element
      if (at.closest('[slot=trigger]')?.parentNode !== host && (part || !trigger || !at.closest(trigger))) return
      // A link does without the script.
      event.preventDefault()
      open(true)
    },
    { signal },
  )
  if (delay) {
    const timer = setTimeout(offer, delay * 1e3)
    signal.addEventListener('abort', () => clearTimeout(timer))
  }
  if (part) {
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = document.documentElement
      if (scrollTop >= (scrollHeight - clientHeight) * part) offer()
    }
    addEventListener('scroll', look, { signal, passive: true })
  }
}

/** Whether something lies over the page already: nothing opens by itself over it. */
function isBusy(): boolean {
  const over = document.querySelectorAll('dialog[open],[aria-modal=true],kith-form[open]')
  return [...over].some(element => element.checkVisibility() || element.hasAttribute('open'))
}

/**
 * Whether the form may open by itself once more, and takes note of it. `frequency` is `page` (the default: once while the page
 * is open), `session`, or a number of days; what outlives the page is kept with consent only.
 */
function mayOffer(host: HTMLElement & { offered?: boolean }): boolean {
  const frequency = host.getAttribute('frequency') ?? 'page'
  const name = `kith-offered-${host.getAttribute('form') ?? host.getAttribute('src')}`
  if (host.offered) return false
  host.offered = true
  if (frequency === 'page' || host.getAttribute('consent-mode') !== 'granted') return true
  try {
    const store = frequency === 'session' ? sessionStorage : localStorage
    const age = Date.now() - Number(store[name] ?? 0)
    if (frequency === 'session' ? store[name] : age < Number(frequency) * 864e5) return false
    store[name] = Date.now()
  } catch {
    // A page that may not store offers it once while it is open.
  }
  return true
}
