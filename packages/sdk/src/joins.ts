import type { AnyContract } from './contract.ts'
import type { WriteVerb } from './plugin.ts'
import type { AnyTap } from './taps.ts'
import type { Ui } from './ui.ts'

export interface JoinParts<C extends AnyContract, D extends AnyContract> {
  /** What it may do to the other's records. */
  readonly writes?: Readonly<Record<string, readonly WriteVerb[]>>
  readonly taps?: readonly AnyTap<C, D>[]
  readonly ui?: readonly Ui[]
}

/** What a plugin does besides in an app that has another one too (docs/adr/0048). */
export interface Join<C extends AnyContract = AnyContract, D extends AnyContract = never> {
  readonly with: { readonly name: string; readonly version: string }
  readonly writes: Readonly<Record<string, readonly WriteVerb[]>>
  readonly taps: readonly AnyTap[]
  readonly ui: readonly Ui[]
  /** Types only, never set. */
  readonly $contracts?: C | D
}

/**
 * In a plugin: `joins: [join<DealsContract>()(activitiesContract, { taps: [planned] })]`. `D` are the contracts that its
 * `dependsOn` has and the parts use besides. Where the other plugin is not in the configuration, these parts are not
 * there either; where it is, they are as if it stood in `dependsOn`.
 */
export function join<C extends AnyContract, D extends AnyContract = never>() {
  return <J extends AnyContract>(contract: J, parts: JoinParts<C, NoInfer<J> | D>): Join<C, D> => ({
    with: { name: contract.name, version: contract.version },
    writes: parts.writes ?? {},
    taps: (parts.taps ?? []) as unknown as readonly AnyTap[],
    ui: parts.ui ?? [],
  })
}
