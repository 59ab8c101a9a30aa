import { checkField } from './check-field.ts'
import { below, type CheckScope, enter, type Fault, type Place, type Problem, quote } from './place.ts'
import { isObject } from './shape.ts'

export interface CheckOptions extends CheckScope {
  /** How deep conditions may stand in conditions; 20 when absent. */
  readonly maxDepth?: number | undefined
  /** How many conditions, fields, operators and members of lists there may be; 500 when absent. */
  readonly maxNodes?: number | undefined
}

/** Everything wrong with what may be a condition from anywhere; empty when nothing is. Never throws. */
export function check(condition: unknown, options: CheckOptions): Problem[] {
  const walk = { problems: [], left: options.maxNodes ?? 500, maxDepth: options.maxDepth ?? 20 }
  checkCondition(condition, { scope: options, path: [], depth: 1, walk })
  return walk.problems
}

function checkCondition(condition: unknown, place: Place): void {
  if (!enter(place, () => conditionFault(condition, place))) return
  const deeper = { ...place, depth: place.depth + 1 }
  for (const [key, value] of Object.entries(condition as object)) {
    if (place.walk.left < 0) return
    if (key === 'any' || key === 'all') checkBranches(value, below(deeper, key))
    else if (key === 'not') checkCondition(value, below(deeper, key))
    else checkField(key, value, below(place, key), checkCondition)
  }
}

function conditionFault(condition: unknown, { depth, walk }: Place): Fault | undefined {
  if (!isObject(condition) || Array.isArray(condition))
    return ['condition.not_an_object', `a condition is an object, not ${quote(condition)}`]
  return depth > walk.maxDepth
    ? ['condition.too_deep', `conditions stand in one another ${walk.maxDepth} deep at most`]
    : undefined
}

function checkBranches(branches: unknown, place: Place): void {
  const isList = Array.isArray(branches)
  if (!enter(place, () => (isList ? undefined : ['condition.wrong_type', 'any and all take a list of conditions'])))
    return
  for (const [index, branch] of (branches as unknown[]).entries()) {
    if (place.walk.left < 0) return
    checkCondition(branch, below(place, index))
  }
}
