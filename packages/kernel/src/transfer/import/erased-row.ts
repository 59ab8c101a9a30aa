import type { BatchRun } from '../../batches/kinds.ts'
import type { Draft } from '../../change/draft.ts'
import { erasedAmong, externalKey, type Mark } from '../../erase/tombstones.ts'
import type { PlannedFile } from './plan.ts'
import type { ReadRow } from './read-cells.ts'
import type { RowProblem } from './row-problem.ts'

export const erasedRow: RowProblem = {
  path: '',
  code: 'person.erased',
  message: 'The person of this row was erased, and is not brought back.',
}

/** Refuses rows of people who were erased, by address, number or their source's id (ADR 0017), also of one erased meanwhile. */
export async function refuseErased(
  rows: readonly ReadRow[],
  { run, plan, known, draft }: { run: BatchRun; plan: PlannedFile; known: string; draft: Draft },
): Promise<void> {
  const { model } = plan
  if (!model.entity.person) return
  const reached = [...model.fields.values()].filter(
    ({ kind, field }) => (kind.name === 'email' || kind.name === 'phone') && field.options.personal,
  )
  const marksOf = (row: ReadRow): Mark[] => {
    const marks: Mark[] = []
    if (row.external !== undefined) {
      marks.push({ kind: 'external', value: externalKey(known, model.name, row.external) })
    }
    for (const field of reached) {
      const given = row.values[field.name]
      const parsed = typeof given === 'string' ? field.schema().safeParse(given) : undefined
      if (parsed?.success) marks.push({ kind: field.kind.name as Mark['kind'], value: String(parsed.data) })
    }
    return marks
  }
  const marked = rows.map(row => ({ row, marks: marksOf(row) }))
  const erased = await erasedAmong(
    run.kernel,
    marked.flatMap(({ marks }) => marks),
  )
  if (erased.still) draft.extra.push(erased.still)
  for (const { row, marks } of marked) if (marks.some(erased.has)) row.problems.push(erasedRow)
}
