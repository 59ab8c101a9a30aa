import type { Condition } from '@kith/rules'
import type { Filter } from '../../app/route.ts'
import { together } from '../../condition/group.ts'

/** One part of a filter: all of them hold. */
export type Chip = Condition

/** A filter as the parts of which it is made. */
export function chipsOf(where: Filter | undefined): readonly Chip[] {
  return Object.entries(where ?? {}).flatMap(([key, said]) =>
    key === 'all' && Array.isArray(said) ? said.flatMap(part => chipsOf(part as Filter)) : [{ [key]: said } as Chip],
  )
}

/** The parts as one filter. */
export function whereOf(chips: readonly Chip[]): Filter | undefined {
  return chips.length === 0 ? undefined : (together(chips) as Filter)
}

/** What a condition says of each field, however deep. */
export function saidIn(condition: Condition): readonly (readonly [field: string, said: unknown])[] {
  return Object.entries(condition).flatMap(([key, said]) => {
    if (key === 'any' || key === 'all') return (said as readonly Condition[]).flatMap(saidIn)
    return key === 'not' ? saidIn(said as Condition) : [[key, said] as const]
  })
}
