import type { Filter } from '../app/route.ts'

/** What of an entity is listed, and how. */
export interface ListSpec {
  readonly where?: Filter
  /** Names of fields, with a leading minus descending; none: newest first. */
  readonly sort?: readonly string[]
  /** Names of fields; absent: what the entity shows by itself. */
  readonly columns?: readonly string[]
  /** The choice or ref by which records stand on a board; absent: a table. */
  readonly board?: string
  /** The saved view that it began as. */
  readonly view?: string
}

const names = (asked: string | null) => asked?.split(',').filter(Boolean)

/** As an address says it, behind the '?'. What is no filter is left out: the list is there all the same. */
export function specOf(asked: string | undefined): ListSpec {
  const query = new URLSearchParams(asked)
  const where = filterIn(query.get('where'))
  const [sort, columns, board, view] = [
    names(query.get('sort')),
    names(query.get('columns')),
    query.get('board') ?? undefined,
    query.get('view') ?? undefined,
  ]
  return {
    ...(where && { where }),
    ...(sort?.length && { sort }),
    ...(columns?.length && { columns }),
    ...(board && { board }),
    ...(view && { view }),
  }
}

/** '' for the plain list. */
export function specQuery({ where, sort, columns, board, view }: ListSpec): string {
  const query = new URLSearchParams()
  if (view) query.set('view', view)
  if (where && Object.keys(where).length > 0) query.set('where', JSON.stringify(where))
  if (sort?.length) query.set('sort', sort.join(','))
  if (columns?.length) query.set('columns', columns.join(','))
  if (board) query.set('board', board)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function isSameSpec(a: ListSpec, b: ListSpec): boolean {
  return specQuery(a) === specQuery(b)
}

function filterIn(asked: string | null): Filter | undefined {
  try {
    const where: unknown = JSON.parse(asked ?? 'null')
    return typeof where === 'object' && where !== null && !Array.isArray(where) ? (where as Filter) : undefined
  } catch {
    return undefined
  }
}
