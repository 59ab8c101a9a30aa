/** A format of numbers, made once for each language and options: to make one takes a hundred times as long as to use it. */
export const numberFormat = madeOnce(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

/** A format of days and times, made once for each language and options. */
export const dateFormat = madeOnce(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** How a list is said, made once for each language and options. */
export const listFormat = madeOnce(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
)

function madeOnce<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const format = made.get(key) ?? make(locale, options)
    made.set(key, format)
    return format
  }
}
