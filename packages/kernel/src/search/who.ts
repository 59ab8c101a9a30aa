import type { Actor, Condition, PolicyBranch } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { branchCondition } from '../rights/scopes.ts'
import { type Match, never } from './match.ts'
import { entityTerm, rightTerm } from './row.ts'

/** Which rows of the index are an actor's to see. Where terms cannot say it `match` has more, and reading decides. */
export interface Sight {
  readonly match: Match
  readonly exact: boolean
}

/** Of these entities. Rights are terms of the row, so that who sees little pays little. */
export function sightOf(kernel: Kernel, actor: Actor, models: readonly Model[]): Sight {
  const sights = models.map(model => sightOfEntity(kernel, actor, model))
  return { match: { any: sights.map(sight => sight.match) }, exact: sights.every(sight => sight.exact) }
}

function sightOfEntity(kernel: Kernel, actor: Actor, model: Model): Sight {
  const branches = kernel.rights.branches(actor, model.name, 'read')
  const entity = { term: entityTerm(model.name) }
  if (branches === 'all') return { match: entity, exact: true }
  if (branches.length === 0) return { match: never, exact: true }
  const matches = branches.map(branch => termsOfBranch(model, actor, branch))
  if (matches.includes(undefined)) return { match: entity, exact: false }
  return { match: { any: matches as Match[] }, exact: true }
}

function termsOfBranch(model: Model, actor: Actor, branch: PolicyBranch): Match | undefined {
  const said = branch.via === undefined && branch.scope !== 'shared'
  return said ? termsOfCondition(model, actor, branchCondition(branch)) : undefined
}

/** `{ owner: { $: 'actor.id' } }` and the like as terms; `undefined` for what terms do not say. */
function termsOfCondition(model: Model, actor: Actor, where: Condition): Match | undefined {
  const entries = Object.entries(where as Record<string, unknown>)
  const [first] = entries
  if (entries.length !== 1 || !first) return undefined
  const [name, test] = first
  const field = model.searched.find(searched => searched.name === name && searched.as === 'right')
  const id = idOf(actor, test)
  return field && id !== undefined ? { term: rightTerm(model.name, name, id) } : undefined
}

function idOf(actor: Actor, test: unknown): string | undefined {
  if (typeof test === 'string') return test
  return typeof test === 'object' && test !== null && '$' in test && test.$ === 'actor.id' ? actor.id : undefined
}
