import { convertible } from './records.mjs'
import { visitor } from './visitor.mjs'

/** @typedef {{ kind: 'submission' | 'conversion', run: number, before: number, sizes?: import('./records.mjs').Sizes }} Asked */

/**
 * What is posted: number `n` of run `run`, with `before` posts in earlier runs.
 *
 * @param {Asked} asked
 * @returns {(n: number) => object}
 */
export function bodies({ kind, run, before, sizes }) {
  if (kind === 'submission') return n => visitor(n, run)
  const ids = convertible(sizes)
  for (let n = 0; n < before; n++) ids.next()
  return () => conversion(ids.next().value)
}

/** A lead becomes an account, a contact and an opportunity. */
export const conversion = id => ({
  id,
  account: 'create',
  contact: 'create',
  more: {
    'opportunities.opportunity': { need: 'Two excavators from March on', intent: 'comparing', timeframe: 'quarter' },
  },
})
