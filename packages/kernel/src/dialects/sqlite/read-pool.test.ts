import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { counting, insert, step, testDatabase } from './database.fixture.ts'
import { openReadPool } from './read-pool.ts'
import { ownThreads } from './threads.ts'

describe('a read', () => {
  it('sees every commit that was resolved before it', async () => {
    const { dialect } = await testDatabase()
    for (let id = 1; id <= 50; id++) {
      await dialect.commit({ steps: [insert(id)] })
      const counts = await Promise.all([1, 2, 3].map(() => dialect.all(step('SELECT count(*) AS n FROM item'))))
      expect(counts.flat()).toEqual([{ n: id }, { n: id }, { n: id }])
    }
  })

  it('is answered with its own rows among hundreds of one turn', async () => {
    const { dialect } = await testDatabase()
    const reads = Array.from({ length: 500 }, (_, n) => dialect.all(step(`SELECT ? AS n, ${n % 7} AS kind`, [n])))
    expect(await Promise.all(reads)).toEqual(reads.map((_, n) => [{ n, kind: n % 7 }]))
  })

  it('goes on after more statements than a worker keeps', async () => {
    const { dialect } = await testDatabase()
    for (let round = 0; round < 3; round++) {
      const reads = Array.from({ length: 900 }, (_, n) => dialect.all(step(`SELECT ${round * 900 + n} AS n`)))
      expect((await Promise.all(reads)).map(rows => rows[0]?.n)).toEqual(reads.map((_, n) => round * 900 + n))
    }
  })

  it.each([
    ['a write', 'INSERT INTO item (id) VALUES (1)'],
    ['a write that returns', 'DELETE FROM item RETURNING id'],
    ['a transaction', 'BEGIN'],
    ['no SQL', 'SELECT FROM nothing WHERE'],
    ['too few parameters', 'SELECT ? AS a'],
  ])('refuses %s and harms no other', async (_, sql) => {
    const { dialect } = await testDatabase({ readers: 1 })
    const [refused, other] = await Promise.allSettled([dialect.all(step(sql)), dialect.all(step('SELECT 1 AS one'))])
    expect(refused).toMatchObject({ reason: { code: 'KITH_DATABASE_STATEMENT', details: { sql } } })
    expect(other).toEqual({ status: 'fulfilled', value: [{ one: 1 }] })
  })

  it('that is slow holds up none behind it', async () => {
    const { dialect } = await testDatabase({ readers: 1 })
    const order: string[] = []
    await Promise.all([
      dialect.all(counting(10_000_000), { deadline: 600_000 }).then(() => order.push('slow')),
      ...[1, 2, 3].map(n => dialect.all(step('SELECT ? AS n', [n])).then(() => order.push('quick'))),
    ])
    expect(order).toEqual(['quick', 'quick', 'quick', 'slow'])
  })

  it('is answered also when many slow ones keep every reader busy', async () => {
    const { dialect } = await testDatabase({ readers: 1 })
    const bounds = Array.from({ length: 40 }, (_, n) => (n % 5 === 0 ? 1_000_000 + n : n + 1))
    const counts = await Promise.all(bounds.map(n => dialect.all(counting(n), { deadline: 600_000 })))
    expect(counts.flat().map(row => row.n)).toEqual(bounds)
  })

  it('is answered also by a reader that is one too many and was thought slow', async () => {
    const { file } = await testDatabase()
    const gates: (() => void)[] = []
    // The first reader starts at once, the second when it is let.
    // biome-ignore lint/suspicious/noThenProperty: it is a promise to who waits for it
    const gated = { then: (open: () => void) => void (gates.length === 0 ? open() : gates.push(open)) }
    const writable = gated as unknown as Promise<void>
    const pool = await openReadPool({ file, busyTimeout: 1000, durable: false }, 1, writable, ownThreads)
    gates.push(() => {})
    const read = (n: number) => pool.all(counting(n), { deadline: 600_000 }).then(([row]) => row?.n)
    expect(await Promise.all([read(2_000_000), read(1)])).toEqual([2_000_000, 1])
    for (const open of gates) open()
    await setTimeout(1000)
    const reads = Promise.all([read(100_000), read(6_000_000), read(2)])
    await setImmediate()
    // What it answers meanwhile is heard of after this thread has found it slow.
    for (const until = performance.now() + 400; performance.now() < until; );
    expect(await reads).toEqual([100_000, 6_000_000, 2])
    await pool.close()
  })

  it('past its deadline is an error, and its reader is replaced', async () => {
    const { dialect } = await testDatabase({ readers: 1 })
    const endless = counting(20_000_000)
    await expect(dialect.all(endless, { deadline: 50 })).rejects.toMatchObject({
      code: 'KITH_READ_DEADLINE',
      details: { deadline: 50, sql: endless.sql },
    })
    expect(await dialect.all(step('SELECT 1 AS one'))).toEqual([{ one: 1 }])
    await dialect.close()
  })

  it('that waits beyond its deadline is an error too', async () => {
    const { dialect } = await testDatabase({ readers: 1 })
    const reads = Array.from({ length: 8 }, () => dialect.all(counting(5_000_000), { deadline: 1 }))
    for (const read of await Promise.allSettled(reads)) {
      expect(read).toMatchObject({ reason: { code: 'KITH_READ_DEADLINE' } })
    }
    expect(await dialect.all(step('SELECT 1 AS one'))).toEqual([{ one: 1 }])
  })

  it('is asked again of another reader when the one before it crashed the first', async () => {
    const workers: Worker[] = []
    const collect = (message: unknown) => void workers.push((message as { worker: Worker }).worker)
    subscribe('worker_threads', collect)
    onTestFinished(() => void unsubscribe('worker_threads', collect))
    const { dialect } = await testDatabase({ readers: 1 })
    const started = dialect.all(step('SELECT 1 AS one'))
    await started
    const [crashing, behind] = [dialect.all(counting(5_000_000)), dialect.all(step('SELECT 2 AS two'))]
    void setImmediate().then(() => workers[1]?.terminate())
    await expect(crashing).rejects.toMatchObject({ code: 'KITH_DATABASE_CRASHED' })
    expect(await behind).toEqual([{ two: 2 }])
  })

  it('that was accepted is answered by a pool that closes', async () => {
    const { dialect } = await testDatabase()
    const reads = Array.from({ length: 100 }, (_, n) => dialect.all(step('SELECT ? AS n', [n])))
    await dialect.close()
    expect((await Promise.all(reads)).flat()).toEqual(reads.map((_, n) => ({ n })))
    await expect(dialect.all(step('SELECT 1'))).rejects.toMatchObject({ code: 'KITH_DATABASE_CLOSED' })
  })
})
