import type { Api, Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isEmptyDocument } from '../values/document.ts'
import { isAddress } from '../values/links.ts'
import { oneRecord } from './one-record.ts'

/** One record on the way that another came. */
export interface OriginStep {
  readonly entityName: string
  readonly id: string
  /** Absent where one may not see the record. */
  readonly label: string | undefined
  readonly entity: EntityInfo | undefined
  readonly row: RecordRow | undefined
  readonly labels: Labels
}

export interface Origin {
  /** Nearest first. */
  readonly steps: readonly OriginStep[]
}

/** The chain of records that a record came from, with what each of them holds. */
export async function loadOrigin(
  api: Api,
  directory: Directory,
  record: { readonly entity: string; readonly id: string },
): Promise<Origin> {
  const chain = await api.origin(record)
  const steps = chain.map(async ({ entity: entityName, id, label }): Promise<OriginStep> => {
    const entity = directory.byName(entityName)
    const found = entity && label !== undefined ? await oneRecord(api, directory, entity, id) : undefined
    return { entityName, id, label, entity, row: found?.row, labels: found?.labels ?? {} }
  })
  return { steps: await Promise.all(steps) }
}

/**
 * The page on which it began: the first address that the oldest record holds of itself, not by what a person typed. A
 * fixed field never changes after the record was made, a personal one is somebody's own words.
 */
export function landingPage(steps: readonly OriginStep[], entity: EntityInfo, row: RecordRow): string | undefined {
  const held = [...steps].reverse().map(step => step.entity && step.row && addressIn(step.entity, step.row))
  return [...held, addressIn(entity, row)].find(address => address !== undefined)
}

function addressIn({ fields }: EntityInfo, row: RecordRow): string | undefined {
  const kept = fields.filter(({ options }) => options.fixed && !options.personal)
  return kept.flatMap(({ name }) => scalars(fieldValue(row, name))).find(isAddress)
}

function scalars(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalars) : [value]
}

/** The documents that a record holds: what somebody answered, and what was noted about it. */
export function documentsOf({ fields }: EntityInfo, row: RecordRow): readonly FieldInfo[] {
  return fields.filter(({ kind, name }) => kind === 'json' && !isEmptyDocument(fieldValue(row, name)))
}
