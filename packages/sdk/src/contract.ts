import type { AnyEntity } from './entity.ts'
import { KithError } from './errors.ts'
import type { AnyExtension } from './extension.ts'
import type { Fields } from './fields/field.ts'
import type { Collect, Event, Filter } from './hooks.ts'
import type { AnyOperation } from './operations.ts'

// biome-ignore lint/suspicious/noExplicitAny: the widest hooks; drafts and payloads are invariant
export type ContractHook = Filter<any> | Collect<any, any> | Event<any>

/** What a plugin promises: data and names, no server code. */
export interface AnyContract {
  readonly name: string
  readonly version: string
  readonly main: AnyEntity | null
  readonly entities: Readonly<Record<string, AnyEntity>>
  readonly permissions: Readonly<Record<string, string>>
  readonly operations: Readonly<Record<string, AnyOperation>>
  readonly hooks: Readonly<Record<string, ContractHook>>
  readonly settings: Fields
  /** Fields that it adds to other plugins' entities. */
  readonly extensions: Readonly<Record<string, AnyExtension>>
}

export interface ContractOptions {
  /** Lower case letters, digits and '-': the plugin's name in URLs, tables and the client. */
  readonly name: string
  readonly version: string
  /** The entity that answers under the plugin's own name. */
  readonly main?: AnyEntity
  /** Further entities, by the key under which they answer. */
  readonly entities?: Readonly<Record<string, AnyEntity>>
  /** permission -> what it allows, in English. */
  readonly permissions?: Readonly<Record<string, string>>
  readonly operations?: Readonly<Record<string, AnyOperation>>
  readonly hooks?: Readonly<Record<string, ContractHook>>
  readonly settings?: Fields
  /** Fields added to entities of plugins in `dependsOn`, one entry for an entity. */
  readonly extensions?: Readonly<Record<string, AnyExtension>>
}

type Part<O, K extends keyof ContractOptions, Empty> = O extends { readonly [P in K]: infer V } ? V : Empty

/** The contract that `defineContract` makes of its options. */
export interface ContractOf<O extends ContractOptions> {
  readonly name: O['name']
  readonly version: string
  readonly main: Part<O, 'main', null>
  readonly entities: Part<O, 'entities', Record<never, never>>
  readonly permissions: Readonly<Record<string, string>>
  readonly operations: Part<O, 'operations', Record<never, never>>
  readonly hooks: Part<O, 'hooks', Record<never, never>>
  readonly settings: Part<O, 'settings', Record<never, never>>
  readonly extensions: Part<O, 'extensions', Record<never, never>>
}

/** Use as `export interface LeadsContract extends Infer<typeof contract> {}`: a named interface keeps declarations small. */
export type Infer<C> = C

/** The verbs that every entity answers; no operation and no entity key may be named so. */
export const everydayVerbs = ['list', 'get', 'count', 'create', 'update', 'delete', 'restore', 'history'] as const

/** Throws `KITH_CONTRACT` for a name that cannot be, with what to change. */
export function defineContract<const O extends ContractOptions>(options: O): ContractOf<O> {
  const { name } = options
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || name === 'kernel') {
    throw new KithError(
      'KITH_CONTRACT',
      `"${name}" cannot be a plugin's name: use a-z, 0-9 and '-'; "kernel" is taken.`,
    )
  }
  for (const key of [...Object.keys(options.operations ?? {}), ...Object.keys(options.entities ?? {})]) {
    if ((everydayVerbs as readonly string[]).includes(key)) {
      throw new KithError('KITH_CONTRACT', `${name}.${key}: "${key}" is an everyday verb; choose another name.`)
    }
  }
  return entityContract(options)
}

/** A contract without the checks of `defineContract`: the kernel's own has a reserved name. */
export function entityContract<const O extends ContractOptions>(options: O): ContractOf<O> {
  return {
    version: options.version,
    name: options.name,
    main: options.main ?? null,
    entities: options.entities ?? {},
    permissions: options.permissions ?? {},
    operations: options.operations ?? {},
    hooks: options.hooks ?? {},
    settings: options.settings ?? {},
    extensions: options.extensions ?? {},
  } as unknown as ContractOf<O>
}

/** Every entity of a contract, the main one first. */
export function entitiesOf(contract: AnyContract): readonly AnyEntity[] {
  return [...(contract.main ? [contract.main] : []), ...Object.values(contract.entities)]
}
