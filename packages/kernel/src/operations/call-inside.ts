import { type Actor, KithError } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import { changeContext } from '../contexts/change-context.ts'
import { entryOf } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { callQuery } from './call-query.ts'
import { checkInput, checkOutput } from './check.ts'

/** Runs an operation of a plugin as part of a change that is being gathered. The caller's permission has been looked at. */
export async function callInside(
  kernel: Kernel,
  plugin: string,
  name: string,
  options: { readonly actor: Actor; readonly draft: Draft; readonly input: unknown },
): Promise<unknown> {
  const { actor, draft, input } = options
  const { contract, host } = entryOf(kernel, plugin)
  const operation = Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined
  if (!operation) {
    throw new KithError('KITH_OPERATION', `The plugin ${plugin} has no operation "${name}".`, {
      operation: `${plugin}.${name}`,
    })
  }
  if (operation.type === 'query') return await callQuery(kernel, plugin, name, actor, input)
  const output = await host.call(name, changeContext(kernel, plugin, actor, draft), checkInput(operation, input))
  return checkOutput(operation, `${plugin}.${name}`, output)
}
