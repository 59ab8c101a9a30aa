/**
 * An entity's name -> the values of the fields that an administrator added to it. `kith types` writes this for one
 * installation; without it the bag is open.
 */
// biome-ignore lint/suspicious/noEmptyInterface: a consumer's declarations fill it
export interface CustomFields {}

type CustomOf<Name extends string> = Name extends keyof CustomFields
  ? CustomFields[Name]
  : Readonly<Record<string, unknown>>

/** The fields that others added to an entity. A bag is there when somebody added one that the reader may see. */
export type Bags<Name extends string = string> = {
  /** An administrator's: `row.custom?.tier`. Conditions and sorts say `custom.tier`. */
  readonly custom?: CustomOf<Name>
  /** Other plugins', by the plugin's name: read them typed by `ext`. Conditions say `ext.campaigns.source`. */
  readonly ext?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What writing takes: what is left out stays as it is, or empty. */
export type BagsInput<Name extends string = string> = {
  readonly custom?: { readonly [K in keyof CustomOf<Name>]?: CustomOf<Name>[K] }
  readonly ext?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** A row's value of a field, by the name that conditions use: 'name', 'custom.tier', 'ext.campaigns.source'. */
export function valueIn(row: Readonly<Record<string, unknown>> | undefined, name: string): unknown {
  const value = row?.[name]
  if (value !== undefined || !name.includes('.')) return value
  return name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], row)
}
