import { createPool, type Pool, type PoolConfig } from './pool.ts'
import { readUrl } from './url.ts'

/** Where connections come from, and where they go once their database is closed. */
export interface Pools {
  take(config: PoolConfig): Pool
  giveBack(config: PoolConfig, pool: Pool): Promise<void>
}

/** Connections are made for their database and end with it. */
export const ownPools: Pools = {
  take: createPool,
  giveBack: (_config, pool) => pool.close(),
}

/** Pools that outlive those who use them. */
export interface KeptPools extends Pools {
  /** Ends the connections to a database that goes. */
  end(url: string): Promise<void>
}

/** Nearly all that a test needs are taken again by the next; the rest would add up to more than the server gives. */
const idleTimeoutMillis = 1_000

/** For tests that use a database one after another: to make a connection costs the server more than most of them ask of it. */
export function keepPools(): KeptPools {
  const kept = new Map<string, Pool[]>()
  return {
    take: config => kept.get(keyOf(config))?.pop() ?? createPool({ idleTimeoutMillis, ...config }),
    async giveBack(config, pool) {
      if (!pool.isIdle()) return await pool.close()
      const key = keyOf(config)
      kept.set(key, [...(kept.get(key) ?? []), pool])
    },
    async end(url) {
      const { options, connection } = readUrl(url)
      for (const [key, pools] of kept) {
        const config = JSON.parse(key) as PoolConfig
        if (config.connectionString !== connection || !config.options?.startsWith(options)) continue
        kept.delete(key)
        for (const pool of pools) await pool.close()
      }
    },
  }
}

const keyOf = (config: PoolConfig): string => JSON.stringify(config)
