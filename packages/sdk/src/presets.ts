import type { ChangeContext } from './context.ts'
import type { AnyContract } from './contract.ts'

/** Records that a new installation starts with: applied once, by name, then everybody's to edit. */
export interface Preset<C extends AnyContract = AnyContract, D extends AnyContract = never> {
  /** `standard` comes always; others by name in the config: `demo`, `machinery`. */
  readonly name: string
  readonly run: (ctx: never) => Promise<void> | void
  /** Types only, never set. */
  readonly $contracts?: C | D
}

export function preset<C extends AnyContract, D extends AnyContract = never>() {
  return (name: string, run: (ctx: ChangeContext<C, D>) => Promise<void> | void): Preset<C, D> =>
    ({ name, run }) as unknown as Preset<C, D>
}
