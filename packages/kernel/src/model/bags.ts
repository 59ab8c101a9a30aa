import { invalid, valueIn } from '@kith/sdk'
import type { RecordValues } from './model.ts'

export { valueIn }

/** Of a field in a bag, where a row keeps it: 'custom.tier' -> ['custom', 'tier']; `undefined` of an entity's own. */
export function bagPath(name: string): readonly string[] | undefined {
  return name.includes('.') ? name.split('.') : undefined
}

/** Sets a row's value of a field; the bags on its way are this row's own. */
export function setValue(row: RecordValues, path: readonly string[], value: unknown): void {
  let at = row
  for (const key of path.slice(0, -1)) {
    at[key] ??= {}
    at = at[key] as RecordValues
  }
  at[path.at(-1) as string] = value
}

/** Takes a value out of a row, and its bag when that was the last one in it. */
export function removeValue(row: RecordValues, name: string): void {
  delete row[name]
  const dot = name.lastIndexOf('.')
  if (dot < 0) return
  const bag = valueIn(row, name.slice(0, dot)) as RecordValues | undefined
  if (!bag) return
  delete bag[name.slice(dot + 1)]
  if (Object.keys(bag).length === 0) removeValue(row, name.slice(0, dot))
}

/** A row with values set, by the names that conditions use; neither is changed. */
export function withValues(row: RecordValues, set: RecordValues): RecordValues {
  const result: RecordValues = { ...row, ...ownBags(row) }
  for (const [name, value] of Object.entries(set)) {
    const path = bagPath(name)
    if (path) setValue(result, path, value)
    else result[name] = value
  }
  return result
}

function ownBags({ custom, ext }: RecordValues): RecordValues {
  return {
    ...(custom === undefined ? {} : { custom: { ...(custom as RecordValues) } }),
    ...(ext === undefined
      ? {}
      : { ext: Object.fromEntries(Object.entries(ext as RecordValues).map(([k, v]) => [k, { ...(v as object) }])) }),
  }
}

/** Values as a caller gives them, `{ custom: { tier } }`, by the names that conditions use. Throws `KITH_INVALID` for a bag that is none. */
export function flatValues(values: RecordValues): RecordValues {
  if (values.custom === undefined && values.ext === undefined) return values
  const { custom, ext, ...rest } = values
  const result: RecordValues = rest
  if (custom !== undefined) empty(result, 'custom', custom)
  if (ext !== undefined) {
    for (const [plugin, bag] of Object.entries(bagOf('ext', ext))) empty(result, `ext.${plugin}`, bag)
  }
  return result
}

function empty(into: RecordValues, prefix: string, bag: unknown): void {
  for (const [key, value] of Object.entries(bagOf(prefix, bag))) into[`${prefix}.${key}`] = value
}

function bagOf(path: string, bag: unknown): RecordValues {
  if (typeof bag === 'object' && bag !== null && !Array.isArray(bag)) return bag as RecordValues
  throw invalid([{ path, code: 'type', message: `${path} is an object of fields.` }])
}
