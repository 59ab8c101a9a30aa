import { dateFormat, numberFormat } from './formats.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The words that `Intl` does not have. */
export interface MomentWords {
  readonly now: string
  readonly yesterday: string
}

/**
 * How long ago in a list: minutes and hours up to 24 hours, then "Yesterday", then day and month, with the year if it is
 * not this one. What lies ahead by more than a clock may go wrong is told as a date.
 */
export function moment(at: Date, now: Date, locale: string, words: MomentWords): string {
  const ago = now.getTime() - at.getTime()
  if (Math.abs(ago) < minute) return words.now
  if (ago > 0 && ago < hour) return unit(locale, 'minute', Math.floor(ago / minute))
  if (ago > 0 && ago < day) return unit(locale, 'hour', Math.floor(ago / hour))
  if (ago > 0 && at.toDateString() === new Date(now.getTime() - day).toDateString()) return words.yesterday
  return calendarDay(at, now, locale)
}

/** "20 Nov", "20 Nov 2025"; 11月20日, 2025年11月20日. */
export function calendarDay(at: Date, now: Date, locale: string): string {
  const zh = locale.startsWith('zh')
  return dateFormat(zh ? locale : 'en-GB', {
    day: 'numeric',
    month: zh ? 'long' : 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at)
}

/** The exact instant with its zone, for a title. */
export function exactly(at: Date, locale: string): string {
  return dateFormat(locale.startsWith('zh') ? locale : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'long',
  }).format(at)
}

function unit(locale: string, unit: 'minute' | 'hour', n: number): string {
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(n)
}
