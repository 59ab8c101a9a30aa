import type { KithForm } from './element.ts'
import type { KithFormEvents } from './events.ts'
import type { Sending } from './sending.ts'

/** Who hears what happens to a form: the page by events, the server by counts. */
export interface Telling {
  /**
   * False where the page prevents it.
   *
   * @param counts what the server counts of it, if not the event by its name
   */
  emit<Name extends keyof KithFormEvents>(name: Name, more?: KithFormEvents[Name], counts?: string[]): boolean
  /** Tells the server what happened since it was last told. */
  tell(): void
}

export function createTelling(host: KithForm, form: Sending): Telling {
  /** Event -> how often. Nothing in it says whose visit it was. */
  let tally: Record<string, number> = {}
  return {
    emit(name, more, counts = /view|start|submit|success/.test(name) ? [name] : []) {
      const detail = { form: host.definition?.id ?? host.getAttribute('form'), ...more }
      if (host.hasAttribute('debug')) console.debug(name, detail)
      for (const event of counts) tally[event] = (tally[event] ?? 0) + 1
      const cancelable = name === 'submit'
      return host.dispatchEvent(new CustomEvent(`kith-${name}`, { bubbles: true, composed: true, cancelable, detail }))
    },
    tell() {
      // A request that a leaving page may make; one that is blocked harms nothing.
      if (Object.keys(tally)[0] && host.definition?.counted !== false)
        navigator.sendBeacon(`${form.address()}/count`, JSON.stringify(tally))
      tally = {}
    },
  }
}
