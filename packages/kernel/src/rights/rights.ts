import { type Actor, administrator, branchAllows, type PolicyBranch, type PolicyVerb } from '@kith/sdk'
import type { Manifest } from '@kith/sdk/remote'
import { isOpen } from './scopes.ts'

export interface Rights {
  /**
   * 'all' rows, or the branches of which one must hold; none of them means denied. With `fields`, only the branches that
   * allow each of these count: who filters by a field gets the rows on which he may read it.
   */
  branches(actor: Actor, entity: string, verb: PolicyVerb, fields?: readonly string[]): 'all' | readonly PolicyBranch[]
  /** Which fields the actor may read, or write, on some record at least; `undefined` where none is kept from him. */
  fields(actor: Actor, entity: string, verb: PolicyVerb): ((field: string) => boolean) | undefined
  /** The branches by which each row's fields are kept from the actor; `undefined` where none is kept on any row. */
  masks(actor: Actor, entity: string): readonly PolicyBranch[] | undefined
  mayCall(actor: Actor, permission: string): boolean
  /** Every branch of an entity, with the plugin that made it: for explanations. */
  all(entity: string): readonly OwnedBranch[]
  /** Every role that a policy or grant speaks of. */
  readonly roles: ReadonlySet<string>
}

export interface OwnedBranch {
  readonly plugin: string
  readonly branch: PolicyBranch
}

/** Default deny: what no branch and no grant allows is denied. */
export function createRights(manifests: readonly Manifest[]): Rights {
  const branchesOf = new Map<string, OwnedBranch[]>()
  const granted = new Map<string, Set<string>>()
  const readable = new Map<string, ReadonlySet<string>>()
  for (const manifest of manifests) {
    for (const { entity, branches } of manifest.policies) {
      const owned = branches.map(branch => ({ plugin: manifest.name, branch }))
      branchesOf.set(entity, [...(branchesOf.get(entity) ?? []), ...owned])
    }
    for (const [role, permissions] of Object.entries(manifest.grants)) {
      granted.set(role, new Set([...(granted.get(role) ?? []), ...permissions]))
    }
    readable.set(`plugin:${manifest.name}`, new Set([manifest.name, 'kernel', ...manifest.needs.map(n => n.name)]))
  }
  const roles = new Set([...granted.keys(), ...[...branchesOf.values()].flat().flatMap(({ branch }) => branch.roles)])
  roles.delete('*')
  const mine = (actor: Actor, entity: string, verb: PolicyVerb): 'all' | readonly PolicyBranch[] => {
    if (unlimited(actor)) return 'all'
    if (actor.kind === 'plugin') {
      const seen = readable.get(actor.id)?.has(entity.slice(0, entity.indexOf('.')))
      return seen === true && verb === 'read' ? 'all' : []
    }
    if (actor.kind === 'public') return []
    const found: PolicyBranch[] = []
    for (const { branch } of branchesOf.get(entity) ?? []) {
      if (branch.verbs.includes(verb) && branch.roles.some(role => holds(actor, role))) found.push(branch)
    }
    return found.some(branch => isOpen(branch) && branch.fields === undefined) ? 'all' : found
  }
  return {
    roles,
    all: entity => branchesOf.get(entity) ?? [],
    branches(actor, entity, verb, fields = []) {
      const found = mine(actor, entity, verb)
      if (found === 'all') return 'all'
      const fitting = fields.length === 0 ? found : found.filter(b => fields.every(field => branchAllows(b, field)))
      return fitting.some(isOpen) ? 'all' : fitting
    },
    fields(actor, entity, verb) {
      const found = mine(actor, entity, verb)
      if (found === 'all' || found.every(branch => branch.fields === undefined)) return undefined
      return field => found.some(branch => branchAllows(branch, field))
    },
    masks(actor, entity) {
      const found = mine(actor, entity, 'read')
      return found === 'all' || found.every(branch => branch.fields === undefined) ? undefined : found
    },
    mayCall(actor, permission) {
      if (unlimited(actor) || actor.kind === 'plugin') return true
      if (actor.kind === 'public') return false
      return ['*', ...actor.roles].some(role => granted.get(role)?.has(permission) === true)
    },
  }
}

/** `*` is whoever has logged in. */
function holds(actor: Actor, role: string): boolean {
  return role === '*' ? actor.kind === 'user' || actor.kind === 'token' : actor.roles.includes(role)
}

/** The kernel itself and administrators. */
export function unlimited(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    ((actor.kind === 'user' || actor.kind === 'token') && actor.roles.includes(administrator))
  )
}

export const systemActor: Actor = { id: 'system', kind: 'system', roles: [], locale: 'en', zone: 'UTC' }

export function pluginActor(plugin: string): Actor {
  return { id: `plugin:${plugin}`, kind: 'plugin', roles: [], locale: 'en', zone: 'UTC' }
}

export const publicActor: Actor = { id: 'public', kind: 'public', roles: [], locale: 'en', zone: 'UTC' }
