import type { Database } from 'better-sqlite3'

export interface Index {
  readonly name: string
  /** What `sqlite_stat1` calls it: the primary key of a table without row numbers has the table's name there. */
  readonly statName: string
  readonly columns: readonly string[]
}

export interface Table {
  readonly name: string
  /** It has no row numbers: its rows live in its primary key. */
  readonly compact: boolean
}

/** A table's indexes of all its rows, by whole columns. */
export function indexesOf(connection: Database, table: Table): Index[] {
  const all = connection.pragma(`main.index_list(${quoted(table.name)})`) as {
    readonly name: string
    readonly origin: string
    readonly partial: number
  }[]
  return all
    .filter(({ partial }) => partial === 0)
    .flatMap(({ name, origin }) => {
      const columns = connection.pragma(`main.index_info(${quoted(name)})`) as { readonly name: string | null }[]
      const known = columns.flatMap(column => column.name ?? [])
      if (known.length < columns.length) return []
      const statName = table.compact && origin === 'pk' ? table.name : name
      return [{ name: `part of ${name}`, statName, columns: known }]
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
