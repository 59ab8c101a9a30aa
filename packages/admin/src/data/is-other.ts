import type { PropertyValues } from 'lit'
import type { EntityInfo } from './directory.ts'

/** Whether a part is given another entity, and not the same one whose fields were added or changed. */
export function isOther(changed: PropertyValues<{ readonly entity: EntityInfo }>, { name }: EntityInfo): boolean {
  return changed.has('entity') && changed.get('entity')?.name !== name
}
