import { type AnyField, kinds } from '@kith/sdk'
import type { AddedField } from '../model/model.ts'
import { type Definition, nameOf } from './definition.ts'

/** A definition as a field of a model. Its kind must be known. */
export function addedField(definition: Definition): AddedField {
  return {
    name: nameOf(definition),
    column: columnOf(definition.id),
    plugin: undefined,
    field: fieldOf(definition),
  }
}

/** `c_` and the record's id: no plugin's column begins so, and another field of the same key has another one. */
export function columnOf(id: string): string {
  return `c_${id.replaceAll('-', '')}`
}

export function fieldOf(definition: Definition): AnyField {
  const { required, unique, search, personal, index, when, status } = definition
  const retired = (definition.options ?? []).filter(option => option.active === false).map(option => option.value)
  const options = {
    ...settingsOf(definition),
    ...(retired.length > 0 ? { retired } : {}),
    ...flags({ required, unique, personal, index }),
    search,
    ...(when ? { when } : {}),
    ...(index || unique ? { ready: status === 'ready' } : {}),
  }
  const field: AnyField = { kind: definition.kind, options }
  const fallback = definition.default ?? null
  if (fallback === null) return field
  const stored = kinds.get(field.kind)?.schema(field).safeParse(fallback)
  return stored?.success ? { kind: field.kind, options: { ...options, default: stored.data } } : field
}

/** What is said of the kind itself, what may be chosen included. */
export function settingsOf({ settings, options }: Pick<Definition, 'settings' | 'options'>): Record<string, unknown> {
  const offered = options ?? []
  if (offered.length === 0) return { ...settings }
  return { ...settings, values: offered.filter(option => option.active !== false).map(option => option.value) }
}

function flags(all: Readonly<Record<string, boolean>>): Record<string, true> {
  return Object.fromEntries(Object.entries(all).flatMap(([name, on]) => (on ? [[name, true as const]] : [])))
}
