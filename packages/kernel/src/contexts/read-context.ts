import { type Actor, type AnyContract, type AnyEntity, type Collect, KithError, type ReadContext } from '@kith/sdk'
import { dataFor, modelOf } from '../data/data-for.ts'
import { runCollect } from '../hooks/run-collect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { ownCurrency, worthAt } from '../money/worth.ts'
import { callQuery } from '../operations/call-query.ts'
import { pluginActor } from '../rights/rights.ts'

/** What a plugin's code is given where it only reads. `onGet` learns of records read by id. */
export function readContext(
  kernel: Kernel,
  plugin: string,
  actor: Actor,
  onGet?: (model: Model, id: string, version: number) => void,
): ReadContext {
  const context = {
    actor,
    now: kernel.clock.now,
    log: kernel.log,
    settings: entryOf(kernel, plugin).settings,
    url: kernel.url,
    locale: kernel.locale,
    zone: kernel.zone,
    currency: ownCurrency(kernel),
    worth: async (amount: number, currency: string) => (await worthAt(kernel, kernel.clock.now()))(amount, currency),
    data: dataFor(kernel, actor, onGet),
    asPlugin: {
      data: dataFor(kernel, pluginActor(plugin), onGet),
      snapshot: (entity: AnyEntity) => kernel.snapshots.read(kernel, modelOf(kernel, entity)),
      mark: (value: string) => kernel.marks.of(plugin, value),
    },
    collect: <I, T>(hook: Collect<I, T>, input: I) => runCollect(kernel, hook, input, actor),
    query: (contract: AnyContract) =>
      new Proxy(
        {},
        { get: (_, name) => (input: unknown) => callQuery(kernel, contract.name, String(name), actor, input) },
      ),
  }
  return context as unknown as ReadContext
}

export function entryOf(kernel: Kernel, plugin: string) {
  const entry = kernel.plugins.get(plugin)
  if (!entry) throw new KithError('KITH_PLUGIN_MISSING', `There is no plugin ${plugin} in this app.`, { plugin })
  return entry
}
