import type { FormField, FormValue } from '../contract/index.ts'
import { fieldType } from './field-type.ts'

/** A value as it is stored, `undefined` when nothing was given, or the code of what is wrong with its JSON. */
export type Cleaned = { readonly value: FormValue | undefined } | { readonly code: string }

/** Trims and checks the JSON type: a number where a text belongs is `type`, NUL and lone surrogates are `characters`. */
export function clean(field: FormField, given: unknown): Cleaned {
  if (given === undefined || given === null || given === '') return nothing
  switch (fieldType(field)) {
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : wrongType
    case 'list':
      return list(given, field.type === 'file')
    case 'number':
      return number(given)
    default:
      return text(field, given)
  }
}

const nothing = { value: undefined }
const wrongType = { code: 'type' }
const characters = { code: 'characters' }

function list(given: unknown, mayRepeat: boolean): Cleaned {
  if (!Array.isArray(given)) return wrongType
  if (!given.every(item => typeof item === 'string')) return wrongType
  if (!given.every(isPlain)) return characters
  return given.length > 0 ? { value: mayRepeat ? given : [...new Set(given)] } : nothing
}

function number(given: unknown): Cleaned {
  if (typeof given === 'number') return Number.isFinite(given) ? { value: given } : { code: 'number' }
  if (typeof given !== 'string') return wrongType
  const text = given.trim()
  if (!text) return nothing
  return Number.isFinite(Number(text)) ? { value: Number(text) } : { code: 'number' }
}

function text(field: FormField, given: unknown): Cleaned {
  if (typeof given !== 'string') return wrongType
  if (!isPlain(given)) return characters
  const value = given.trim()
  if (!value) return nothing
  return { value: field.type === 'url' && !/^\w+:/.test(value) ? `https://${value}` : value }
}

function isPlain(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed()
}
