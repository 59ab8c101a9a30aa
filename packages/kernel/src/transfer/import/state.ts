/** Where an import stands: which file, which row. */
export interface ImportState {
  readonly import: string
  readonly phase: 'rows' | 'refs' | 'clean'
  /** Places in `files`, in the order in which they are worked off. */
  readonly order: readonly number[]
  /** How many files are done. */
  readonly step: number
  /** Of the next row: where it begins in bytes, and its number, the headings being row 1. */
  readonly offset: number
  readonly row: number
  /** How many rows the next slice takes. */
  readonly size: number
  readonly counts: ImportCounts
}

export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly rejected: number
}

/** So few that taps may ask for two values of each row in one condition, which holds 500. */
export const mostRows = 200
export const nothing: ImportCounts = { created: 0, updated: 0, skipped: 0, rejected: 0 }

export function plus(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    created: a.created + b.created,
    updated: a.updated + b.updated,
    skipped: a.skipped + b.skipped,
    rejected: a.rejected + b.rejected,
  }
}
