/** Tells a page's tag manager that an answer arrived: no value, only that. */
export function tellDataLayer(name: string, form: string | undefined): void {
  const page = globalThis as unknown as Record<string, object[] | undefined>
  page[name] ??= []
  page[name].push({ event: 'kith-success', form })
}

/** Goes on to an address of http or https; any other is left alone. */
export function follow(address: string): void {
  const link = document.createElement('a')
  link.href = address
  if (/^https?:$/.test(link.protocol)) location.assign(link.href)
}
