import { type CommitterOptions, reach } from './commit.ts'

/**
 * What was deleted or overwritten leaves the tables, and what the planner remembers of them: statistics keep values, and
 * are made anew by themselves only when a tenth of a table has changed. Others go on reading and writing.
 */
export async function scrub(options: Pick<CommitterOptions, 'pool' | 'where' | 'patience'>): Promise<void> {
  const lease = await reach(options)
  let isWhole = false
  try {
    const { rows } = await lease.client.query<{ table: string }>(tables)
    for (const { table } of rows) await lease.client.query(`vacuum (analyze) ${table}`)
    isWhole = true
  } finally {
    lease.release(!isWhole)
  }
}

const tables = `select format('%I.%I', schemaname, tablename) as table from pg_tables
  where schemaname = current_schema() order by 1`
