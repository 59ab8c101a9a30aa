import { KithError } from '@kith/sdk'
import type { IndexSpec } from '../ddl.ts'
import { type CommitterOptions, reach } from './commit.ts'
import { ddl } from './ddl.ts'
import { faultOf, isCollision, messageOf } from './map-error.ts'
import { schemaTurn } from './schema-turn.ts'

// It waits for every transaction there is, in other schemas too, and one that waits for it ends it.
const tries = 10

/**
 * Builds an index while others go on writing. One that was broken off, by a server that stopped or by values that are
 * there twice, is left unfinished by PostgreSQL, costs every write and serves nobody: it is taken away and made anew.
 */
export async function buildIndex(
  options: Pick<CommitterOptions, 'pool' | 'where' | 'patience'>,
  table: string,
  index: IndexSpec,
): Promise<void> {
  const lease = await reach(options)
  const run = (text: string) => lease.client.query(text)
  const removeUnfinished = async () => {
    const { rowCount } = await lease.client.query(unfinished, [index.name])
    if (rowCount) await run(`drop index concurrently if exists "${index.name}"`)
  }
  try {
    // It waits for every transaction that has begun, however long that takes.
    await run('set lock_timeout = 0')
    await schemaTurn(lease.client, Number.POSITIVE_INFINITY)
    for (let tried = 1; ; tried++) {
      await removeUnfinished()
      try {
        await run(ddl.createIndex(table, index).replace(/^create (unique )?index/, '$& concurrently if not exists'))
        break
      } catch (error) {
        if (tried === tries || !isCollision(error)) throw error
      }
    }
    await run(`analyze "${table}"`)
  } catch (error) {
    await removeUnfinished().catch(() => undefined)
    const reason = `The index ${index.name} was not built: ${messageOf(error)}`
    throw (
      faultOf(error, options.where) ?? new KithError('KITH_DATABASE_STATEMENT', reason, { step: 0, reason: 'error' })
    )
  } finally {
    // It no longer has the patience of the others, and gives back the turn by ending.
    lease.release(true)
  }
}

const unfinished = `select 1 from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
  where c.relname = $1 and not i.indisvalid`
