import type { Condition } from '@kith/rules'
import type { Bags, BagsInput } from './bags.ts'
import type { Fields } from './fields/field.ts'
import { type Event, event, type SavingHook, savingHook } from './hooks.ts'
import type { RecordEvent } from './records.ts'

/**
 * A kind of record. `name` is `plugin.key` ('leads.lead') and is unique in an app; its table is `plugin_key`.
 * Every record also has `id` (UUIDv7), `version`, `createdAt/By`, `updatedAt/By`, `deletedAt`.
 */
export interface Entity<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name
  readonly fields: F
  /** The field that names a record to a person. */
  readonly label: string
  readonly indexes: readonly (readonly string[])[]
  readonly unique: readonly (readonly string[])[]
  readonly audit: boolean
  readonly timeline: Timeline | undefined
  readonly within: string | undefined
  readonly person: Person | undefined
  /** The hooks that every entity offers; the filters run whoever writes. */
  readonly saving: SavingHook<F>
  readonly deleting: SavingHook<F>
  readonly saved: Event<RecordEvent>
  readonly deleted: Event<RecordEvent>
}

export interface EntityOptions<F extends Fields> {
  readonly fields: F
  /** Default: the first field. */
  readonly label?: Extract<keyof F, string>
  /** Composite indexes, by field name; `createdAt` and `updatedAt` may stand in them. */
  readonly indexes?: readonly (readonly string[])[]
  /** Combinations that no two records may share. */
  readonly unique?: readonly (readonly Extract<keyof F, string>[])[]
  /** false: its records are a log already, and have no history. Default true. */
  readonly audit?: boolean
  /** On whose timelines its records stand. */
  readonly timeline?: Timeline
  /**
   * The field that names the record which one of these is a part of: whoever may read that one may see this one on its
   * timeline and among its parts.
   */
  readonly within?: Extract<keyof F, string>
  /** Its records are about one person each, who may ask for them and have them erased. */
  readonly person?: Person
}

/** How records of one person are found by each other. */
export interface Person {
  /** Fields of the kind `email`: the same address is the same person. */
  readonly by?: readonly string[]
  /** Refs to records of what the same person said. */
  readonly with?: readonly string[]
  /** Documents in which the person's address is looked for. */
  readonly in?: readonly string[]
  /** Only records for which this holds are about a person. */
  readonly when?: Condition
}

/** A record stands on the timelines of the records that the fields in `on` point at. */
export interface Timeline {
  /** Fields of the kinds `ref`, `refs` and `anyRef`. */
  readonly on: readonly string[]
  /** The instant at which it stands there. Default: when it was created. */
  readonly at?: string
  /** It is shown by what its reader may read of it, also on the timeline of the record that it is a part of (`within`). */
  readonly ownRights?: boolean
}

export function entity<const Name extends string, const F extends Fields>(
  name: Name,
  options: EntityOptions<F>,
): Entity<Name, F> {
  return {
    name,
    fields: options.fields,
    label: options.label ?? Object.keys(options.fields)[0] ?? 'id',
    indexes: options.indexes ?? [],
    unique: options.unique ?? [],
    audit: options.audit ?? true,
    timeline: options.timeline,
    within: options.within,
    person: options.person,
    saving: savingHook(`${name}.saving`),
    deleting: savingHook(`${name}.deleting`),
    saved: event(`${name}.saved`, { v: 1 }),
    deleted: event(`${name}.deleted`, { v: 1 }),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the widest entity; narrower fields would make it invariant
export type AnyEntity = Entity<string, any>

/** What every record has besides its fields. Instants are ISO 8601 in UTC. */
export interface RecordBase {
  readonly id: string
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly deletedAt: string | null
}

type Out<T> = T extends { readonly $out?: infer O } ? Exclude<O, undefined> : never
type In<T> = T extends { readonly $in?: infer I } ? I : never
type RequiredIn<F> = {
  [K in keyof F]: undefined extends In<F[K]> ? never : [In<F[K]>] extends [never] ? never : K
}[keyof F]

/** The values of an entity's fields, as reading answers them. Empty is `null`. */
export type Values<F extends Fields> = { readonly [K in keyof F]: Out<F[K]> }

/** A record as reading answers it. */
export type Row<E extends AnyEntity> = RecordBase & Values<E['fields']> & Bags<E['name']>

/** What creating takes. */
export type Create<F extends Fields, Name extends string = string> = { readonly [K in RequiredIn<F>]: In<F[K]> } & {
  readonly [K in keyof F]?: In<F[K]> | undefined
} & BagsInput<Name>

/** What updating takes: a field that is left out stays as it is. */
export type Update<F extends Fields, Name extends string = string> = {
  readonly [K in keyof F]?: Out<F[K]> | undefined
} & BagsInput<Name>

/** A variable where a scalar may stand: `{ $: 'actor.id' }`, `{ $: 'now', add: '-15d' }`. */
export interface WhereVariable {
  readonly $: string
  readonly add?: string
}

export interface Test<T> {
  readonly eq?: T | null | WhereVariable
  readonly ne?: T | null | WhereVariable
  readonly gt?: T | WhereVariable
  readonly gte?: T | WhereVariable
  readonly lt?: T | WhereVariable
  readonly lte?: T | WhereVariable
  readonly in?: readonly (T | WhereVariable)[] | WhereVariable
  readonly notIn?: readonly (T | WhereVariable)[] | WhereVariable
  readonly contains?: string
  readonly startsWith?: string
  readonly endsWith?: string
  readonly empty?: boolean
  readonly has?: string | WhereVariable
  readonly hasAny?: readonly string[] | WhereVariable
}

/** A condition over an entity's fields, typed; the untyped wire form is `Condition`. */
export type Where<F extends Fields> = {
  readonly [K in keyof F]?: NonNullable<Out<F[K]>> | null | WhereVariable | Test<NonNullable<Out<F[K]>>>
} & {
  readonly id?: string | WhereVariable | Test<string>
  readonly createdAt?: string | WhereVariable | Test<string>
  readonly updatedAt?: string | WhereVariable | Test<string>
  readonly createdBy?: string | null | WhereVariable | Test<string>
  readonly version?: number | Test<number>
  readonly any?: readonly Where<F>[]
  readonly all?: readonly Where<F>[]
  readonly not?: Where<F>
  readonly [K: `custom.${string}` | `ext.${string}`]: unknown
}
