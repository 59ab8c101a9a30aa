import { evaluate } from '@kith/rules'
import type { Condition, FieldType } from '@kith/sdk'
import type { FormDesign, FormValues } from '../contract/index.ts'

/**
 * The names of the fields that show with these values, as the element decides it: a condition is asked of what would be
 * sent, and conditions that contradict each other end after as many passes as there are fields.
 */
export function visibleNames(
  design: Pick<FormDesign, 'steps'>,
  types: Readonly<Record<string, FieldType>>,
  given: FormValues,
): Set<string> {
  let values = given
  let shown = new Set(Object.keys(types))
  for (let pass = 0; pass <= Object.keys(types).length; pass++) {
    const holds = ({ when }: { when?: Condition }) => !when || evaluate(when, values, { types })
    const fields = design.steps.filter(holds).flatMap(step => step.fields.filter(holds))
    const next = new Set(fields.map(field => field.name))
    const settled = next.size === shown.size && [...next].every(name => shown.has(name))
    shown = next
    if (settled) break
    values = Object.fromEntries(Object.entries(given).filter(([name]) => next.has(name)))
  }
  return shown
}
