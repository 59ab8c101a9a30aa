import { type Actor, type Condition, type PolicyBranch, share } from '@kith/sdk'
import type { Fragment } from '../data/fragment.ts'
import { readSmall } from '../data/snapshots.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { type Org, readOrg } from '../rights/org.ts'
import { ownerOf } from '../rights/scopes.ts'
import { type Match, never, simplified } from './match.ts'
import { entityTerm, nobody, rightTerm } from './row.ts'

/** Which rows of the index are an actor's to see. Where terms cannot say it `match` has more, and reading decides. */
export interface Sight {
  readonly match: Match
  readonly exact: boolean
}

/** Most people of a team that are looked for by name. */
const mostMembers = 200

/** Of these entities. Rights are terms of the row, so that who sees little pays little. */
export async function sightOf(kernel: Kernel, actor: Actor, models: readonly Model[]): Promise<Sight> {
  const allowed = models.map(model => ({ model, branches: kernel.rights.branches(actor, model.name, 'read') }))
  const scopes = new Set(allowed.flatMap(({ branches }) => (branches === 'all' ? [] : branches.map(b => b.scope))))
  const [org, isShared] = await Promise.all([
    scopes.has('team') || scopes.has('below') ? readOrg(kernel) : undefined,
    scopes.has('shared') ? sharesWith(kernel, actor) : undefined,
  ])
  return anyOf(
    allowed.map(({ model, branches }) => {
      const entity = { match: { term: entityTerm(model.name) }, exact: true }
      if (branches === 'all') return entity
      return anyOf(
        branches.map(branch => {
          const said = partsOf(model, actor, branch, org)
          // A right's term is of its entity alone: to ask for both would walk every record of it.
          const parts = said.some(({ match }) => 'any' in match) ? said : [entity, ...said]
          if (branch.scope === 'shared') parts.push(isShared?.(model.name) ? unsaid : nothing)
          return { match: { every: parts.map(part => part.match) }, exact: parts.every(part => part.exact) }
        }),
      )
    }),
  )
}

/** What a branch asks beside shares, as far as terms say it. */
function partsOf(model: Model, actor: Actor, branch: PolicyBranch, org: Org | undefined): Sight[] {
  const { scope, lines, where, via } = branch
  const owner = ownerOf(branch)
  const parts: Sight[] = []
  if (scope === 'own') parts.push(oneOf(model, owner, [actor.id]))
  if (scope === 'team') parts.push(oneOf(model, owner, actor.team === undefined ? [] : org?.members([actor.team])))
  if (scope === 'below') parts.push(oneOf(model, owner, org?.members(actor.below ?? [])))
  if (lines !== undefined) parts.push(oneOf(model, lines, [...(actor.lines ?? []), nobody]))
  if (where !== undefined)
    parts.push(...Object.entries(where).map(([name, test]) => condition(model, actor, name, test)))
  if (via !== undefined) parts.push(unsaid)
  return parts
}

const nothing: Sight = { match: never, exact: true }

/** True of every row, but not all that is asked. */
const unsaid: Sight = { match: { every: [] }, exact: false }

/** Records whose ref is one of these; `undefined`: too many to say. */
function oneOf(model: Model, name: string, ids: readonly string[] | undefined): Sight {
  const known = model.searched.some(field => field.name === name && field.as === 'right')
  if (!known || ids === undefined || ids.length > mostMembers) return unsaid
  return { match: { any: ids.map(id => ({ term: rightTerm(model.name, name, id) })) }, exact: true }
}

/** `{ owner: { $: 'actor.id' } }`, `{ owner: null }`, `{ participants: { has: … } }` and the like; the rest is not said. */
function condition(model: Model, actor: Actor, name: string, test: unknown): Sight {
  if (test === null) return oneOf(model, name, [nobody])
  if (typeof test === 'string') return oneOf(model, name, [test])
  const person = personIn(actor, isHas(test) ? test.has : test)
  return person === undefined ? unsaid : oneOf(model, name, [person])
}

/**
 * The records that a branch lets the actor see because a list of people in them has him: which no other index finds.
 * Undefined where the branch asks for no such thing, or nothing of the entity is searched.
 */
export function recordsThatHave(kernel: Kernel, model: Model, actor: Actor, where: Condition): Fragment | undefined {
  for (const [name, test] of Object.entries(where)) {
    const person = isHas(test) ? personIn(actor, test.has) : undefined
    const { match, exact } = person === undefined ? unsaid : oneOf(model, name, [person])
    if (exact) return kernel.dialect.search.records(match)
  }
  return undefined
}

function personIn(actor: Actor, value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const isOwn = typeof value === 'object' && value !== null && '$' in value && value.$ === 'actor.id'
  return isOwn ? actor.id : undefined
}

function isHas(test: unknown): test is { readonly has: unknown } {
  return typeof test === 'object' && test !== null && 'has' in test && Object.keys(test).length === 1
}

/** Whether a record of an entity was shared with the actor; with more shares than a snapshot holds, of any may have been. */
async function sharesWith(kernel: Kernel, actor: Actor): Promise<(entity: string) => boolean> {
  const shares = await readSmall(kernel, kernel.models.get(share.name) as Model)
  const mine = shares?.filter(({ user, team }) => user === actor.id || actor.above?.includes(String(team)))
  const entities = mine && new Set(mine.map(({ entity }) => entity))
  return entity => entities?.has(entity) ?? true
}

function anyOf(sights: readonly Sight[]): Sight {
  const possible = sights.filter(({ match }) => simplified(match))
  return { match: { any: possible.map(sight => sight.match) }, exact: possible.every(sight => sight.exact) }
}
