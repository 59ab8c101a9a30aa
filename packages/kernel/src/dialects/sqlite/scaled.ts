/** A value of an index, as `sqlite_stat4` has it: by column, how many rows are equal up to there, how many are less, and of how many values. */
export interface IndexValue {
  readonly neq: string
  readonly nlt: string
  readonly ndlt: string
  readonly sample: Uint8Array
}

/** What is to stand in `sqlite_stat1` and `sqlite_stat4` (SQLite's file format, 2.6.3 and 2.6.6). */
export interface IndexSample {
  readonly table: string
  readonly index: string
  readonly stat: string
  readonly values: readonly IndexValue[]
}

export interface Counted {
  /** Rows of the whole. */
  readonly size: number
  /** Rows of the whole that are equal up to each column, on average: exact of small groups. */
  readonly sizes: readonly number[]
  /** What `sqlite_stat1` has of the part. */
  readonly part: string
  readonly values: readonly IndexValue[]
}

/** A part shows groups that have so many rows in it as they are. */
const many = 5

/** What was counted in a part as if it had been counted in the whole. */
export function scaled({ size, sizes, part, values }: Counted): Pick<IndexSample, 'stat' | 'values'> {
  const [taken = 1, ...sampled] = numbers(part)
  const times = size / taken
  const equal = sampled.map((rows, column) => (rows >= many ? rows * times : (sizes[column] ?? 1)))
  /** Values of the whole for each of the part. */
  const more = sampled.map((rows, column) => (rows * times) / (equal[column] ?? 1))
  // Which of the groups are large is worth knowing where there are large ones. Others hold what nobody needs: addresses, names.
  const isGrouped = (sampled[0] ?? 1) >= many
  return {
    stat: text([size, ...equal], 1),
    values: (isGrouped ? values : []).map(({ neq, nlt, ndlt, sample }) => ({
      neq: text(
        numbers(neq).map((rows, column) => (rows >= many ? rows * times : (equal[column] ?? 1))),
        1,
      ),
      nlt: text(
        numbers(nlt).map(rows => rows * times),
        0,
      ),
      ndlt: text(
        numbers(ndlt).map((count, column) => count * (more[column] ?? times)),
        0,
      ),
      sample,
    })),
  }
}

function numbers(stat: string): number[] {
  return stat.split(' ').map(Number).filter(Number.isFinite)
}

function text(counts: readonly number[], least: number): string {
  return counts.map(count => Math.max(least, Math.round(count))).join(' ')
}
