import { type Actor, KithError } from '@kith/sdk'
import { entryOf, readContext } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { checkInput, checkOutput } from './check.ts'

/** Runs a query of a plugin. The caller's permission has been looked at. */
export async function callQuery(
  kernel: Kernel,
  plugin: string,
  name: string,
  actor: Actor,
  input: unknown,
): Promise<unknown> {
  const { contract, host } = entryOf(kernel, plugin)
  const operation = Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined
  if (operation?.type !== 'query') {
    throw new KithError('KITH_OPERATION', `The plugin ${plugin} has no query "${name}".`, {
      operation: `${plugin}.${name}`,
    })
  }
  const output = await host.call(name, readContext(kernel, plugin, actor), checkInput(operation, input))
  return checkOutput(operation, `${plugin}.${name}`, output)
}
