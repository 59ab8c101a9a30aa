import type { Manifest } from '@kith/kernel'
import { type Actor, administrator, branchAllows, type PolicyBranch } from '@kith/sdk'

export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Every record of the app, deleted ones left out, by entity and id. */
export type Everything = ReadonlyMap<string, ReadonlyMap<string, Row>>

/**
 * What policies say, read from the manifests and decided in memory: written a second time, so that what the kernel
 * answers can be held against it.
 */
export function createOracle(manifests: readonly Manifest[], all: Everything) {
  const policies = manifests.flatMap(manifest => manifest.policies)
  const entities = new Map(manifests.flatMap(manifest => manifest.entities).map(entity => [entity.name, entity]))
  const row = (entity: string, id: unknown) => all.get(entity)?.get(String(id))

  function holds(branch: PolicyBranch, entity: string, actor: Actor, record: Row): boolean {
    const owner = row('kernel.user', record[branch.owner ?? 'owner'])
    const scopes = {
      all: () => true,
      own: () => record[branch.owner ?? 'owner'] === actor.id,
      team: () => actor.team !== undefined && owner?.team === actor.team,
      below: () => owner?.team != null && (actor.below ?? []).includes(String(owner.team)),
      shared: () =>
        [...(all.get('kernel.share')?.values() ?? [])].some(
          share =>
            share.entity === entity &&
            share.record === record.id &&
            (share.verbs as string[]).includes('read') &&
            (share.user === actor.id || (actor.above ?? []).includes(String(share.team))),
        ),
    }
    if (!scopes[branch.scope ?? 'all']()) return false
    if (branch.via !== undefined) {
      const target = entities.get(entity)?.fields[branch.via]?.options.entity as string
      const there = row(target, record[branch.via])
      if (!there || branchesFor(target, actor, there).length === 0) return false
    }
    const lines = branch.lines === undefined ? [] : ((record[branch.lines] ?? []) as string[])
    if (lines.length > 0 && !lines.some(line => actor.lines?.includes(line))) return false
    return fitsAll(entity, record, branch.where ?? {}, actor)
  }

  /** Conditions of branches may look through refs. */
  function fitsAll(entity: string, record: Row, where: object, actor: Actor): boolean {
    return Object.entries(where).every(([field, test]) => {
      if (field === 'all') return (test as object[]).every(one => fitsAll(entity, record, one, actor))
      const there = (test as { readonly via?: object } | null)?.via
      if (there === undefined) return fits(record[field], test, actor)
      const target = entities.get(entity)?.fields[field]?.options.entity as string
      const found = row(target, record[field])
      return found !== undefined && fitsAll(target, found, there, actor)
    })
  }

  function branchesFor(entity: string, actor: Actor, record: Row): readonly PolicyBranch[] {
    return policies
      .filter(policy => policy.entity === entity)
      .flatMap(policy => policy.branches)
      .filter(branch => branch.verbs.includes('read') && branch.roles.some(r => r === '*' || actor.roles.includes(r)))
      .filter(branch => holds(branch, entity, actor, record))
  }

  return {
    /** Whether the actor may read this field of the record; without a field, the record. */
    reads(actor: Actor, entity: string, record: Row, field?: string): boolean {
      if (actor.roles.includes(administrator)) return true
      const branches = branchesFor(entity, actor, record)
      return field === undefined ? branches.length > 0 : branches.some(branch => branchAllows(branch, field))
    },
  }
}

export type Oracle = ReturnType<typeof createOracle>

/** A shape of condition that is not here fails the test: say it here too, then. */
function fits(value: unknown, test: unknown, actor: Actor): boolean {
  if (test === null) return value === null || value === undefined
  if (typeof test !== 'object') return value === test
  const [[operator, operand] = ['', undefined], ...more] = Object.entries(test as object)
  if (more.length > 0) throw new Error(`the oracle does not know ${JSON.stringify(test)}`)
  if (operator === 'empty') return (value === null || value === undefined) === operand
  if (operator === '$') return value !== null && [variable(operand, actor)].flat().includes(value)
  if (operator === 'in') return [variable((operand as { $: string }).$, actor)].flat().includes(value)
  if (operator === 'has') return ((value ?? []) as unknown[]).includes(variable((operand as { $: string }).$, actor))
  if (operator === 'lt') return typeof value === 'number' && value < Number(operand)
  throw new Error(`the oracle does not know ${JSON.stringify(test)}`)
}

function variable(name: unknown, actor: Actor): unknown {
  const approves = [actor.id, ...actor.roles.map(role => `role:${role}`)]
  const { id, team, below = [], above = [], lines = [] } = actor
  const values: Readonly<Record<string, unknown>> = {
    'actor.id': id,
    'actor.team': team,
    'actor.below': below,
    'actor.above': above,
    'actor.lines': lines,
    'actor.approves': approves,
  }
  if (!Object.hasOwn(values, String(name))) throw new Error(`the oracle does not know the variable ${String(name)}`)
  return values[String(name)]
}
