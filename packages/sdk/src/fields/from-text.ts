import { fold } from '@kith/rules'
import type { AnyField, TextHints } from './field.ts'

/** A number with its separators: '1,234.50', '1 234,50', '¥1,234', '12 %' as 12, '(5)' as -5. */
export function numberFromText(text: string, { decimal }: Pick<TextHints, 'decimal'>): unknown {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s'’_]|[$€£¥￥%元]|(?:[A-Z]{3}\b)/gu, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace('−', '-')
  const plain = decimal === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : text
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'on', 'ja', 'oui', 'si', '是', '真', '对', '有', '✓'])
const no = new Set(['false', 'no', 'n', '0', 'off', 'nein', 'non', '否', '假', '不', '无'])

export function booleanFromText(text: string): unknown {
  const word = fold(text.trim())
  return yes.has(word) ? true : no.has(word) ? false : text
}

/** A choice's code, from the code itself or its label. */
export function codeFromText(text: string, { code }: TextHints, field: AnyField): unknown {
  const word = fold(text.trim())
  const values = field.options.values as readonly string[]
  return values.find(value => fold(value) === word) ?? code?.(word) ?? text.trim()
}

/** A day as 'YYYY-MM-DD', from the forms that files have; a time behind it is left out. */
export function dayFromText(text: string, hints: Pick<TextHints, 'dates'>): unknown {
  return readDay(text.trim(), hints)?.day ?? text
}

/** A moment as ISO 8601 in UTC; one without an offset is meant in the zone. */
export function momentFromText(text: string, hints: Pick<TextHints, 'dates' | 'zone'>): unknown {
  const read = readDay(text.trim(), hints)
  if (!read) return /^\d{13}$/.test(text.trim()) ? new Date(Number(text)).toISOString() : text
  const clock =
    /^[T\s,]*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm|上午|下午)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      read.rest,
    )
  if (!clock && read.rest.trim() !== '') return text
  const [, h = '0', minute = '00', second = '00', fraction = '0', half = '', offset = ''] = clock ?? []
  const hour = /^(pm|下午)$/i.test(half)
    ? (Number(h) % 12) + 12
    : /^(am|上午)$/i.test(half)
      ? Number(h) % 12
      : Number(h)
  const local = `${read.day}T${String(hour).padStart(2, '0')}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`
  const at = new Date(`${local}${offset === '' ? 'Z' : zoneOf(offset)}`)
  if (Number.isNaN(at.getTime())) return text
  return offset === '' ? inZone(at, hints.zone).toISOString() : at.toISOString()
}

function zoneOf(offset: string): string {
  return /^[+-]/.test(offset) ? offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : 'Z'
}

/** The moment at which clocks in the zone show what `at` shows in UTC. */
function inZone(at: Date, zone: string): Date {
  const guess = new Date(at.getTime() - offsetOf(at, zone))
  return new Date(at.getTime() - offsetOf(guess, zone))
}

function offsetOf(at: Date, zone: string): number {
  if (zone === 'UTC') return 0
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(at.getTime() / 1000) * 1000
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function readDay(text: string, { dates }: Pick<TextHints, 'dates'>): { day: string; rest: string } | undefined {
  const year = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?/.exec(text)
  if (year) return dayOf(text, year, [1, 2, 3])
  const compact = /^(\d{4})(\d{2})(\d{2})(?=$|T)/.exec(text)
  if (compact) return dayOf(text, compact, [1, 2, 3])
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text)
  if (short) return dayOf(text, short, dates === 'dmy' ? [3, 2, 1] : [3, 1, 2])
  const worded = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s.]+([a-z]{3,9})\.?,?[-\s]+(\d{4})/i.exec(text)
  if (worded) return dayOf(text, worded, [3, 2, 1])
  const american = /^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i.exec(text)
  return american ? dayOf(text, american, [3, 1, 2]) : undefined
}

function dayOf(text: string, match: RegExpExecArray, [y, m, d]: readonly [number, number, number]) {
  const [year, word, date] = [Number(match[y]), match[m] ?? '', Number(match[d])]
  const month = /^\d+$/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3).toLowerCase()) + 1
  const at = new Date(Date.UTC(year, month - 1, date))
  if (month < 1 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date || year < 1) return undefined
  return { day: at.toISOString().slice(0, 10), rest: text.slice(match[0].length) }
}
