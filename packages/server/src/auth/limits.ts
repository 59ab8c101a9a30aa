import { type App, hashOf } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { sql } from 'kysely'

/** At most `max` within `seconds`, counted from the first. */
export interface Limit {
  readonly max: number
  readonly seconds: number
}

/** Counts attempts in the database: all servers of it count together, and a restart forgets none. */
export interface Limits {
  /** Counts one; throws `KITH_ATTEMPTS` with `details.seconds` to wait where it is one too many. */
  take(key: string, limit: Limit): Promise<void>
  /** Forgets what was counted: it went well. */
  forget(key: string): Promise<void>
  /** Takes back one. */
  giveBack(key: string): Promise<void>
}

export function createLimits(app: App): Limits {
  const query = app.tables.query()
  return {
    async take(key, { max, seconds }) {
      const now = app.clock.now()
      const at = now.toISOString()
      const until = new Date(now.getTime() + seconds * 1000).toISOString()
      const isOver = sql<boolean>`"auth_attempt"."until" <= ${at}`
      const row = await query
        .insertInto('auth_attempt')
        .values({ id: hashOf(key), count: 1, until })
        .onConflict(conflict =>
          conflict.column('id').doUpdateSet({
            count: sql`case when ${isOver} then 1 else "auth_attempt"."count" + 1 end`,
            until: sql`case when ${isOver} then ${until} else "auth_attempt"."until" end`,
          }),
        )
        .returning(['count', 'until'])
        .executeTakeFirstOrThrow()
      if (Number(row.count) === 1) await query.deleteFrom('auth_attempt').where('until', '<=', at).execute()
      if (Number(row.count) <= max) return
      const wait = Math.ceil((Date.parse(String(row.until)) - now.getTime()) / 1000)
      throw new KithError('KITH_ATTEMPTS', `Too many attempts: try again in ${wait} seconds.`, { seconds: wait })
    },
    async forget(key) {
      await query.deleteFrom('auth_attempt').where('id', '=', hashOf(key)).execute()
    },
    async giveBack(key) {
      await query
        .updateTable('auth_attempt')
        .set({ count: sql`"count" - 1` })
        .where('id', '=', hashOf(key))
        .where('count', '>', 0)
        .execute()
    },
  }
}
