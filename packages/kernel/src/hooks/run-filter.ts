import type { Actor, Filter } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import { changeContext } from '../contexts/change-context.ts'
import { readContext } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { deepFreeze } from './freeze.ts'
import { obey } from './guard.ts'
import { runTap } from './run-tap.ts'

/**
 * The draft as the taps of the filter leave it: shapes one after another, then guards on the final draft.
 * What a tap answers is checked; the first draft is the owner's own.
 */
export async function runFilter<T>(
  kernel: Kernel,
  hook: Filter<T>,
  draft: T,
  options: { readonly actor: Actor; readonly change: Draft },
): Promise<T> {
  const { actor, change } = options
  const taps = kernel.taps.of(hook.name)
  let current = deepFreeze(draft)
  for (const tap of taps) {
    if (!tap.has.has('shape')) continue
    const patch = await runTap(kernel, tap, () =>
      tap.host.shape(tap.id, changeContext(kernel, tap.plugin, actor, change), current),
    )
    if (patch === undefined || patch === null) continue
    const next = { ...current, ...patch }
    current = deepFreeze(hook.draft ? hook.draft.parse(next) : next)
  }
  for (const tap of taps) {
    if (!tap.has.has('guard')) continue
    obey(
      tap,
      await runTap(kernel, tap, () => tap.host.guard(tap.id, readContext(kernel, tap.plugin, actor), current)),
      change.answered,
    )
  }
  return current
}
