/** Days and weeks by the clock of this browser. A week begins on Monday. */
export function dayStart(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate())
}

export function addDays(at: Date, days: number): Date {
  const result = new Date(at)
  result.setDate(result.getDate() + days)
  return result
}

export function addMonths(at: Date, months: number): Date {
  const last = new Date(at.getFullYear(), at.getMonth() + months + 1, 0).getDate()
  return new Date(at.getFullYear(), at.getMonth() + months, Math.min(at.getDate(), last))
}

export function weekStart(at: Date): Date {
  return addDays(dayStart(at), -((at.getDay() + 6) % 7))
}

/** '2026-01-05', of the day that it is here. */
export function dayKey(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** What `<input type="datetime-local">` holds for a moment. */
export function localInput(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${dayKey(at)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The moment that such an input holds; undefined for an empty one. */
export function inputMoment(value: FormDataEntryValue | null): string | undefined {
  const at = typeof value === 'string' && value !== '' ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined
}

/** Dates are told in British order in English, as everywhere in the application. */
export function localeOf(locale: string): string {
  return locale.startsWith('zh') ? locale : 'en-GB'
}

export function clock(at: string | Date, locale: string): string {
  return new Intl.DateTimeFormat(localeOf(locale), { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

export function dayName(at: Date, locale: string, style: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(localeOf(locale), {
    weekday: style,
    day: 'numeric',
    month: style,
  }).format(at)
}

/** When an activity is: the clock of today, else the day, and the clock of a start. */
export function when(row: { start: string | null; due: string | null; allDay: boolean }, locale: string): string {
  const at = row.start ?? row.due
  if (at === null) return ''
  const isToday = dayKey(new Date(at)) === dayKey(new Date())
  const day = dayName(new Date(at), locale, 'short')
  if (row.allDay) return day
  return isToday ? clock(at, locale) : `${day} ${clock(at, locale)}`
}
