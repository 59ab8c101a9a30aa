import type { Database } from 'better-sqlite3'

export interface Index {
  readonly name: string
  /** What `sqlite_stat1` calls it: the primary key of a table without row numbers has the table's name there. */
  readonly statName: string
  readonly columns: readonly string[]
}

/** A table's indexes of all its rows. */
export function indexesOf(connection: Database, table: string): Index[] {
  const all = connection.pragma(`main.index_list(${quoted(table)})`) as {
    readonly name: string
    readonly origin: string
    readonly partial: number
  }[]
  const compact = connection.pragma(`main.table_list(${quoted(table)})`) as {
    readonly schema: string
    readonly wr: number
  }[]
  const isCompact = compact.some(({ schema, wr }) => schema === 'main' && wr === 1)
  return all
    .filter(({ partial }) => partial === 0)
    .map(({ name, origin }) => {
      const columns = connection.pragma(`main.index_info(${quoted(name)})`) as { readonly name: string | null }[]
      const statName = isCompact && origin === 'pk' ? table : name
      return { name: `part of ${name}`, statName, columns: columns.flatMap(column => column.name ?? []) }
    })
}

/** Of how many rows a group is looked at. */
const largest = 500
const probes = 100

/**
 * For each beginning of an index's columns, how many rows are equal in it, on average over the groups: by looking, for
 * some rows of the part, at how many the whole has. `largest` stands for any more.
 */
export function groupSizes(connection: Database, table: string, { columns }: Index): number[] {
  return columns.map((_, last) => {
    const first = columns.slice(0, last + 1).map(quoted)
    const same = first.map(column => `w.${column} is p.${column}`).join(' and ')
    const sizes = connection
      .prepare<[], number>(
        `select (select count(*) from (select 1 from main.${table} w where ${same} limit ${largest}))
         from (select ${first.join(', ')} from temp.${table} order by random() limit ${probes}) p`,
      )
      .pluck()
      .all()
    // A row meets large groups more often: the mean of the parts that rows are of their groups is that of all groups.
    return sizes.length / sizes.reduce((sum, size) => sum + 1 / Math.max(1, size), 0)
  })
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
