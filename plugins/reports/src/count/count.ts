import { type AnyEntity, type Cuts, type Group, invalid, KithError, type ReadContext } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'
import type { Measure } from '../parts/gather.ts'
import { asked, canAnswer, holding, type Question, together } from './question.ts'

/** What a measure comes to in a row. */
export interface Counted {
  readonly count: number
  readonly sum: number
  readonly missing: number
}

/** Row -> measure -> what it comes to. A measure that is not in `answered` says nothing here. */
export interface Counts {
  readonly rows: ReadonlyMap<string | null, ReadonlyMap<string, Counted>>
  readonly answered: ReadonlySet<string>
}

const most = 5000

/** Counted by the database, under the rights of who asks: one statement for what counts by the same date of an entity. */
export async function countAll(
  ctx: ReadContext<ReportsContract>,
  measures: readonly Measure[],
  question: Question,
): Promise<Counts> {
  const able = measures.filter(measure => canAnswer(measure, question))
  const together = Map.groupBy(able, measure => shapeOf(measure, question))
  const parts = await Promise.all([...together.values()].map(same => countTogether(ctx, same, question)))
  const rows = new Map<string | null, Map<string, Counted>>()
  for (const { found } of parts) for (const one of found) add(rows, one)
  return { rows, answered: new Set(parts.flatMap(({ answered }) => answered)) }
}

/** What one statement can answer: one table, one date, the same fields. */
function shapeOf(measure: Measure, question: Question): string {
  const { entity, at } = measure
  return JSON.stringify([entity, at, keysOf(measure, question), asked(measure, question)])
}

/** The fields to tell rows apart by. */
function keysOf({ at, by: fields }: Measure, { by, months, calendar }: Question): readonly (string | Cuts)[] {
  if (by === null) return []
  if (by === 'month') {
    if (at.is === 'month') return [at.field]
    return [{ field: at.field, cuts: months.map(month => calendar.begin(month, at.is)) }]
  }
  const named = by === 'team' ? [fields.team, fields.owner] : [fields[by]]
  return named.flatMap(dimension => dimension?.field ?? [])
}

interface Found extends Counted {
  readonly key: string | null
  readonly measure: string
}

interface Answer {
  readonly found: readonly Found[]
  readonly answered: readonly string[]
}

async function countTogether(
  ctx: ReadContext<ReportsContract>,
  measures: readonly Measure[],
  question: Question,
): Promise<Answer> {
  const [first] = measures
  if (!first) return { found: [], answered: [] }
  try {
    const groups = await ctx.data.groups({ name: first.entity } as AnyEntity, {
      by: keysOf(first, question) as never,
      where: together(asked(first, question)) as never,
      measures: Object.fromEntries(
        measures.map(measure => [
          measure.id,
          {
            where: together(holding(measure)) as never,
            ...(measure.sum !== undefined && { sum: measure.sum as never }),
          },
        ]),
      ),
      limit: most,
    })
    if (groups.length === most) {
      throw invalid([{ path: 'by', code: 'reports.too_many', message: `More than ${most} rows: narrow the report.` }])
    }
    return { found: groups.flatMap(group => foundIn(group, first, question)), answered: measures.map(({ id }) => id) }
  } catch (error) {
    // Of what he may not read, the reader is told nothing; the rest is his.
    if (!isUnreadable(error)) throw error
    if (measures.length === 1) return { found: [], answered: [] }
    const parts = await Promise.all(measures.map(measure => countTogether(ctx, [measure], question)))
    return { found: parts.flatMap(({ found }) => found), answered: parts.flatMap(({ answered }) => answered) }
  }
}

function isUnreadable(error: unknown): boolean {
  if (!(error instanceof KithError)) return false
  const { problems = [] } = error.details as { readonly problems?: readonly { readonly code: string }[] }
  return error.code === 'KITH_ENTITY' || (error.code === 'KITH_INVALID' && problems[0]?.code !== 'reports.too_many')
}

function foundIn(group: Group, measure: Measure, question: Question): readonly Found[] {
  const key = keyOf(group, measure, question)
  return Object.entries(group.measures ?? {}).map(([id, counted]) => ({ ...counted, key, measure: id }))
}

function keyOf(
  { values }: Group,
  { at, by: fields }: Measure,
  { by, months, calendar, people }: Question,
): string | null {
  if (by === null) return null
  const text = (field: string | undefined) => {
    const value = field === undefined ? undefined : values[field]
    return value === undefined || value === null || value === '' ? null : String(value)
  }
  if (by === 'month') return months.find(month => calendar.begin(month, at.is) === text(at.field)) ?? null
  if (by === 'team') return text(fields.team?.field) ?? people.teamOf(text(fields.owner?.field))
  return text(fields[by]?.field)
}

function add(rows: Map<string | null, Map<string, Counted>>, { key, measure, count, sum, missing }: Found): void {
  const row = rows.get(key) ?? new Map<string, Counted>()
  const before = row.get(measure) ?? { count: 0, sum: 0, missing: 0 }
  row.set(measure, { count: before.count + count, sum: before.sum + sum, missing: before.missing + missing })
  rows.set(key, row)
}
