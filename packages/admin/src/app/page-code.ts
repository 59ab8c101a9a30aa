import { KithError } from '@kith/client'
import type { Locale } from '../data/preferences.ts'
import { type PageModule, pages } from '../pages/pages.ts'
import { speak } from '../texts/words.ts'

/** The code of pages, fetched when it is wanted: a record's, and that of the application's page that is shown. */
export interface PageCode {
  readonly record: { readonly state?: 'coming' | 'there'; readonly error?: KithError }
  loadRecord(): Promise<void>
  page(name: string): { readonly module?: PageModule; readonly error?: KithError } | undefined
  /** Its words come with it. */
  loadPage(name: string, locale: Locale): Promise<void>
}

/** What did not come, as an error of Kith's. */
export function notFetched(error: unknown): KithError {
  return error instanceof KithError ? error : new KithError('KITH_UNREACHABLE', String(error))
}

export function createPageCode(changed: () => void): PageCode {
  let record: PageCode['record'] = {}
  let shown: { readonly name: string; readonly module?: PageModule; readonly error?: KithError } | undefined
  return {
    get record() {
      return record
    },
    async loadRecord() {
      if (record.state === 'there') return
      record = { state: 'coming' }
      try {
        await import('../record/record.ts')
        record = { state: 'there' }
      } catch (error) {
        record = { state: 'coming', error: notFetched(error) }
      }
      changed()
    },
    page: name => (shown?.name === name ? shown : undefined),
    async loadPage(name, locale) {
      const entry = pages[name]
      if (!entry || (shown?.name === name && shown.module)) return
      shown = { name }
      try {
        const [module] = await Promise.all([entry.load(), speak(locale, 'administration')])
        if (shown.name === name) shown = { name, module }
      } catch (error) {
        shown = { name, error: notFetched(error) }
      }
      changed()
    },
  }
}
