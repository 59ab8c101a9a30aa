import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Outcome, Program, Step } from '../dialect.ts'
import { counting, ids, insert, step, testDatabase } from './database.fixture.ts'

describe('a group', () => {
  it('keeps 199 programs whole when one in the middle fails after it wrote', async () => {
    const { dialect } = await testDatabase()
    const programs = Array.from(
      { length: 200 },
      (_, id): Program => ({
        steps: id === 100 ? [insert(id), insert(1000), insert(id)] : [insert(id)],
      }),
    )
    const outcomes = await Promise.all(programs.map(dialect.commit))
    expect(outcomes.filter(outcome => !outcome.ok)).toEqual([
      { ok: false, step: 2, reason: 'unique', message: 'UNIQUE constraint failed: item.id', columns: ['item.id'] },
    ])
    expect(outcomes[100]?.ok).toBe(false)
    expect(await ids(dialect)).toEqual(Array.from({ length: 200 }, (_, id) => id).filter(id => id !== 100))
  })

  it('leaves out a program that is refused before it wrote', async () => {
    const { dialect } = await testDatabase()
    const missing = step('SELECT 1 FROM item WHERE id = ?', [99], { expect: 'row' })
    const outcomes = await Promise.all([
      dialect.commit({ steps: [insert(1)] }),
      dialect.commit({ steps: [missing, insert(2)] }),
      dialect.commit({ steps: [insert(1), insert(3)] }),
      dialect.commit({ steps: [step('this is no SQL')] }),
      dialect.commit({ steps: [insert(4)] }),
    ])
    expect(outcomes.map(reasonOf)).toEqual(['ok', 'expect', 'unique', 'error', 'ok'])
    expect(await ids(dialect)).toEqual([1, 4])
  })

  it('shows a program what the ones before it in the same group wrote', async () => {
    const { dialect } = await testDatabase()
    const first = step('SELECT 1 FROM item WHERE id = ?', [1], { expect: 'none' })
    const outcomes = await Promise.all([1, 2].map(() => dialect.commit({ steps: [first, insert(1)] })))
    expect(outcomes.map(reasonOf)).toEqual(['ok', 'expect'])
  })

  it('undoes a statement that kept rows although it failed', async () => {
    const { dialect } = await testDatabase()
    const partly = step('INSERT OR FAIL INTO item (id) VALUES (1), (2), (2), (3)')
    const outcomes = await Promise.all([dialect.commit({ steps: [partly] }), dialect.commit({ steps: [insert(9)] })])
    expect(outcomes.map(reasonOf)).toEqual(['unique', 'ok'])
    expect(await ids(dialect)).toEqual([9])
  })

  it.each(['COMMIT', ' rollback', 'BEGIN', 'SAVEPOINT x', 'INSERT OR ROLLBACK INTO item (id) VALUES (1)'])(
    'does not let a program end the transaction of the others: %s',
    async sql => {
      const { dialect } = await testDatabase()
      const outcomes = await Promise.all([
        dialect.commit({ steps: [insert(1)] }),
        dialect.commit({ steps: [insert(2), step(sql), insert(1)] }),
        dialect.commit({ steps: [insert(3)] }),
      ])
      expect(outcomes.map(reasonOf)).toEqual(['ok', 'error', 'ok'])
      expect(await ids(dialect)).toEqual([1, 3])
    },
  )

  it('ends as if its programs had run one after another, the refused ones never', async () => {
    const { dialect } = await testDatabase()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(operation, { minLength: 1, maxLength: 5 }), { maxLength: 30 }), async list => {
        await dialect.commit({ steps: [step('DELETE FROM item')] })
        const outcomes = await Promise.all(list.map(operations => dialect.commit({ steps: operations.map(stepOf) })))
        let table: Table = new Map()
        const expected = list.map(operations => {
          const next = operations.reduce<Table | undefined>((rows, each) => rows && applied(rows, each), table)
          if (next) table = next
          return next !== undefined
        })
        expect(outcomes.map(outcome => outcome.ok)).toEqual(expected)
        const rows = await dialect.all(step('SELECT id, code, count FROM item ORDER BY id'))
        expect(rows).toEqual([...table].sort(([a], [b]) => a - b).map(([id, row]) => ({ id, ...row })))
      }),
      { numRuns: 60 },
    )
  })
})

describe('an expectation', () => {
  const found = step('SELECT id FROM item WHERE id = ?', [1])
  const absent = step('SELECT id FROM item WHERE id = ?', [2])
  const changesOne = step('UPDATE item SET count = count + 1 WHERE id = ?', [1])
  const changesNone = step('UPDATE item SET count = count + 1 WHERE id = ?', [2])
  const changesBoth = step('UPDATE item SET count = count + 1')
  const returning = step('UPDATE item SET count = count + 1 WHERE id = ? RETURNING id', [1])

  it.each<[string, Step, string]>([
    ['row, and there is one', { ...found, expect: 'row' }, 'ok'],
    ['row, and there is none', { ...absent, expect: 'row' }, 'expect'],
    ['none, and there is none', { ...absent, expect: 'none' }, 'ok'],
    ['none, and there is one', { ...found, expect: 'none' }, 'expect'],
    ['none of rows that go back', { ...found, expect: 'none', returns: true }, 'expect'],
    ['a change, and one row changed', { ...changesOne, expect: 'changed' }, 'ok'],
    ['a change, and none changed', { ...changesNone, expect: 'changed' }, 'expect'],
    ['a change, and two changed', { ...changesBoth, expect: 'changed' }, 'expect'],
    ['a change that returns, unasked', { ...returning, expect: 'changed' }, 'ok'],
    ['a change that returns, asked', { ...returning, expect: 'changed', returns: true }, 'ok'],
    ['a change of a SELECT', { ...found, expect: 'changed' }, 'error'],
    ['anything', { ...absent, expect: 'any' }, 'ok'],
    ['nothing', changesNone, 'ok'],
  ])('of %s', async (_, tried, reason) => {
    const { dialect } = await testDatabase()
    await dialect.commit({ steps: [insert(1), insert(3)] })
    const outcome = await dialect.commit({ steps: [insert(4), tried] })
    expect(reasonOf(outcome)).toBe(reason)
    expect(await ids(dialect)).toEqual(reason === 'ok' ? [1, 3, 4] : [1, 3])
  })
})

describe('an outcome', () => {
  it('carries the rows of the steps that return, in order', async () => {
    const { dialect } = await testDatabase()
    const outcome = await dialect.commit({
      steps: [
        step('INSERT INTO item (id, code) VALUES (?, ?), (?, ?) RETURNING id, code', [1, '张伟', 2, null], {
          returns: true,
        }),
        insert(3),
        step('SELECT id FROM item WHERE id > ?', [7], { returns: true }),
        step('DELETE FROM item WHERE id = ?', [3], { returns: true }),
        step('SELECT count(*) AS n FROM item', [], { returns: true }),
      ],
    })
    const rows = [
      [
        { id: 1, code: '张伟' },
        { id: 2, code: null },
      ],
      [],
      [],
      [{ n: 2 }],
    ]
    expect(outcome).toEqual({ ok: true, rows })
  })

  it('names the columns of a unique index and the kind of another violation', async () => {
    const { dialect } = await testDatabase()
    await dialect.commit({ steps: [insert(1, 'a')] })
    await dialect.define([
      step('CREATE TABLE pair (a TEXT, b TEXT, UNIQUE (a, b))'),
      step("INSERT INTO pair VALUES ('x', 'y')"),
      step('CREATE TABLE word (text TEXT)'),
      step('CREATE UNIQUE INDEX word_lower ON word (lower(text))'),
      step("INSERT INTO word VALUES ('x')"),
    ])
    const [twice, both, expression, without] = await Promise.all([
      dialect.commit({ steps: [insert(2, 'a')] }),
      dialect.commit({ steps: [step("INSERT INTO pair VALUES ('x', 'y')")] }),
      dialect.commit({ steps: [step("INSERT INTO word VALUES ('X')")] }),
      dialect.commit({ steps: [step('INSERT INTO item (id, count) VALUES (?, ?)', [3, null])] }),
    ])
    expect(twice).toMatchObject({ ok: false, step: 0, reason: 'unique', columns: ['item.code'] })
    expect(both).toMatchObject({ reason: 'unique', columns: ['pair.a', 'pair.b'] })
    expect(expression).toMatchObject({ reason: 'unique', columns: [] })
    expect(without).toMatchObject({ ok: false, step: 0, reason: 'constraint' })
  })

  it('of a search index misused is a refusal of its program alone', async () => {
    const { dialect } = await testDatabase()
    await dialect.define([step("CREATE VIRTUAL TABLE search USING fts5(words, content='')")])
    const forget = step("INSERT INTO search (search, rowid, words) VALUES ('delete', 7, 'never there')")
    const outcomes = await Promise.all([
      dialect.commit({ steps: [insert(1)] }),
      dialect.commit({ steps: [insert(2), step("INSERT INTO search (rowid, words) VALUES (1, '张伟')"), forget] }),
      dialect.commit({ steps: [insert(3), step("INSERT INTO search (rowid, words) VALUES (2, '张伟')")] }),
    ])
    expect(outcomes.map(reasonOf)).toEqual(['ok', 'error', 'ok'])
    expect(await dialect.all(step('SELECT rowid FROM search WHERE search MATCH ?', ['张伟']))).toEqual([{ rowid: 2 }])
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a boolean', true],
    ['NaN', Number.NaN],
    ['an object', { id: 1 }],
    ['a function', () => 1],
  ])('of %s as a parameter is a refusal of its program alone', async (_, value) => {
    const { dialect } = await testDatabase()
    const outcomes = await Promise.all([
      dialect.commit({ steps: [insert(1)] }),
      dialect.commit({ steps: [insert(2), step('INSERT INTO item (id) VALUES (?)', [value as string])] }),
    ])
    expect(outcomes.map(reasonOf)).toEqual(['ok', 'error'])
    expect(outcomes[1]).toMatchObject({ step: 1, message: expect.stringContaining('Parameter 1') })
  })

  it('brings values back as they went in', async () => {
    const { dialect } = await testDatabase()
    const bytes = Buffer.from('a part of a shared pool')
    const values = ['', "it's 张伟 😀", 0, -1.5, 2 ** 53 - 1, 2n ** 60n, -(2n ** 63n), null, new Uint8Array(0), bytes]
    const sql = `SELECT ${values.map((_, index) => `? AS v${index}`).join(', ')}`
    const outcome = await dialect.commit({ steps: [step(sql, values, { returns: true })] })
    const [read] = await dialect.all(step(sql, values))
    const expected = values.map(value => (value === bytes ? new Uint8Array(bytes) : value))
    expect(Object.values(read ?? {})).toEqual(expected)
    expect(outcome.ok && Object.values(outcome.rows[0]?.[0] ?? {})).toEqual(expected)
  })
})

describe('a definition', () => {
  it('is undone as a whole and names the statement that failed', async () => {
    const { dialect } = await testDatabase()
    await dialect.commit({ steps: [step('INSERT INTO item (id, count) VALUES (1, 5), (2, 5)')] })
    const failing = dialect.define([
      step('ALTER TABLE item ADD COLUMN extra TEXT'),
      step('CREATE UNIQUE INDEX item_count ON item (count)'),
    ])
    await expect(failing).rejects.toMatchObject({
      code: 'KITH_DATABASE_STATEMENT',
      details: { step: 1, reason: 'unique', columns: ['item.count'] },
    })
    expect((await dialect.schema())[0]?.columns.map(column => column.name)).toEqual(['id', 'code', 'count'])
  })

  it('takes its turn between the programs before and after it, and reaches statements already prepared', async () => {
    const { dialect } = await testDatabase()
    const everything = step('SELECT * FROM item ORDER BY id')
    await dialect.all(everything)
    const before = dialect.commit({ steps: [insert(1)] })
    const early = dialect.commit({ steps: [step('INSERT INTO item (id, extra) VALUES (2, ?)', ['too early'])] })
    const defined = dialect.define([step("ALTER TABLE item ADD COLUMN extra TEXT DEFAULT 'new'"), step('ANALYZE')])
    const after = dialect.commit({ steps: [step('INSERT INTO item (id, extra) VALUES (3, ?)', ['in time'])] })
    await defined
    expect((await Promise.all([before, early, after])).map(reasonOf)).toEqual(['ok', 'error', 'ok'])
    expect((await dialect.all(everything)).map(row => row.extra)).toEqual(['new', 'in time'])
    await dialect.define([step('ALTER TABLE item RENAME COLUMN extra TO more')])
    expect((await dialect.all(everything)).map(row => row.more)).toEqual(['new', 'in time'])
  })
})

describe('a database that fails', () => {
  it('tells every program of the group when the disk is full, and stores none of them', async () => {
    const { dialect } = await testDatabase()
    await dialect.commit({ steps: [step('PRAGMA max_page_count = 20', [], { returns: true })] })
    const outcomes = await Promise.allSettled([
      dialect.commit({ steps: [insert(1)] }),
      dialect.commit({ steps: [step('INSERT INTO item (id, code) VALUES (2, ?)', ['x'.repeat(1_000_000)])] }),
    ])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'KITH_DATABASE_FULL' } })
    expect(await dialect.commit({ steps: [insert(3)] })).toEqual({ ok: true, rows: [] })
    expect(await ids(dialect)).toEqual([3])
  })

  it('says that another process holds it once that lasted longer than the busy timeout', async () => {
    const { dialect, file } = await testDatabase({ busyTimeout: 20 })
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    await expect(dialect.commit({ steps: [insert(1)] })).rejects.toMatchObject({ code: 'KITH_DATABASE_BUSY' })
    other.exec('ROLLBACK')
    expect(await dialect.commit({ steps: [insert(1)] })).toEqual({ ok: true, rows: [] })
  })

  it('loses no more than what a crashed writer had, and writes on', async () => {
    const workers = workersFromNowOn()
    const { dialect } = await testDatabase()
    const submitted = Array.from({ length: 150 }, (_, id) => dialect.commit({ steps: [insert(id)] }))
    await submitted[0]
    void workers[0]?.terminate()
    const settled = await Promise.allSettled(submitted)
    const lost = settled.filter(result => result.status === 'rejected')
    expect(lost.map(result => result.reason.code)).toEqual(lost.map(() => 'KITH_DATABASE_CRASHED'))
    expect(await dialect.commit({ steps: [insert(500)] })).toEqual({ ok: true, rows: [] })
    const stored = new Set(await ids(dialect))
    for (const [id, result] of settled.entries()) if (result.status === 'fulfilled') expect(stored).toContain(id)
  })

  it('tells the callers of a crashed writer, and runs what still waited', async () => {
    const workers = workersFromNowOn()
    const { dialect } = await testDatabase()
    const underWay = Array.from({ length: 25 }, (_, id) => dialect.commit({ steps: [insert(id), counting(5_000_000)] }))
    const waiting = dialect.commit({ steps: [insert(100)] })
    void workers[0]?.terminate()
    const settled = await Promise.allSettled(underWay)
    for (const result of settled) expect(result).toMatchObject({ reason: { code: 'KITH_DATABASE_CRASHED' } })
    expect(await waiting).toEqual({ ok: true, rows: [] })
    expect(await ids(dialect)).toEqual([100])
  })
})

describe('closing', () => {
  it('finishes what was accepted and refuses what comes later', async () => {
    const { dialect, file } = await testDatabase()
    const accepted = Array.from({ length: 250 }, (_, id) => dialect.commit({ steps: [insert(id)] }))
    const closing = dialect.close()
    await expect(dialect.commit({ steps: [insert(999)] })).rejects.toMatchObject({ code: 'KITH_DATABASE_CLOSED' })
    await closing
    expect((await Promise.all(accepted)).every(outcome => outcome.ok)).toBe(true)
    const stored = new Database(file)
    onTestFinished(() => void stored.close())
    expect(stored.prepare('SELECT count(*) FROM item').pluck().get()).toBe(250)
  })
})

/** Node tells of each worker that it starts; the first of a database is its writer. */
function workersFromNowOn(): Worker[] {
  const workers: Worker[] = []
  const collect = (message: unknown) => void workers.push((message as { worker: Worker }).worker)
  subscribe('worker_threads', collect)
  onTestFinished(() => void unsubscribe('worker_threads', collect))
  return workers
}

function reasonOf(outcome: Outcome | undefined): string {
  return outcome?.ok ? 'ok' : String(outcome?.reason)
}

type Operation =
  | { readonly kind: 'insert'; readonly id: number; readonly code: string }
  | { readonly kind: 'increment' | 'delete' | 'row' | 'none'; readonly id: number }
  | { readonly kind: 'broken' }

type Table = ReadonlyMap<number, { readonly code: string; readonly count: number }>

const id = fc.integer({ min: 0, max: 12 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), id, code: fc.constantFrom(...'abcdefghijkl') }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('increment', 'delete', 'row', 'none'), id }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'broken' as const }) },
)

function stepOf(operation: Operation): Step {
  switch (operation.kind) {
    case 'insert':
      return insert(operation.id, operation.code)
    case 'increment':
      return step('UPDATE item SET count = count + 1 WHERE id = ?', [operation.id], { expect: 'changed' })
    case 'delete':
      return step('DELETE FROM item WHERE id = ?', [operation.id], { expect: 'changed' })
    case 'broken':
      return step('INSERT INTO nowhere VALUES (1)')
    default:
      return step('SELECT 1 FROM item WHERE id = ?', [operation.id], { expect: operation.kind })
  }
}

/** The table after an operation, undefined where it is refused. */
function applied(table: Table, operation: Operation): Table | undefined {
  if (operation.kind === 'broken') return undefined
  const row = table.get(operation.id)
  const next = new Map(table)
  switch (operation.kind) {
    case 'insert':
      if (row || [...table.values()].some(other => other.code === operation.code)) return undefined
      return next.set(operation.id, { code: operation.code, count: 0 })
    case 'increment':
      return row && next.set(operation.id, { ...row, count: row.count + 1 })
    case 'delete':
      return next.delete(operation.id) ? next : undefined
    case 'row':
      return row && table
    case 'none':
      return row ? undefined : table
  }
}
