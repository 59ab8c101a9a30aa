import type { FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { drawValue } from '../values/draw.ts'
import type { PanelOptions } from './panels.ts'

/** How the fields of a record are drawn on its page. */
export function drawOf(
  { texts, directory, entity, row, labels }: Pick<PanelOptions, 'texts' | 'directory' | 'entity' | 'row' | 'labels'>,
  now: Date,
): (field: FieldInfo) => unknown {
  const context = { texts, directory, labels, entity: entity.name, now, beside: directory.pointingAt(entity.name) }
  return field => drawValue(fieldValue(row, field.name), { ...context, field })
}
