import type { Match } from '../search/match.ts'
import type { Statement, Step } from './dialect.ts'

/** What is found by which terms. Terms are folded and without spaces. */
export interface SearchRow {
  readonly entity: string
  readonly record: string
  readonly terms: readonly string[]
}

export interface SearchRead {
  /** Of these terms a row must have. */
  readonly match: Match
  readonly limit: number
  /** Only rows that came earlier than the one with this `seq`. */
  readonly before?: number | undefined
}

/** A table that only one database has in this form: it is made where there is none of its name. */
export interface OwnTable {
  readonly name: string
  readonly create: readonly string[]
}

/** How a database keeps the search index: as its dialect's part, because each has an engine of its own. */
export interface SearchIndex {
  readonly tables: readonly OwnTable[]
  /** The table that has `entity` and `record` of every row. */
  readonly rows: string
  /** Writes a row whether there was one or not. */
  put(row: SearchRow): Statement[]
  /** Writes the row of a record that is new. */
  add(row: SearchRow): Statement[]
  remove(entity: string, record: string): Statement[]
  /** `seq`, `entity` and `record` of the rows that match, the newest first. `seq` rises in the order of their creation. */
  find(read: SearchRead): Statement
  /** The same rows without their order and their end, as `record` of a select inside another statement. */
  records(match: Match): { readonly strings: string[]; readonly values: string[] }
  /** Where it is kept in parts. */
  readonly parts?: {
    readonly count: Statement
    /** A short step of merging them into one, begun by the `first`. */
    merge(first: boolean): Statement
    /** How many rows this connection has written so far, as `work`: a step that merges nothing writes fewer than two. */
    readonly work: Step
  }
}
