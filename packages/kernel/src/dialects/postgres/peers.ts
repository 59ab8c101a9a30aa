import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Peers } from '../dialect.ts'
import { beatStep, claimSteps, leaveStep } from './claims.ts'
import type { Pool, PoolConfig } from './pool.ts'

export interface PeersOptions {
  readonly config: PoolConfig
  /** Where what is told is sent from. */
  readonly pool: Pool
}

const MOST_AT_ONCE = 100
const AGAIN_AFTER = 1000

/**
 * LISTEN on a connection of its own, NOTIFY outside of the commits: as part of one it would make all of them wait for
 * each other. So what a server told just before it was killed is not heard; who listens looks again from time to time.
 */
export function createPeers({ config, pool }: PeersOptions): Peers & { close(): Promise<void> } {
  const self = randomUUID()
  const listeners = new Set<(message: string | undefined) => void>()
  const waiting: string[] = []
  let sending: Promise<void> | undefined
  let connection: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const send = async (): Promise<void> => {
    while (waiting.length > 0) {
      const messages = waiting.splice(0, MOST_AT_ONCE).map(message => `${self} ${message}`)
      await pool
        .run([
          {
            text: `select pg_notify('kith_' || current_schema(), m) from json_array_elements_text($1::json) m`,
            values: [JSON.stringify(messages)],
            returns: false,
          },
        ])
        .catch(() => undefined)
    }
    sending = undefined
  }

  const connect = async (again: boolean): Promise<void> => {
    const client = new pg.Client({ ...config, keepAlive: true })
    const lost = () => {
      if (connection === client) connection = undefined
      client.removeAllListeners('notification')
      void client.end().catch(() => undefined)
      if (closed || retry) return
      retry = setTimeout(() => {
        retry = undefined
        void connect(true)
      }, AGAIN_AFTER).unref()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '' }) => {
      if (!payload.startsWith(self)) tellAll(payload.slice(self.length + 1))
    })
    try {
      await client.connect()
      if (closed) return await client.end()
      connection = client
      ;(client as unknown as { unref(): void }).unref()
      await client.query(`do $$ begin execute format('listen %I', 'kith_' || current_schema()); end $$`)
      if (again) tellAll(undefined)
    } catch {
      lost()
    }
  }

  const tellAll = (message: string | undefined): void => {
    for (const listener of listeners) listener(message)
  }

  return {
    id: self,
    claim: options => claimSteps(self, options),
    beat: () => beatStep(self),
    leave: () => leaveStep(self),
    tell(message) {
      waiting.push(message)
      sending ??= send()
    },
    listen(listener) {
      if (listeners.size === 0) void connect(false)
      listeners.add(listener)
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await sending
      await connection?.end().catch(() => undefined)
    },
  }
}
