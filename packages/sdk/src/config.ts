import type { AnyContract } from './contract.ts'
import type { Plugin } from './plugin.ts'

/** A plugin with its types worn off. */
export type AnyPlugin = Plugin<AnyContract, AnyContract>

/** What is in `kith.config.ts`. */
export interface Config<C extends AnyContract = AnyContract> {
  readonly plugins: readonly Plugin<C, AnyContract>[]
  /** The organisation's language, IETF ('en', 'zh-CN'). Default 'en'. */
  readonly locale?: string
  /** IANA zone. Default 'UTC'. */
  readonly zone?: string
  /** Presets besides `standard`. */
  readonly presets?: readonly string[]
  /** plugin -> its settings. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

// biome-ignore lint/suspicious/noExplicitAny: a plugin of whatever contract
type Given = Plugin<any, any>
type ContractIn<P> = P extends Plugin<infer C, infer _N> ? C : never
type NeedsOf<P> = P extends Plugin<infer _C, infer N> ? N['name'] : never
type Missing<P> = Exclude<NeedsOf<P>, ContractIn<P>['name']>

/** A required plugin that is absent is a compile error that names it (and `KITH_PLUGIN_MISSING` at boot). */
export function defineConfig<const P extends Given>(
  config: Omit<Config, 'plugins'> & {
    readonly plugins: readonly P[] & ([Missing<P>] extends [never] ? unknown : { readonly missing: Missing<P> })
  },
): Config<ContractIn<P>> {
  return config as unknown as Config<ContractIn<P>>
}

/** The contracts of an app, for `createClient<AppOf<typeof config>>()`. */
export type AppOf<C> = C extends Config<infer K> ? K : never
