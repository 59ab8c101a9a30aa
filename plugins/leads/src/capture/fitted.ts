import { isPhone, kindOf } from '@kith/sdk'
import { lead } from '../contract/index.ts'

const filled = [
  'name',
  'email',
  'phone',
  'company',
  'title',
  'industry',
  'size',
  'region',
  'message',
  'landingPage',
  'referrer',
  'utmSource',
  'utmMedium',
  'utmCampaign',
] as const

/** A value as the lead's field stores it: a text is cut to its length; what still does not fit is left out. */
export function fitted(name: (typeof filled)[number], value: string | undefined): string | undefined {
  if (!value) return undefined
  const { max } = lead.fields[name].options as { readonly max?: number }
  const short = max === undefined ? value : value.slice(0, max).toWellFormed()
  const field = lead.fields[name]
  if (kindOf(field).isStored?.(short, field)) return short
  // The lead's own check finds its stored form.
  if (name === 'phone') return isPhone(short) ? short : undefined
  const parsed = schemas[name].safeParse(short)
  return parsed.success ? String(parsed.data) : undefined
}

const schemas = Object.fromEntries(
  filled.map(name => [name, kindOf(lead.fields[name]).schema(lead.fields[name])]),
) as Record<(typeof filled)[number], ReturnType<ReturnType<typeof kindOf>['schema']>>
