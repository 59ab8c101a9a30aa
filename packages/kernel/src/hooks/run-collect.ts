import { type Actor, type Collect, describeError } from '@kith/sdk'
import { readContext } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { deepFreeze } from './freeze.ts'
import { runTap, whoOf } from './run-tap.ts'

/** What everybody knows, in the order of taps. Who fails, is late or answers what the hook does not declare is left out and logged. */
export async function runCollect<I, T>(
  kernel: Kernel,
  hook: Collect<I, T>,
  input: I,
  actor: Actor,
): Promise<readonly T[]> {
  const asked = deepFreeze(hook.input ? hook.input.parse(input) : input)
  const answers = await Promise.all(
    kernel.taps.of(hook.name).map(async tap => {
      try {
        const items = (await runTap(kernel, tap, () =>
          tap.host.collect(tap.id, readContext(kernel, tap.plugin, actor), asked),
        )) as T[]
        return hook.item ? items.map(item => hook.item?.parse(item) as T) : items
      } catch (error) {
        kernel.log.warn('a contributor was left out', { ...whoOf(tap), ...describeError(error) })
        return []
      }
    }),
  )
  return answers.flat()
}
