import type { FormField, FormValues } from './definition.ts'
import { valuesFrom } from './fields.ts'

/**
 * What the page's address fills in: never a consent, and only fields that their owner opened to it.
 *
 * @param mode `url`, or `url-strip`: the address bar loses the parameters that were used; else nothing
 */
export function prefilled(mode: string | null, fields: FormField[]): FormValues | undefined {
  if (!mode?.startsWith('url')) return undefined
  const { href } = location
  const url = new URL(href)
  const values = valuesFrom(
    url.searchParams,
    fields.filter(({ prefill, type }) => prefill && type !== 'consent'),
  )
  if (mode === 'url-strip') {
    for (const name in values) url.searchParams.delete(name)
    if (url.href !== href) history.replaceState(history.state, '', url)
  }
  return values
}
