const place = 'kith.reports.currency'

/** In which currency somebody wants amounts, kept in this browser; undefined: the organisation's. */
export function wantedCurrency(): string | undefined {
  try {
    return /^[A-Z]{3}$/.exec(localStorage.getItem(place) ?? '')?.[0]
  } catch {
    return undefined
  }
}

// A browser may forbid storage: then the choice lasts as long as the page.
export function keepCurrency(currency: string | undefined): void {
  try {
    if (currency === undefined) localStorage.removeItem(place)
    else localStorage.setItem(place, currency)
  } catch {}
}
