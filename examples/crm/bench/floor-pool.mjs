import pg from 'pg'

/**
 * Writes the rows of one submission in one statement and one commit, on a pool of ten connections.
 *
 * @param {string} address
 * @param {readonly string[]} statements with `?` for values
 */
export function openPool(address, statements) {
  const pool = new pg.Pool({ connectionString: address, max: 10 })
  let next = 0
  const parts = statements.map((sql, i) => `r${i} as (${sql.replaceAll('?', () => `$${++next}`)})`)
  const text = `with ${parts.join(', ')} select 1`
  return rows => pool.query({ name: 'submission', text, values: rows.flat() })
}
