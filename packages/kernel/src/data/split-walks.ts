import type { Actor, Condition } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { joined } from './fragment.ts'
import { isIndexed, type Walk } from './walks.ts'
import { compileWhere } from './where.ts'

/** More values than these are probably a good part of all. */
const mostValues = 8

/**
 * Walks for a page of records with one of a few values (`status: { in: ['new', 'working'] }`), sorted by a field that an
 * index has in order for each value: one for each value, which ends at the page. As one walk it would put all that have
 * them in order first. Where an index finds few rows, a walk stays whole.
 */
export function splitWalks(
  kernel: Kernel,
  options: {
    readonly model: Model
    readonly actor: Actor
    readonly where: Condition
    readonly sort: readonly string[]
  },
  walks: readonly Walk[],
): readonly Walk[] {
  const { model, actor } = options
  const found = fewValues(options)
  if (!found) return walks
  const [field, values] = found
  return walks.flatMap(walk => {
    if (walk.driver || walk.isLed) return [walk]
    return values.map(value => ({
      ...walk,
      where: joined([walk.where, compileWhere(kernel, model, { [field]: value }, actor)], 'and', 'true'),
    }))
  })
}

function fewValues({
  model,
  where,
  sort,
}: {
  readonly model: Model
  readonly where: Condition
  readonly sort: readonly string[]
}): readonly [string, readonly string[]] | undefined {
  const [first, second] = sort
  if (first === undefined || second !== undefined) return undefined
  const order = first.replace(/^-/, '')
  const conditions = Object.entries(where)
  if (conditions.some(([name, wanted]) => isOne(wanted) && isIndexed(model, name))) return undefined
  for (const [name, wanted] of conditions) {
    const isOrdered = model.entity.indexes.some(index => index[0] === name && index[1] === order)
    const values = isOrdered ? textsIn(wanted) : undefined
    if (values) return [name, values]
  }
  return undefined
}

/** Whether a condition asks for one value: `null`, 'new', `{ $: 'actor.id' }`. */
function isOne(wanted: unknown): boolean {
  return typeof wanted !== 'object' || wanted === null || '$' in wanted
}

/** The values of `{ in: […] }`, each once, where they are texts and a few. */
function textsIn(wanted: unknown): readonly string[] | undefined {
  if (typeof wanted !== 'object' || wanted === null) return undefined
  const { in: list, ...others } = wanted as { readonly in?: unknown }
  if (!Array.isArray(list) || Object.keys(others).length > 0) return undefined
  const values = [...new Set(list)]
  const areFew = values.length > 1 && values.length <= mostValues
  return areFew && values.every(value => typeof value === 'string' && value !== '') ? values : undefined
}
