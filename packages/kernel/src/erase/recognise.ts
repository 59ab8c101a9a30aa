import { isPhone, normalisePhone } from '@kith/sdk'

/** By what a person is recognised in rows that are no records. */
export interface Known {
  readonly emails: readonly string[]
  /** As they are stored: E.164. */
  readonly phones: readonly string[]
  /** Whole texts that are personal: names, what was said. */
  readonly texts: readonly string[]
}

const tail = (text: string) => text.replaceAll(/\D/g, '').slice(-7)

/**
 * Whether a row is about the person: it has his address or number in whatever form, or one of his texts and nobody's
 * address or number. Of two people with one name only he is meant whose address it is.
 */
export function recogniser({ emails, phones, texts }: Known): (cells: readonly string[]) => boolean {
  const addresses = new Set(emails.map(email => email.toLowerCase()))
  const numbers = new Set(phones)
  const tails = new Set(phones.map(tail))
  const words = new Set(texts.map(text => text.trim().toLowerCase()))
  return cells => {
    let isNamed = false
    let isReachable = false
    for (const cell of cells) {
      const text = cell.trim().toLowerCase()
      if (text === '') continue
      if (addresses.has(text)) return true
      if (isPhone(text)) {
        if (tails.has(tail(text)) && (numbers.has(text) || numbers.has(normalisePhone(text)))) return true
        isReachable ||= text.replaceAll(/\D/g, '').length >= 9
      }
      isReachable ||= text.includes('@')
      isNamed ||= words.has(text)
    }
    return isNamed && !isReachable
  }
}
