import type { Step } from '../dialect.ts'

/** Most rows of one statement: each number of them is a text of its own to the server. */
const mostRows = 16
const ignoring = ' on conflict do nothing'

export interface Folded {
  readonly step: Step
  /** The place of its first step in the program. */
  readonly at: number
}

/**
 * Neighbours that insert by the same text become one statement of several rows: a statement costs the server as much as
 * a few rows. Each row is written as it would have been, in the same order.
 */
export function fold(steps: readonly Step[]): readonly Folded[] {
  const folded: Folded[] = []
  for (let at = 0; at < steps.length; ) {
    const step = steps[at] as Step
    const values = steps[at + 1]?.sql === step.sql ? valuesOf(step.sql) : undefined
    let next = at + 1
    if (values && isPlain(step)) {
      while (next - at < mostRows && steps[next]?.sql === step.sql && isPlain(steps[next] as Step)) next++
    }
    const rows = steps.slice(at, next)
    folded.push({ at, step: values && rows.length > 1 ? together(step.sql, values, rows) : step })
    at = next
  }
  return folded
}

/** An insert of one row in its parts; undefined for what is none, or does more. */
function valuesOf(sql: string): { readonly row: string; readonly end: string } | undefined {
  const from = sql.indexOf(' values (')
  if (!sql.startsWith('insert into ') || from < 0) return undefined
  const end = sql.endsWith(ignoring) ? ignoring : ''
  const row = sql.slice(from + ' values '.length, sql.length - end.length)
  return row.endsWith(')') && !/ on conflict | returning /.test(row) ? { row, end } : undefined
}

function isPlain({ expect = 'any', returns = false, turns }: Step): boolean {
  return expect === 'any' && !returns && turns === undefined
}

function together(sql: string, { row, end }: { row: string; end: string }, rows: readonly Step[]): Step {
  const one = sql.slice(0, sql.length - end.length)
  return {
    sql: `${one}${`, ${row}`.repeat(rows.length - 1)}${end}`,
    parameters: rows.flatMap(({ parameters }) => parameters),
  }
}
