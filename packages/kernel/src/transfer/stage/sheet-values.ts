/** Whether a number format shows a moment: built in, or by letters that stand for parts of one. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[ymdhs]/i.test(bare) && !/[#0?]/.test(bare)
}

const day = 86_400_000

/** A day's number as ISO 8601: '2026-11-20', or with its time of day; below one day a time alone. */
export function dateOfSerial(serial: number, from1904: boolean): string {
  // The calendar of 1900 has a 29th of February that there was not.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round((days - 25_569) * day))
  if (Number.isNaN(at.getTime())) return String(serial)
  const [date = '', time = ''] = at.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? date : `${date}T${time}`
}

/** 'BC12' -> 54, from 0. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** A number as a person would write it: no exponent where it is whole. */
export function numberText(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}
