import type { Kysely } from 'kysely'
import type { Ddl, IndexSpec } from './ddl.ts'
import type { SearchIndex } from './search.ts'

/**
 * What a parameter or a column may be; booleans are encoded by the caller. An integer read comes back as a number
 * where that is exact, else as a bigint. A number is bound as a real: a column's type makes an integer of it, but an
 * expression without a column (`json_array(?)`) does not; bind a bigint there.
 */
export type SqlValue = string | number | bigint | null | Uint8Array

export interface Statement {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

export type Row = Record<string, SqlValue>

/**
 * One statement of a program. `expect` is checked inside the transaction: 'row' a SELECT must return at least one row;
 * 'none' must return none; 'changed' a write must change exactly one row (RETURNING allowed). 'any' or absent: nothing
 * is checked. A step may not begin or end a transaction.
 */
export interface Step extends Statement {
  readonly expect?: 'any' | 'row' | 'none' | 'changed'
  readonly returns?: boolean
  /** Of a SELECT from one table: its rows stay as they are until the transaction ends. 'update' keeps out other locks too. */
  readonly lock?: 'share' | 'update'
  /** Programs with a step of the same key run one after the other: so a condition that was checked still holds. */
  readonly turns?: string
}

/** Steps that commit together or not at all. */
export interface Program {
  readonly steps: readonly Step[]
}

/**
 * What became of a program. `rows` has an entry for each step with `returns: true`, in order. A refusal leaves no
 * trace of its program; `columns` of a unique violation are 'table.column'.
 */
export type Outcome =
  | { readonly ok: true; readonly rows: Row[][] }
  | {
      readonly ok: false
      readonly step: number
      readonly reason: 'expect' | 'unique' | 'constraint' | 'error'
      readonly message: string
      readonly columns?: string[]
    }

export interface ReadOptions {
  /** Milliseconds from the call, waiting included, after which KITH_READ_DEADLINE is thrown. Default 10,000. */
  readonly deadline?: number
  /** Of a few rows that an index leads to: it may go along with others of its turn, which then wait for each other. */
  readonly quick?: boolean
}

export interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly primary: boolean
  /** The database numbers the rows. */
  readonly generated?: boolean
}

/** `columns` holds an expression's text where the index is on one; `where` is the condition of a partial index. */
export interface IndexInfo {
  readonly name: string
  readonly unique: boolean
  readonly columns: readonly string[]
  readonly where?: string
}

export interface TableInfo {
  readonly name: string
  readonly columns: readonly ColumnInfo[]
  readonly indexes: readonly IndexInfo[]
}

export interface ClaimOptions {
  /** Those due until then. */
  readonly at: string
  /** Ids of deliveries that this server works at. */
  readonly except: readonly string[]
  readonly limit: number
  /** A subscriber whose deliveries are left alone. */
  readonly notOf: readonly string[]
}

/** The other servers of one database. */
export interface Peers {
  /** This server's own name. */
  readonly id: string
  /** Takes deliveries for this server, so that no other makes them: the last step answers them, in no order. */
  claim(options: ClaimOptions): readonly Step[]
  /** Says that this server is there: to be run every few seconds, and before the first claim. */
  beat(): Step
  /** Says that it goes. */
  leave(): Step
  /** Tells them, soon; a text of 7,000 bytes at most. */
  tell(message: string): void
  /** What they tell; undefined where something may have been missed. */
  listen(listener: (message: string | undefined) => void): void
}

/** Any table with any column: names are checked by the kernel's schema, not by these types. */
export interface UntypedDatabase {
  [table: string]: { [column: string]: unknown }
}

/**
 * A database, as the rest of the kernel sees it. Every method may reject with a KithError: KITH_DATABASE_BUSY (another
 * process holds it), _FULL, _IO, _CORRUPT, _READONLY, _CRASHED (its thread or connection was lost; whether what was
 * under way is stored is unknown), _CLOSED.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Compiles to `{ sql, parameters }`; executing through it throws KITH_DATABASE_COMPILE_ONLY. */
  readonly query: Kysely<UntypedDatabase>
  /** How this database keeps the search index. */
  readonly search: SearchIndex
  readonly ddl: Ddl
  /** Absent where one process has the database for itself. */
  readonly peers?: Peers
  /** The rows of one read. It sees every commit that was resolved before the call. KITH_DATABASE_STATEMENT, KITH_READ_DEADLINE. */
  all(statement: Statement, options?: ReadOptions): Promise<Row[]>
  /** Durable when resolved. Programs submitted together may share a transaction; they neither see nor harm each other's failures. */
  commit(program: Program): Promise<Outcome>
  /** Whether commits wait for their turn: what can wait gives way to them. Absent: the event loop tells. */
  isCrowded?(): boolean
  /** DDL and ANALYZE, alone on the writer, all or nothing. KITH_DATABASE_STATEMENT names the statement that failed. */
  define(statements: readonly Statement[]): Promise<void>
  /**
   * Builds an index and looks at the table anew, while others go on writing. Absent: `define` keeps nobody else waiting.
   * KITH_DATABASE_STATEMENT.
   */
  buildIndex?(table: string, index: IndexSpec): Promise<void>
  /** Looks at all tables anew, so that statements are planned for what they hold by now. Absent: the database does by itself. */
  analyze?(): Promise<void>
  /** What was deleted or overwritten leaves the database's files, its log, its search index and its statistics. */
  scrub(): Promise<void>
  /** Tables in order of name, without those that the database keeps for itself; or only one, where it is there. */
  schema(table?: string): Promise<TableInfo[]>
  /** A copy as of one moment, made while serving; the file appears, or is replaced, only when it is whole. KITH_DATABASE_BACKUP. */
  backup(file: string): Promise<void>
  /** Runs `work` while no other server of this database runs any this way. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Bytes that the database takes, and that are free where it lies: not known of a server that is elsewhere. */
  room(): Promise<{ readonly size: number; readonly free?: number }>
  /** Reads all of the database and says what is damaged in it, a sentence each; nothing: it is whole. */
  check(): Promise<string[]>
  /** Finishes what was accepted, refuses what comes later. */
  close(): Promise<void>
}
