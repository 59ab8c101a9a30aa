import { denied, KithError } from '@kith/sdk'
import type { Ask, RemoteManifest } from '@kith/sdk/remote'
import { covers } from '../people/scopes.ts'

/** What a plugin in another process may reach: its own, and what both its manifest and its key's scopes name. */
export interface Reach {
  readonly manifest: RemoteManifest
  readonly scopes: readonly string[]
}

/** The scopes that a manifest needs: the hooks that it taps, the writes that it declares. */
export function neededScopes(manifest: RemoteManifest, pathOf: (entity: string) => string): readonly string[] {
  const taps = [...manifest.taps, ...manifest.joins.flatMap(join => join.taps)].map(tap => tap.hook)
  const writes = [manifest.writes, ...manifest.joins.map(join => join.writes)].flatMap(all =>
    Object.entries(all).flatMap(([entity, verbs]) => verbs.map(verb => `${pathOf(entity)}.${verb}`)),
  )
  return [...new Set([...taps, ...writes])].filter(name => !isOwn(manifest, name)).sort()
}

/** Throws `KITH_SCOPES` naming those that a key lacks. */
export function checkScopes(needed: readonly string[], { manifest, scopes }: Reach): void {
  const missing = needed.filter(name => !scopes.some(scope => covers(scope, name)))
  if (missing.length === 0) return
  throw new KithError(
    'KITH_SCOPES',
    `The key of ${manifest.name} lacks scopes: ${missing.join(', ')}. Make one that has them (kith plugins key ${manifest.name}), and revoke this one.`,
    { plugin: manifest.name, missing },
  )
}

const verbs: Partial<Record<Ask['do'], string>> = { 'data.get': 'get', snapshot: 'list' }

/** Throws `KITH_DENIED` where what is asked is neither the plugin's own nor named by its scopes. */
export function checkReach(reach: Reach, ask: Ask, pathOf: (entity: string) => string): void {
  if (ask.do === 'query' || ask.do === 'use') checkNeeded(reach.manifest, String(ask.args[0]))
  const scope = scopeOf(ask, pathOf)
  if (scope !== undefined) need(reach, scope)
}

function scopeOf({ do: what, args: [first, second] }: Ask, pathOf: (entity: string) => string): string | undefined {
  if (what === 'data.linked') return 'kernel.related'
  if (what === 'data.search') return 'kernel.search'
  if (what === 'data.reached') return `${pathOf(String((second as { entity?: unknown } | null)?.entity))}.list`
  if (what.startsWith('data.') || what === 'snapshot') return `${pathOf(String(first))}.${verbs[what] ?? 'list'}`
  if (what === 'collect') return String(first)
  return what === 'query' || what === 'use' ? `${String(first)}.${String(second)}` : undefined
}

function checkNeeded({ name, needs, joins }: RemoteManifest, plugin: string): void {
  const known = ['kernel', name, ...needs.map(need => need.name), ...joins.map(join => join.with.name)]
  if (!known.includes(plugin)) throw denied(plugin, `The manifest of ${name} does not need ${plugin}.`)
}

/** Throws `KITH_DENIED` for a patch of another's record that the manifest's `writes` do not tell of. */
export function checkPatches(manifest: RemoteManifest, tap: string, value: unknown): void {
  const hook = [...manifest.taps, ...manifest.joins.flatMap(join => join.taps)].find(one => one.id === tap)?.hook
  if (!hook?.endsWith('.saving') || !Array.isArray(value)) return
  const entity = hook.slice(0, -'.saving'.length)
  const all = [manifest.writes, ...manifest.joins.map(join => join.writes)]
  if (isOwn(manifest, entity) || all.some(writes => writes[entity]?.includes('update'))) return
  for (const patch of value) {
    const set = (patch as { set?: Readonly<Record<string, unknown>> } | null)?.set ?? {}
    const bags = Object.keys((set.ext ?? {}) as object)
    if (Object.keys(set).every(name => name === 'ext') && bags.every(bag => bag === manifest.name)) continue
    throw denied(
      `writes:${entity}`,
      `The tap ${tap} patches ${entity}, which the manifest of ${manifest.name} does not say in its \`writes\`.`,
    )
  }
}

function need({ manifest, scopes }: Reach, name: string): void {
  if (isOwn(manifest, name) || scopes.some(scope => covers(scope, name))) return
  throw denied(`scope:${name}`, `The key of the module ${manifest.name} has no scope for ${name}.`)
}

function isOwn({ name }: RemoteManifest, what: string): boolean {
  return what === name || what.startsWith(`${name}.`)
}
