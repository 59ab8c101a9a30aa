import type { Fault, Refusal } from './protocol.ts'

/**
 * The fault that an error means for the whole database, or undefined where only its statement is to blame: also when a
 * search index is told to forget words that it never held, which SQLite calls a corrupt table.
 */
export function faultOf(error: unknown): Fault | undefined {
  const code = sqliteCode(error)
  if (code === 'SQLITE_CORRUPT_VTAB') return undefined
  const found = faults.find(([prefix]) => code.startsWith(prefix))
  return found && { fault: found[1], message: `${found[2]} (${code}: ${messageOf(error)})` }
}

/** Why a step was refused: a unique violation with its columns, another constraint, or anything else. */
export function refusalOf(error: unknown, step: number): Refusal {
  const code = sqliteCode(error)
  const message = messageOf(error)
  if (uniqueCodes.has(code)) return { step, reason: 'unique', message, columns: columnsOf(message) }
  return { step, reason: code.startsWith('SQLITE_CONSTRAINT') ? 'constraint' : 'error', message }
}

/** Violations that undo their own statement and nothing else (unless it says OR FAIL). */
export function undoesItself(error: unknown): boolean {
  const code = sqliteCode(error)
  return uniqueCodes.has(code) || code === 'SQLITE_CONSTRAINT_NOTNULL' || code === 'SQLITE_CONSTRAINT_CHECK'
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

const uniqueCodes: ReadonlySet<string> = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_ROWID',
])

const faults: readonly (readonly [prefix: string, code: string, meaning: string])[] = [
  ['SQLITE_BUSY', 'KITH_DATABASE_BUSY', 'Another process holds the database; end it or try again'],
  ['SQLITE_FULL', 'KITH_DATABASE_FULL', 'The disk is full; nothing of this was stored'],
  ['SQLITE_IOERR', 'KITH_DATABASE_IO', 'The disk failed'],
  ['SQLITE_NOMEM', 'KITH_DATABASE_IO', 'SQLite has no memory left'],
  ['SQLITE_CORRUPT', 'KITH_DATABASE_CORRUPT', 'The database file is damaged; restore a backup'],
  ['SQLITE_NOTADB', 'KITH_DATABASE_CORRUPT', 'The file is not a SQLite database'],
  ['SQLITE_READONLY', 'KITH_DATABASE_READONLY', 'The database may not be written'],
  ['SQLITE_CANTOPEN', 'KITH_DATABASE_OPEN', 'The database file could not be opened'],
  ['SQLITE_PROTOCOL', 'KITH_DATABASE_BUSY', 'Another process holds the database; end it or try again'],
]

/** SQLite says `UNIQUE constraint failed: lead.email, lead.form`, or names an index on an expression. */
function columnsOf(message: string): string[] {
  const list = /failed: (?!index )(.+)$/.exec(message)?.[1]
  return list?.split(', ') ?? []
}
