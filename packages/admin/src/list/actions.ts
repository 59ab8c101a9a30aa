import { evaluate, variables } from '@kith/rules'
import type { Action } from '@kith/sdk'
import type { RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, Of } from '../data/directory.ts'
import type { Me } from '../data/me.ts'

/**
 * What modules offer to do with a record, as far as somebody may and it is for this one: what is to be done next first,
 * then what is for records of its entity, then what is for all. A key is the first one's that wants it.
 */
export function rowActions(directory: Directory, me: Me, entity: EntityInfo, row: RecordRow): readonly Of<Action>[] {
  const rank = ({ primary, entity: whose }: Action) => (primary ? 0 : whose === '*' ? 2 : 1)
  const offered = directory.actions
    .filter(
      action =>
        isFor(directory, action, entity) &&
        action.on.some(where => where !== 'bulk') &&
        (action.needs === undefined || me.mayCall(action.needs)) &&
        (action.when === undefined || holds(action.when, row, me)),
    )
    .sort((a, b) => rank(a) - rank(b))
  return offered.map(({ key, ...action }) =>
    key !== undefined && offered.find(one => one.key === key)?.id === action.id ? { ...action, key } : action,
  )
}

/** Whether a part of a module is for records of an entity: for `*`, for all that stand in the navigation. */
export function isFor(
  directory: Directory,
  part: { readonly entity: string; readonly except?: readonly string[] },
  entity: EntityInfo,
): boolean {
  if (part.entity !== '*') return part.entity === entity.name
  return directory.mains.some(({ name }) => name === entity.name) && part.except?.includes(entity.name) !== true
}

/** Whether a condition holds for a record, as this browser knows it. */
export function holds(when: NonNullable<Action['when']>, row: RecordRow, me: Me): boolean {
  const variable = variables({ values: { actor: { id: me.id ?? null } }, now: new Date(), zone: 'UTC' })
  return evaluate(when, row, { variable })
}
