import type { Condition } from '@kith/rules'
import type { Filter } from '../../app/route.ts'

/** One part of a filter: all of them hold. */
export type Chip = Condition

/** What is said of one field. */
export interface Leaf {
  readonly field: string
  readonly said: unknown
}

const words = ['any', 'all', 'not']

/** A filter as the parts of which it is made. */
export function chipsOf(where: Filter | undefined): readonly Chip[] {
  return Object.entries(where ?? {}).flatMap(([key, said]) =>
    key === 'all' && Array.isArray(said) ? said.flatMap(part => chipsOf(part as Filter)) : [{ [key]: said } as Chip],
  )
}

/** The parts as one filter: side by side where each says something of another field, else one after another. */
export function whereOf(chips: readonly Chip[]): Filter | undefined {
  if (chips.length === 0) return undefined
  const keys = chips.flatMap(chip => Object.keys(chip))
  return new Set(keys).size === keys.length ? Object.assign({}, ...chips) : { all: chips }
}

/** The fields of a part of which one must hold, or the one that it is about; `undefined` for what is said otherwise. */
export function leavesOf(chip: Chip): readonly Leaf[] | undefined {
  if (Array.isArray(chip.any)) {
    const leaves = chip.any.map(one => leavesOf(one as Chip))
    return leaves.every(one => one?.length === 1) ? leaves.flatMap(one => one ?? []) : undefined
  }
  const [[field, said] = ['', undefined], ...rest] = Object.entries(chip)
  return rest.length > 0 || field === '' || words.includes(field) ? undefined : [{ field, said }]
}

export function chipOf(leaves: readonly Leaf[]): Chip | undefined {
  const parts = leaves.map(({ field, said }) => ({ [field]: said }) as Chip)
  return parts.length > 1 ? { any: parts } : parts[0]
}
