import { type Actor, administrator, type PolicyBranch, type PolicyVerb } from '@kith/sdk'
import type { Manifest } from '../plugins/manifest.ts'

/** What a plugin's own reading may see: its records, those it depends on, and the kernel's. */
export interface Rights {
  /** 'all' rows, or the branches of which one must hold; none of them means denied. */
  branches(actor: Actor, entity: string, verb: PolicyVerb): 'all' | readonly PolicyBranch[]
  mayCall(actor: Actor, permission: string): boolean
}

/** Default deny: what no branch and no grant allows is denied. */
export function createRights(manifests: readonly Manifest[]): Rights {
  const branchesOf = new Map<string, PolicyBranch[]>()
  const granted = new Map<string, Set<string>>()
  const readable = new Map<string, ReadonlySet<string>>()
  for (const manifest of manifests) {
    for (const { entity, branches } of manifest.policies) {
      branchesOf.set(entity, [...(branchesOf.get(entity) ?? []), ...branches])
    }
    for (const [role, permissions] of Object.entries(manifest.grants)) {
      granted.set(role, new Set([...(granted.get(role) ?? []), ...permissions]))
    }
    readable.set(`plugin:${manifest.name}`, new Set([manifest.name, 'kernel', ...manifest.needs.map(n => n.name)]))
  }
  return {
    branches(actor, entity, verb) {
      if (unlimited(actor)) return 'all'
      if (actor.kind === 'plugin') {
        const seen = readable.get(actor.id)?.has(entity.slice(0, entity.indexOf('.')))
        return seen === true && verb === 'read' ? 'all' : []
      }
      const branches = branchesOf.get(entity) ?? []
      const mine = branches.filter(b => b.verbs.includes(verb) && b.roles.some(role => holds(actor, role)))
      return mine.some(b => b.where === undefined) ? 'all' : mine
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
function unlimited(actor: Actor): boolean {
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
