import { listAddress } from '../app/route.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'

/** A field by which records of one kind point at those of another. */
export interface Relation {
  readonly entity: EntityInfo
  readonly field: FieldInfo
  /** Whether it is the only way from that kind. */
  readonly isOnly: boolean
  /** The condition for what points at a record. */
  where(id: string): Readonly<Record<string, unknown>>
}

/** Every field of the modules that points at records of a kind; what the kernel keeps stands elsewhere on the page. */
export function relationsOf(directory: Directory, { name }: EntityInfo): readonly Relation[] {
  const all = directory.all
    .filter(entity => !entity.name.startsWith('kernel.'))
    .flatMap(entity =>
      entity.fields
        .filter(({ kind, options }) => (kind === 'ref' && options.entity === name) || kind === 'anyRef')
        .map(field => ({ entity, field })),
    )
  return all.map(({ entity, field }) => ({
    entity,
    field,
    isOnly: all.filter(other => other.entity === entity).length === 1,
    where: id => ({ [field.name]: field.kind === 'anyRef' ? `${name}/${id}` : id }),
  }))
}

/** The list of all of them. */
export function relatedAddress({ entity, where }: Relation, id: string): string {
  return listAddress(entity.path, where(id))
}
