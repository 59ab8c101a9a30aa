import type { Actor, Condition, PolicyBranch } from '@kith/sdk'
import { branchCondition } from '../rights/scopes.ts'

/**
 * The branches of which a list under a condition needs a walk: none that contradicts it (whose owner is the actor, of
 * records without an owner), and no other beside one that it demands (`{ owner: me }`, of a list of one's own): 'all', as
 * the condition decides then.
 */
export function neededBranches(
  branches: readonly PolicyBranch[],
  where: Condition,
  actor: Actor,
): readonly PolicyBranch[] | 'all' {
  const asked = where as Tests
  if (branches.some(branch => isPlain(branch) && demands(asked, branchCondition(branch) as Tests, actor))) return 'all'
  return branches.filter(branch => !contradicts(asked, branchCondition(branch) as Tests, actor))
}

type Tests = Readonly<Record<string, unknown>>

/** Whether a branch is its condition, and no more. */
function isPlain({ scope, via, lines }: PolicyBranch): boolean {
  return via === undefined && lines === undefined && scope !== 'shared'
}

function demands(asked: Tests, needed: Tests, actor: Actor): boolean {
  const tests = Object.entries(needed)
  return (
    tests.length > 0 &&
    tests.every(([name, test]) => {
      const value = oneValue(test, actor)
      return value !== undefined && oneValue(asked[name], actor) === value
    })
  )
}

function contradicts(asked: Tests, needed: Tests, actor: Actor): boolean {
  return Object.entries(needed).some(([name, test]) => {
    const [value, other] = [oneValue(test, actor), oneValue(asked[name], actor)]
    return value !== undefined && other !== undefined && (value === null) !== (other === null)
  })
}

/** The value that a test asks for by itself; `undefined` of any other test. */
function oneValue(test: unknown, actor: Actor): unknown {
  // A text may be empty by '' as by null.
  if (test === null || typeof test !== 'object') return test === '' ? undefined : test
  if (Object.keys(test).length !== 1) return undefined
  const { $: variable, eq } = test as { readonly $?: unknown; readonly eq?: unknown }
  if (variable === 'actor.id') return actor.id
  return oneValue(eq, actor)
}
