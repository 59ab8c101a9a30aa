import type { Filter } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import type { ColumnHead } from './feed.ts'

const most = 50

/**
 * The records that stand for the columns of a board by a ref: in the order of their `position`, those that belong together
 * side by side, and two of one name told apart by that. What the list says of a ref that they have too narrows them
 * (ADR 0047).
 */
export async function readColumns(
  { api }: Session,
  directory: Directory,
  field: FieldInfo,
  where: Filter | undefined,
): Promise<ReadonlyMap<string, ColumnHead>> {
  const target = directory.byName(field.options.entity ?? '')
  if (!target) return new Map()
  const refs = target.fields.filter(({ kind }) => kind === 'ref')
  const isPlaced = target.fields.some(({ name }) => name === 'position')
  const { rows, labels = {} } = await api.list(target.path, {
    where: sharedBy(where, refs),
    sort: [isPlaced ? 'position' : target.label],
    with: refs.map(({ name }) => name),
    limit: most,
  })
  const together = Map.groupBy(rows, row => refs.map(({ name }) => String(row[name])).join(' '))
  const nameOf = (row: RecordRow) => String(row[target.label] ?? '')
  const named = Map.groupBy(rows, nameOf)
  const toldApart = (row: RecordRow) => {
    const others = refs.map(({ name }) => labels[String(row[name])]).filter(label => label !== undefined)
    return (named.get(nameOf(row))?.length ?? 0) > 1 ? [nameOf(row), ...others].join(' · ') : nameOf(row)
  }
  const heads = [...together.values()].flat().map(row => [row.id, headOf(target, row, toldApart(row))] as const)
  return new Map(heads)
}

function headOf(target: EntityInfo, row: RecordRow, name: string): ColumnHead {
  const choice = target.fields.find(({ kind }) => kind === 'choice')
  return { name, state: choice ? String(row[choice.name] ?? '') : '' }
}

/** What a condition says, plainly, of these refs. */
function sharedBy(where: Filter | undefined, refs: readonly FieldInfo[]): Filter {
  const parts = [where ?? {}, ...((where?.all ?? []) as readonly Filter[])]
  const said = parts.flatMap(part => Object.entries(part))
  const shared = said.filter(([name, value]) => typeof value === 'string' && refs.some(ref => ref.name === name))
  return Object.fromEntries(shared) as Filter
}
