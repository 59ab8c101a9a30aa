import type { Actor, AnyContract, ChangeContext, Filter } from '@kith/sdk'
import { changeFor } from '../change/api.ts'
import { addExpectation, type Draft } from '../change/draft.ts'
import { runFilter } from '../hooks/run-filter.ts'
import type { Kernel } from '../kernel.ts'
import { callInside } from '../operations/call-inside.ts'
import { withDraft } from './draft-of.ts'
import { readContext } from './read-context.ts'

/** What a plugin's code is given where it may add to a change: the same for all of its pieces in one change. */
export function changeContext(kernel: Kernel, plugin: string, actor: Actor, draft: Draft): ChangeContext {
  const known = draft.contexts.get(plugin)
  if (known) return known
  const made = createContext(kernel, plugin, actor, draft)
  draft.contexts.set(plugin, made)
  return made
}

function createContext(kernel: Kernel, plugin: string, actor: Actor, draft: Draft): ChangeContext {
  const read = readContext(kernel, plugin, actor, (model, id, version) => {
    if (!draft.sealed) addExpectation(draft, model, id, version)
  })
  const context = {
    ...read,
    change: changeFor(kernel, draft, plugin),
    filter: <T>(hook: Filter<T>, value: T) => runFilter(kernel, hook, value, { actor, change: draft }),
    use: (contract: AnyContract) =>
      new Proxy(
        {},
        {
          get: (_, name) => (input: unknown) =>
            callInside(kernel, contract.name, String(name), { actor, draft, input }),
        },
      ),
    next: (counter: string) => nextNumber(kernel, draft, `${plugin}.${counter}`),
  }
  return withDraft(plugin, context, draft) as unknown as ChangeContext
}

// Each call in one preparation takes its own number; prepared again, the same calls take the same numbers.
async function nextNumber(kernel: Kernel, draft: Draft, counter: string): Promise<number> {
  const used = draft.taken.get(counter) ?? 0
  draft.taken.set(counter, used + 1)
  const numbers = draft.numbers.get(counter) ?? []
  draft.numbers.set(counter, numbers)
  numbers[used] ??= await kernel.counters.next(counter)
  return numbers[used]
}
