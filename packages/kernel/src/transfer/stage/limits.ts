import { KithError } from '@kith/sdk'

/** What a file may be at most. */
export interface StageLimits {
  /** Characters of one record, of all its cells together. */
  readonly record: number
  readonly columns: number
  /** Bytes that a workbook may unpack to. */
  readonly unpacked: number
  /** Characters of a workbook's table of texts, which is kept in memory. */
  readonly texts: number
}

export const stageLimits: StageLimits = {
  record: 1_048_576,
  columns: 1000,
  unpacked: 4_294_967_296,
  texts: 64 * 1_048_576,
}

/** A file that cannot be read: `KITH_IMPORT_FILE` with a `reason` and where it was met. */
export function unreadable(reason: FileReason, message: string, details: Readonly<Record<string, unknown>> = {}) {
  return new KithError('KITH_IMPORT_FILE', message, { reason, ...details })
}

export type FileReason =
  | 'empty'
  | 'encoding'
  | 'characters'
  | 'record_too_long'
  | 'too_many_columns'
  | 'quote_open'
  | 'workbook_broken'
  | 'workbook_path'
  | 'workbook_too_large'
