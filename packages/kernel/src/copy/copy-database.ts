import { hash } from 'node:crypto'
import { KithError } from '@kith/sdk'
import { insertOf, isCopied, specOf } from '../dialects/copied.ts'
import type { Dialect, SqlValue, Step, TableInfo } from '../dialects/dialect.ts'
import { openDialect } from '../dialects/open.ts'
import { compareTable } from './compare-table.ts'
import { readPage } from './read-page.ts'

export interface CopyProgress {
  readonly phase: 'copy' | 'compare'
  readonly table: string
  /** Rows of this table so far. */
  readonly rows: number
  readonly total: number
}

export type Report = (at: CopyProgress) => void | Promise<void>

export interface CopyOptions {
  readonly from: string
  readonly to: string
  /** Waited for. */
  readonly progress?: Report
}

export interface Copied {
  readonly tables: number
  readonly rows: number
}

/**
 * Moves everything into an empty database, and compares it row by row. Where it was interrupted, the same call goes on.
 * Nobody may write to the source meanwhile: what he wrote is found when it is compared. Throws `KITH_COPY_TARGET` for a
 * target that is not empty, `KITH_COPY_ROW` for a row that it does not take, `KITH_COPY_DIFFERS`.
 */
export async function copyDatabase({ from, to, progress = () => {} }: CopyOptions): Promise<Copied> {
  const source = await openDialect(from)
  try {
    const target = await openDialect(to)
    try {
      return await copyAll(source, target, progress)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function copyAll(source: Dialect, target: Dialect, progress: Report): Promise<Copied> {
  const tables = (await source.schema()).filter(isCopied)
  const done = await begin(source, target, tables)
  let rows = 0
  for (const table of tables) await copyTable(source, target, table, done.get(table.name), progress)
  for (const table of tables) rows += await compareTable({ source, target, table, progress })
  const generated = tables.flatMap(({ name, columns }) =>
    columns.flatMap(column => (column.generated ? (target.ddl.goOn(name, column.name) ?? []) : [])),
  )
  await target.define([...generated, 'drop table kernel_copy'].map(sql => ({ sql, parameters: [] })))
  return { tables: tables.length, rows }
}

interface Place {
  readonly rows: number
  readonly after: readonly SqlValue[] | undefined
  readonly whole: boolean
}

/** Makes the tables, or finds how far a copy of this very source came: by table. */
async function begin(source: Dialect, target: Dialect, tables: readonly TableInfo[]): Promise<Map<string, Place>> {
  const identity = await identify(source)
  const present = await target.schema()
  if (present.length === 0) {
    const notes =
      'create table kernel_copy (name text primary key, source text not null, rows integer not null, after text, whole integer not null)'
    await target.define([
      ...tables.map(table => ({ sql: target.ddl.createTable(specOf(table)), parameters: [] })),
      { sql: notes, parameters: [] },
      { sql: `insert into kernel_copy (name, source, rows, whole) values ('', ?, 0, 0)`, parameters: [identity] },
    ])
    return new Map()
  }
  const unfinished = present.some(({ name }) => name === 'kernel_copy')
  const notes = unfinished ? await target.all({ sql: 'select * from kernel_copy', parameters: [] }) : []
  if (!notes.some(row => row.source === identity)) {
    throw new KithError(
      'KITH_COPY_TARGET',
      unfinished
        ? 'The target holds an unfinished copy of another database: empty it, or copy that one.'
        : 'The target is not empty: a copy goes into an empty database only.',
      { tables: present.length },
    )
  }
  return new Map(
    notes.map(row => [
      String(row.name),
      {
        rows: Number(row.rows),
        after: row.after === null ? undefined : (JSON.parse(String(row.after)) as SqlValue[]),
        whole: row.whole === 1,
      },
    ]),
  )
}

/** What this installation began with: no other has the same. */
async function identify(source: Dialect): Promise<string> {
  const [ledger, audit] = await Promise.all(
    [
      "select plugin, kind, id, at from kernel_ledger where kind not in ('search', 'backup') order by at, plugin, kind, id limit 20",
      'select id, at from kernel_audit order by id limit 3',
    ].map(sql => source.all({ sql, parameters: [] })),
  )
  return hash('sha256', JSON.stringify([ledger, audit]), 'base64url')
}

const PAGE = 500

/** Each page and the note of it are one commit. */
async function copyTable(
  source: Dialect,
  target: Dialect,
  table: TableInfo,
  place: Place | undefined,
  progress: Report,
): Promise<void> {
  if (place?.whole) return
  const total = await countRows(source, table)
  let { rows, after } = place ?? { rows: 0, after: undefined }
  for (;;) {
    const page = await readPage(source, table, after, PAGE)
    rows += page.rows.length
    after = page.last ?? after
    const whole = page.rows.length < PAGE
    const steps = [...page.rows.map(row => insertOf(table, row)), note(table.name, rows, after, whole)]
    const outcome = await target.commit({ steps })
    if (!outcome.ok) throw refused(table, steps[outcome.step] as Step, outcome.message)
    await progress({ phase: 'copy', table: table.name, rows, total })
    if (whole) return
  }
}

async function countRows(dialect: Dialect, table: TableInfo): Promise<number> {
  const [row] = await dialect.all({ sql: `select count(*) as n from "${table.name}"`, parameters: [] }, patient)
  return Number(row?.n)
}

const patient = { deadline: 600_000 }

function note(name: string, rows: number, after: readonly SqlValue[] | undefined, whole: boolean): Step {
  return {
    sql: `insert into kernel_copy (name, source, rows, after, whole) values (?, '', ?, ?, ?)
      on conflict (name) do update set rows = excluded.rows, after = excluded.after, whole = excluded.whole`,
    parameters: [name, rows, after === undefined ? null : JSON.stringify(after), whole ? 1 : 0],
  }
}

function refused(table: TableInfo, { parameters }: Step, message: string): KithError {
  const key = table.columns.flatMap((column, i) => (column.primary ? [parameters[i]] : []))
  return new KithError(
    'KITH_COPY_ROW',
    `The target does not take the row ${JSON.stringify(key)} of ${table.name}: ${message} Mend it in the source and copy again: it goes on from there.`,
    { table: table.name, key },
  )
}
