import { dateFormat } from '../texts/formats.ts'
import type { Texts } from '../texts/texts.ts'

/** What happened on one day. */
export interface Day<T> {
  /** 'Today', 'Yesterday', 'Wed 18 Nov'; 11月18日星期三. */
  readonly title: string
  readonly entries: readonly T[]
}

/** Entries, latest first, by the days of this browser's zone. */
export function byDay<T extends { readonly at: string }>(
  entries: readonly T[],
  now: Date,
  texts: Texts,
): readonly Day<T>[] {
  const days = Map.groupBy(entries, ({ at }) => new Date(at).toDateString())
  return [...days].map(([, group]) => ({ title: dayTitle(new Date(group[0]?.at ?? now), now, texts), entries: group }))
}

function dayTitle(at: Date, now: Date, { locale, say }: Texts): string {
  const day = at.toDateString()
  if (day === now.toDateString()) return say('timeline.today')
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (day === yesterday.toDateString()) return say('value.yesterday')
  const zh = locale === 'zh-CN'
  return dateFormat(zh ? locale : 'en-GB', {
    weekday: zh ? 'long' : 'short',
    day: 'numeric',
    month: zh ? 'long' : 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at)
}

/** '09:15'. */
export function clockTime(at: Date, locale: string): string {
  const language = locale === 'zh-CN' ? locale : 'en-GB'
  return dateFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at)
}
