import type { KithForm } from './element.ts'

/**
 * After an answer arrived: tells the page's tag manager so, without any value, where the page wants that, and goes on to where it,
 * the server or the form sends the visitor.
 */
export function leave(host: KithForm, redirect?: string): void {
  const layer = host.getAttribute('datalayer')
  if (layer !== null) {
    const page = globalThis as unknown as Record<string, object[] | undefined>
    const name = layer || 'dataLayer'
    page[name] ??= []
    page[name].push({ event: 'kith-success', form: host.definition?.id })
  }
  const next = host.getAttribute('redirect') || redirect || host.definition?.redirect
  if (!next) return
  const link = document.createElement('a')
  link.href = next
  // Any other address is left alone.
  if (/^https?:$/.test(link.protocol)) location.assign(link.href)
}
