import { locales } from '../locales/index.ts'

/** What presets write, in the organisation's language. */
export type Say = (key: string) => string

export function said(locale: string): Say {
  const texts = locales[isChinese(locale) ? 'zh-CN' : 'en'] ?? {}
  return key => texts[`opportunities.preset.${key}`] ?? key
}

export function isChinese(locale: string): boolean {
  return /^zh\b/i.test(locale)
}
