import type { Condition } from '@kith/rules'
import { sayChip } from '../list/filter/say.ts'
import type { Draw } from './draw.ts'

/** A condition as a sentence. */
export const drawCondition: Draw = (value, { texts, directory, labels, field }) => {
  const entity = directory.byName(field.options.entity ?? '')
  return entity ? sayChip(value as Condition, { texts, entity, labels }) : JSON.stringify(value)
}
