import type { RecordRow, Texts } from '@kith/admin/ui'

/** The state of a case's clock, in words. */
export interface DueWords {
  readonly text: string
  /** Somebody must act. */
  readonly isLate: boolean
}

/** What is due next and when, or that it is late and by how much; undefined where nothing is. */
export function dueWords(row: RecordRow, texts: Texts, now: Date): DueWords | undefined {
  if (typeof row.dueAt !== 'string') return undefined
  const what = texts.word(row.respondedAt ? 'service.ui.due.solve' : 'service.ui.due.respond')
  const left = new Date(row.dueAt).getTime() - now.getTime()
  const isLate = left < 0
  const time = timeWords(Math.abs(left) / 60_000, texts)
  return { text: texts.word(isLate ? 'service.ui.due.late' : 'service.ui.due.left', { what, time }), isLate }
}

/** "2 d 3 h", "45 min": the two greatest units. */
export function timeWords(minutes: number, texts: Texts): string {
  const whole = Math.max(0, Math.round(minutes))
  const parts = [
    ['days', Math.floor(whole / 1440)],
    ['hours', Math.floor((whole % 1440) / 60)],
    ['minutes', whole % 60],
  ] as const
  const first = parts.findIndex(([, n]) => n > 0)
  if (first < 0) return texts.word('service.ui.time.minutes', { n: 0 })
  return parts
    .slice(first, first + 2)
    .filter(([, n]) => n > 0)
    .map(([unit, n]) => texts.word(`service.ui.time.${unit}`, { n: texts.number(n) }))
    .join(' ')
}

/** When something was, as lists say it. */
export function momentWords(texts: Texts): { readonly now: string; readonly yesterday: string } {
  return { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
}
