import type { Condition, PolicyBranch, PolicyScope } from '@kith/sdk'

const scopes: Readonly<Record<Exclude<PolicyScope, 'shared'>, Condition | { readonly $: string }>> = {
  own: { $: 'actor.id' },
  team: { via: { team: { $: 'actor.team' } } },
  below: { via: { team: { in: { $: 'actor.below' } } } },
}

/** What a branch asks of a row, but for `via` and shares, in the condition language. */
export function branchCondition(branch: PolicyBranch): Condition {
  const { scope, lines, where } = branch
  const parts: Condition[] = []
  if (scope !== undefined && scope !== 'shared') parts.push({ [ownerOf(branch)]: scopes[scope] } as Condition)
  if (lines !== undefined)
    parts.push({ any: [{ [lines]: { hasAny: { $: 'actor.lines' } } }, { [lines]: { empty: true } }] })
  if (where !== undefined) parts.push(where)
  return parts.length > 1 ? { all: parts } : (parts[0] ?? {})
}

export function ownerOf(branch: PolicyBranch): string {
  return branch.owner ?? 'owner'
}

/** Whether a branch is about every record. */
export function isOpen({ scope, via, lines, where }: PolicyBranch): boolean {
  return scope === undefined && via === undefined && lines === undefined && where === undefined
}
