import { type Actor, type Collect, describeError } from '@kith/sdk'
import { readContext } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { publicActor } from '../rights/rights.ts'
import type { Answers } from './collected.ts'
import { deepFreeze } from './freeze.ts'
import { runTap, whoOf } from './run-tap.ts'

/** What everybody knows, in the order of taps. Who fails, is late or answers what the hook does not declare is left out and logged. */
export async function runCollect<I, T>(
  kernel: Kernel,
  hook: Collect<I, T>,
  input: I,
  actor: Actor,
): Promise<readonly T[]> {
  if (!hook.once) return (await askAll(kernel, hook, input, actor)).items
  const { items } = await kernel.collected.of(hook.name, kernel.settings.stamp, () =>
    askAll(kernel, hook, input, publicActor),
  )
  return items as readonly T[]
}

async function askAll<I, T>(kernel: Kernel, hook: Collect<I, T>, input: I, actor: Actor): Promise<Answers<T>> {
  const asked = deepFreeze(hook.input ? hook.input.parse(input) : input)
  let whole = true
  const answers = await Promise.all(
    kernel.taps.of(hook.name).map(async tap => {
      try {
        const items = (await runTap(kernel, tap, () =>
          tap.host.collect(tap.id, readContext(kernel, tap.plugin, actor), asked),
        )) as T[]
        return hook.item ? items.map(item => hook.item?.parse(item) as T) : items
      } catch (error) {
        whole = false
        kernel.log.warn('a contributor was left out', { ...whoOf(tap), ...describeError(error) })
        return []
      }
    }),
  )
  return { items: answers.flat(), whole }
}
