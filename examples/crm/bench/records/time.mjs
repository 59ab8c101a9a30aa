export const begin = Date.UTC(2021, 0, 1)
/** When the records end and the product's clock begins. */
export const end = Date.UTC(2026, 0, 1)
/** The year that reports are of. */
export const year = { from: '2025-01', to: '2025-12' }

export const day = 86_400_000
export const stamp = time => new Date(time).toISOString()

/** When one of so many came, evenly over the years. */
export const timeOf = (n, count) => begin + Math.floor((n * (end - begin)) / count)

/** The organisation's clock is eight hours ahead. */
export const localMonth = time => stamp(time + 8 * 3_600_000).slice(0, 7)
