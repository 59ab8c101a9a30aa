import { type AnyPlugin, type AnyTap, KithError, type PluginParts } from '@kith/sdk'
import { manifestOf } from '@kith/sdk/remote'
import type { PluginHost } from './host.ts'

// The parts have lost their types on the way: a context fits them because definePlugin checked it.
type Loose = (...args: readonly unknown[]) => unknown

/** A plugin of this process. */
export function localHost(plugin: AnyPlugin): PluginHost {
  const { contract, parts } = plugin
  const taps = new Map(parts.taps.map(tap => [tap.id, tap]))
  const part = (kind: string, name: string, found: unknown): Loose => {
    if (typeof found === 'function') return found as Loose
    throw new KithError('KITH_PLUGIN_PART', `The plugin ${contract.name} has no ${kind} "${name}".`)
  }
  const tapPart = (id: string, name: 'shape' | 'guard' | 'collect' | 'run') =>
    part(`tap with ${name}`, id, (taps.get(id) as AnyTap | undefined)?.[name])
  const named = <T extends { readonly name: string }>(list: readonly T[], name: string) =>
    list.find(x => x.name === name)
  return {
    manifest: manifestOf(plugin),
    call: (operation, ctx, input) => part('operation', operation, own(parts.handlers, operation))(ctx, input),
    shape: (tap, ctx, draft) => tapPart(tap, 'shape')(ctx, draft),
    guard: (tap, ctx, draft) => tapPart(tap, 'guard')(ctx, draft),
    collect: (tap, ctx, input) => tapPart(tap, 'collect')(ctx, input),
    deliver: (tap, ctx, payload, delivery) => tapPart(tap, 'run')(ctx, payload, delivery),
    run: (job, ctx, input) => part('job', job, named(parts.jobs, job)?.run)(ctx, input),
    route: (index, ctx, request) =>
      part('route', String(index), parts.routes[index]?.run)(ctx, request) as ReturnType<PluginHost['route']>,
    preset: (name, ctx) => named(parts.presets, name)?.run(ctx as never),
  }
}

function own(handlers: PluginParts['handlers'], name: string): unknown {
  return Object.hasOwn(handlers, name) ? handlers[name] : undefined
}
