import { email, isPhone, kindOf } from '@kith/sdk'
import type { FormField, FormValue } from '../contract/index.ts'

/** The code of what is wrong with a value that a field holds, or nothing. */
export type Rule = (value: FormValue) => string | undefined

/** What a field demands of a value, beside that there is one. */
export function ruleOf(field: FormField): Rule {
  const options = new Set((field.options ?? []).map(option => option.value))
  const isOption: Rule = value => ([value].flat().every(item => options.has(String(item))) ? undefined : 'option')
  const isShort: Rule = value => (String(value).length > longest(field) ? 'tooLong' : undefined)
  switch (field.type) {
    case 'email':
      return both(isShort, value => (isAddress(value) ? undefined : 'email'))
    case 'tel':
      return both(isShort, value => (isPhone(String(value)) ? undefined : 'tel'))
    case 'url':
      return both(isShort, value => (isWebAddress(String(value)) ? undefined : 'url'))
    case 'number':
      return value => range(value as number, field.min, field.max)
    case 'rating':
      return value => (Number.isInteger(value) ? range(value as number, field.min ?? 1, field.max ?? 5) : 'option')
    case 'date':
      return value => (isDay(String(value)) ? range(String(value), field.min, field.max) : 'date')
    case 'select':
    case 'radio':
    case 'checkboxes':
      return isOption
    case 'file':
      return value => ([value].flat().length > (field.maxFiles ?? 1) ? 'fileCount' : undefined)
    case 'checkbox':
    case 'consent':
      return () => undefined
    default:
      return isShort
  }
}

/** Most UTF-16 units of a text field. */
function longest(field: FormField): number {
  return field.maxLength ?? (field.type === 'textarea' ? 5000 : 255)
}

const address = email()
const addresses = kindOf(address)
const written = addresses.schema(address)

function isAddress(value: FormValue): boolean {
  return addresses.isStored?.(value, address) || written.safeParse(value).success
}

function both(first: Rule, second: Rule): Rule {
  return value => first(value) ?? second(value)
}

function range<T extends number | string>(
  value: T,
  min: number | string | undefined,
  max: number | string | undefined,
): string | undefined {
  if (min !== undefined && value < min) return 'min'
  return max !== undefined && value > max ? 'max' : undefined
}

function isWebAddress(value: string): boolean {
  return /^https?:/i.test(value) && URL.canParse(value)
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
