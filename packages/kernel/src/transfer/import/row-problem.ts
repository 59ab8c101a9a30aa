import { describeError, KithError, type Problem } from '@kith/sdk'
import type { PlannedFile } from './plan.ts'

/** What is wrong with one cell, or with the row as a whole. */
export interface RowProblem extends Problem {
  /** The heading of the column that filled the field. */
  readonly column?: string
}

/** Whatever a row's write threw, as what is wrong with the row. */
export function problemsOfError(error: unknown, plan?: PlannedFile): RowProblem[] {
  const { code, message } = describeError(error)
  const details = error instanceof KithError ? error.details : {}
  const list = details.problems as readonly Problem[] | undefined
  if (list && list.length > 0) return list.map(problem => withColumn(problem, plan))
  const path = typeof details.path === 'string' ? details.path : ''
  const own = code === 'KITH_REJECTED' && typeof details.code === 'string' ? details.code : code
  return [withColumn({ path, code: own, message }, plan)]
}

function withColumn(problem: Problem, plan: PlannedFile | undefined): RowProblem {
  const name = problem.path.split('.')[0]
  const column = plan?.columns.find(c => c.field.name === name)?.heading
  return column === undefined ? problem : { column, ...problem }
}
