import pg from 'pg'
import type { Row } from '../dialect.ts'
import { type BatchStep, runBatch } from './batch.ts'
import { isLost } from './map-error.ts'
import { createPrepared, type Prepared } from './prepared.ts'

/** A connection that is nobody else's until it is given back. */
export interface Lease {
  readonly client: pg.PoolClient
  run(steps: readonly BatchStep[]): Promise<Row[][]>
  /** Give it back; one on which something went wrong is not used again. */
  release(broken?: boolean): void
}

export interface Pool {
  /** Waits for a connection. Rejects with the driver's error where the server cannot be reached. */
  take(): Promise<Lease>
  /** One batch on any connection. */
  run(steps: readonly BatchStep[]): Promise<Row[][]>
  /** Whether somebody waits for a connection. */
  isCrowded(): boolean
  /** Whether nobody uses one of its connections. */
  isIdle(): boolean
  close(): Promise<void>
}

export type PoolConfig = pg.PoolConfig

export function createPool(config: PoolConfig): Pool {
  const pool = new pg.Pool({ allowExitOnIdle: true, keepAlive: true, idleTimeoutMillis: 60_000, ...config })
  const prepared = new WeakMap<pg.PoolClient, Prepared>()
  // A connection that ends while nobody uses it is replaced; one that is in use says so to who uses it.
  pool.on('error', () => undefined)
  pool.on('connect', client => {
    client.on('error', () => undefined)
    prepared.set(client, createPrepared())
  })

  const take = async (): Promise<Lease> => {
    const client = await pool.connect()
    const own = prepared.get(client) as Prepared
    return {
      client,
      run: steps => runBatch(client, own, steps),
      release: broken => client.release(broken === true),
    }
  }

  return {
    take,
    async run(steps) {
      const lease = await take()
      let broken = false
      try {
        return await lease.run(steps)
      } catch (error) {
        broken = isLost((error as { readonly cause?: unknown }).cause)
        throw error
      } finally {
        lease.release(broken)
      }
    },
    isCrowded: () => pool.waitingCount > 0,
    isIdle: () => pool.waitingCount === 0 && pool.idleCount === pool.totalCount,
    close: () => pool.end(),
  }
}
