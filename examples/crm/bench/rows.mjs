import Database from 'better-sqlite3'

/** @typedef {{ table: string, columns: string[], values: unknown[] }} Written */
/** @typedef {{ sql: string, cells: (unknown | (string | number)[])[] }} Row a cell that is a list has slots in it, by number */
/** @typedef {{ rows: Row[], ids: number, names: string[] }} Template slots: first `ids` new ids, then the `names` */

/**
 * Every row of a database, by its text.
 *
 * @param {string} file
 * @returns {Map<string, Written>}
 */
export function allRows(file) {
  const database = new Database(file, { readonly: true })
  // The search index keeps its terms in tables of its own, which only it may write: see `templateOf`.
  const names =
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and (name = 'kernel_search_row' or name not like 'kernel_search%')"
  const rows = new Map()
  for (const table of database.prepare(names).pluck().all()) {
    const statement = database.prepare(`select * from "${table}"`)
    const columns = statement.columns().map(column => column.name)
    for (const values of statement.raw().iterate()) {
      rows.set(JSON.stringify([table, values]), { table, columns, values })
    }
  }
  database.close()
  return rows
}

/**
 * What one act wrote, with slots for what is another's in another one: new ids, and the `known` texts, of which those in
 * `found` are searched by.
 *
 * @param {Map<string, Written>} before
 * @param {Map<string, Written>} after
 * @param {Record<string, string>} known
 * @param {readonly string[]} [found]
 * @returns {Template}
 */
export function templateOf(before, after, known, found = ['name', 'email', 'phone']) {
  const standing = new Map([...before.values()].map(row => [idOf(row), row]))
  const old = new Set([...before.keys()].join().match(uuid))
  const written = [...after].filter(([text]) => !before.has(text)).map(([, row]) => row)
  const ids = [...new Set(JSON.stringify(written).match(uuid))].filter(id => !old.has(id))
  const slots = [...ids, ...Object.values(known)]
  const places = new RegExp(`(${slots.map(text => text.replaceAll(/[^\w]/g, '\\$&')).join('|')})`)
  const cell = value => {
    if (typeof value !== 'string' || !places.test(value)) return value
    return value
      .split(places)
      .map((part, i) => (i % 2 ? slots.indexOf(part) : part))
      .filter(part => part !== '')
  }
  const searched = found.flatMap(name => [ids.length + Object.keys(known).indexOf(name), ' '])
  const rows = written.flatMap(written => {
    const { table, columns, values } = written
    const earlier = columns[0] === 'id' ? standing.get(idOf(written)) : undefined
    if (earlier) {
      const changed = columns.map((_, i) => i).filter(i => values[i] !== earlier.values[i])
      const sql = `update "${table}" set ${changed.map(i => `"${columns[i]}" = ?`)} where "id" = ?`
      return [{ sql, cells: [...changed, 0].map(i => cell(values[i])) }]
    }
    // A number that the database gives itself.
    const given = columns.map((name, i) => [name, values[i]]).filter(([name]) => name !== 'seq')
    const names = given.map(([name]) => `"${name}"`).join(', ')
    const sql = `insert into "${table}" (${names}) values (${given.map(() => '?').join(', ')})`
    const row = { sql, cells: given.map(([, value]) => cell(value)) }
    return table === 'kernel_search_row' ? [row, { sql: terms, cells: [searched] }] : [row]
  })
  return { rows, ids: ids.length, names: Object.keys(known) }
}

const idOf = ({ table, values }) => `${table}/${values[0]}`

const terms = 'insert into kernel_search (rowid, terms) values (last_insert_rowid(), ?)'

/**
 * The values of the rows of one submission, in the order of `template.rows`.
 *
 * @param {Template} template
 * @param {readonly string[]} slots
 */
export function fill(template, slots) {
  return template.rows.map(({ cells }) =>
    cells.map(cell => {
      if (!Array.isArray(cell)) return cell
      if (cell.length === 1) return slots[cell[0]]
      let text = ''
      for (const part of cell) text += typeof part === 'number' ? slots[part] : part
      return text
    }),
  )
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
