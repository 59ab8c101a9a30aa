import type { RouteContext, RunOptions } from '@kith/sdk'
import { keepFile } from '../attachments/keep-file.ts'
import type { Kernel } from '../kernel.ts'
import { runMutation } from '../operations/call.ts'
import { callQuery } from '../operations/call-query.ts'
import { publicActor } from '../rights/rights.ts'
import { entryOf, readContext } from './read-context.ts'

/** What a plugin's route is given: it runs the plugin's own operations, each a change of its own. */
export function routeContext(kernel: Kernel, plugin: string): RouteContext {
  const entry = entryOf(kernel, plugin)
  const context = {
    ...readContext(kernel, plugin, publicActor),
    run: (operation: string, input: unknown, options?: RunOptions) =>
      entry.contract.operations[operation]?.type === 'query'
        ? callQuery(kernel, plugin, operation, publicActor, input)
        : runMutation(kernel, entry, operation, { actor: publicActor, input, options, mayHold: false }),
    keepFile: ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) =>
      keepFile(kernel, { name, body: [bytes] }),
  }
  return context as unknown as RouteContext
}
