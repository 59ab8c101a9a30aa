import type { Bags } from './bags.ts'
import type { AnyContract } from './contract.ts'
import type { AnyEntity, Values } from './entity.ts'
import type { Fields } from './fields/field.ts'

/** Fields that a plugin adds to another's entity: columns `<plugin>_<field>`, in the bag `ext.<plugin>` of its rows. */
export interface Extension<E extends AnyEntity = AnyEntity, F extends Fields = Fields> {
  readonly entity: E
  readonly fields: F
}

// biome-ignore lint/suspicious/noExplicitAny: the widest extension; narrower fields would make it invariant
export type AnyExtension = Extension<AnyEntity, any>

/**
 * In a contract: `extensions: { account: extendEntity(account, { source: text() }) }`. The entity's plugin must stand in
 * `dependsOn`. Of code, only the plugin that adds a field writes it; people write it as the entity's policies say.
 */
export function extendEntity<E extends AnyEntity, const F extends Fields>(entity: E, fields: F): Extension<E, F> {
  return { entity, fields }
}

type ExtensionValues<C extends AnyContract, R> = {
  [K in keyof C['extensions']]: C['extensions'][K] extends Extension<infer E, infer F>
    ? R extends Values<E['fields']>
      ? Values<F>
      : never
    : never
}[keyof C['extensions']]

/** What the plugin of `contract` keeps on a row of another's entity: `ext(campaignsContract, row)?.source`. Absent where its reader may see none of it. */
export function ext<C extends AnyContract, R extends Bags>(contract: C, row: R): ExtensionValues<C, R> | undefined {
  return row.ext?.[contract.name] as ExtensionValues<C, R> | undefined
}
