import { KithError } from '@kith/sdk'
import type { ManifestTap } from '@kith/sdk/remote'
import type { PluginHost } from '../plugins/host.ts'

/** A tap, who answers it, and how it has fared since the start. */
export interface Tap {
  readonly id: string
  readonly plugin: string
  readonly hook: string
  readonly host: PluginHost
  readonly has: ReadonlySet<string>
  readonly ifUnavailable: 'reject' | 'skip'
  readonly stats: { calls: number; failed: number; milliseconds: number }
}

export interface Taps {
  /** In the order in which they run. */
  of(hook: string): readonly Tap[]
  byId(id: string): Tap | undefined
}

const none: readonly Tap[] = []

/** Taps of all plugins by hook: plugins in order of dependency, then what `before` and `after` say. Throws `KITH_HOOK_UNKNOWN`, `KITH_TAP_CYCLE`. */
export function collectTaps(hosts: readonly PluginHost[]): Taps {
  const hooks = new Set(hosts.flatMap(host => hookNames(host)))
  const byHook = new Map<string, { tap: Tap; declared: ManifestTap }[]>()
  const byId = new Map<string, Tap>()
  for (const host of hosts) {
    for (const declared of host.manifest.taps) {
      const { name: plugin } = host.manifest
      if (!hooks.has(declared.hook)) {
        throw new KithError(
          'KITH_HOOK_UNKNOWN',
          `The tap ${declared.id} of the plugin ${plugin} listens to ${declared.hook}, which no plugin of this app offers.`,
          { tap: declared.id, hook: declared.hook },
        )
      }
      const tap: Tap = {
        id: declared.id,
        plugin,
        hook: declared.hook,
        host,
        has: new Set(declared.parts),
        ifUnavailable: declared.ifUnavailable ?? 'reject',
        stats: { calls: 0, failed: 0, milliseconds: 0 },
      }
      byId.set(tap.id, tap)
      byHook.set(tap.hook, [...(byHook.get(tap.hook) ?? []), { tap, declared }])
    }
  }
  const ordered = new Map([...byHook].map(([hook, list]) => [hook, order(hook, list)]))
  return { of: hook => ordered.get(hook) ?? none, byId: id => byId.get(id) }
}

function hookNames(host: PluginHost): string[] {
  const lifecycle = host.manifest.entities.flatMap(e =>
    ['saving', 'deleting', 'saved', 'deleted'].map(word => `${e.name}.${word}`),
  )
  return [...lifecycle, ...Object.values(host.manifest.hooks).map(hook => hook.name)]
}

function order(hook: string, list: readonly { tap: Tap; declared: ManifestTap }[]): readonly Tap[] {
  const waitsFor = new Map<string, Set<string>>(list.map(({ declared }) => [declared.id, new Set(declared.after)]))
  for (const { declared } of list) for (const id of declared.before) waitsFor.get(id)?.add(declared.id)
  const left = [...list]
  const result: Tap[] = []
  while (left.length > 0) {
    const names = new Set(left.map(({ tap }) => tap.id))
    const next = left.findIndex(({ tap }) => ![...(waitsFor.get(tap.id) ?? [])].some(id => names.has(id)))
    if (next < 0) {
      throw new KithError(
        'KITH_TAP_CYCLE',
        `The taps of ${hook} want to run before each other: ${[...names].join(', ')}. Remove one \`before\` or \`after\`.`,
        { hook, taps: [...names] },
      )
    }
    result.push(...left.splice(next, 1).map(({ tap }) => tap))
  }
  return result
}
