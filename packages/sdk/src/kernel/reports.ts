import { z } from 'zod'
import type { AnyEntity, Where } from '../entity.ts'
import { type Collect, collectOnce } from '../hooks.ts'

const name = z.string().regex(/^[a-z][\w-]*\.[a-z][\w.-]*$/i)
const field = z.string().min(1).max(200)

const Shown = z.object({
  part: z.literal('report'),
  /** `plugin.word`. Its title is the text `plugin.report.word`, what it says of itself `plugin.report.word.about`. */
  id: name,
  /** `funnel`: its measures are steps, each of those before. `table`: each value has a row. */
  drawn: z.enum(['funnel', 'table']).default('table'),
  /** The dimension that it opens with; none: all as one. */
  by: z.string().max(60).optional(),
  /** Where it stands among the others, ascending. */
  position: z.int().default(100),
})

const Dimension = z.object({
  field,
  /** Its values are ids or codes of records: of this entity, by its field `by`, which its field `label` names. */
  names: z.object({ entity: name, by: field, label: field }).optional(),
})

const Measured = z.object({
  part: z.literal('measure'),
  report: name,
  /** `plugin.word`. Its text is `plugin.measure.word`. */
  id: name,
  entity: name,
  where: z.record(z.string(), z.json()).optional(),
  /** A number or an amount of money to add up; absent: how many records there are. */
  sum: field.optional(),
  /** Instead of the sum, what it is on average. */
  mean: z.boolean().optional(),
  unit: z.enum(['count', 'money', 'days', 'minutes', 'points']).default('count'),
  /** When a record counts: a field that is an instant, a day, or a month written '2026-01'. */
  at: z.object({ field, is: z.enum(['instant', 'day', 'month']) }),
  /**
   * Dimension -> field. `owner` and `team` are whose it is: a ref to a user, and to a team; without `team` it is the team of
   * its owner. Others are whatever several measures of a report share: `source`, `type`.
   */
  by: z.record(z.string(), Dimension).default({}),
  /** Its records are entered by hand for this report, as targets are: it leads to their list. */
  entered: z.boolean().optional(),
  /** Drawn in the chart. Default: those with the unit of the first one. */
  chart: z.boolean().optional(),
  position: z.int().default(100),
})

const Ratio = z.object({
  part: z.literal('ratio'),
  report: name,
  /** `plugin.word`. Its text is `plugin.measure.word`. */
  id: name,
  /** Ids of measures of the report: the sum of these … */
  of: z.array(name).min(1).max(5),
  /** … in the sum of those. */
  in: z.array(name).min(1).max(5),
  position: z.int().default(100),
})

const Elsewhere = z.object({
  part: z.literal('page'),
  /** `plugin.path` of a page that a plugin has for what is no number of a condition. */
  id: name,
  position: z.int().default(100),
})

const Item = z.discriminatedUnion('part', [Shown, Measured, Ratio, Elsewhere])

/** A report, a number in one, or the part that some of its numbers are of others. */
export type ReportPart = z.infer<typeof Item>
export type ReportPartInput = z.input<typeof Item>

/**
 * What plugins can count (ADR 0051), as plain data: whoever shows reports asks for it, and counts by `data.groups` under the
 * rights of its reader. Any plugin may add a measure to a report of another's: one that nobody declares is not shown.
 */
export const reports: Collect<Record<string, never>, ReportPart> = collectOnce('kernel.reports', Item)

type Measures = Extract<ReportPartInput, { readonly part: 'measure' }>
type FieldOf<E extends AnyEntity> = keyof E['fields'] & string

/** A measure whose fields and condition are those of its entity. */
export interface MeasureOptions<E extends AnyEntity>
  extends Omit<Measures, 'part' | 'entity' | 'where' | 'sum' | 'at' | 'by'> {
  readonly where?: Where<E['fields']>
  readonly sum?: FieldOf<E>
  readonly at: { readonly field: FieldOf<E> | 'createdAt'; readonly is: 'instant' | 'day' | 'month' }
  readonly by?: Readonly<
    Record<
      string,
      {
        readonly field: FieldOf<E>
        readonly names?: { readonly entity: string; readonly by: string; readonly label: string }
      }
    >
  >
}

export function measure<E extends AnyEntity>(entity: E, options: MeasureOptions<E>): ReportPart {
  return Item.parse({ part: 'measure', entity: entity.name, ...options })
}

export function ratio(options: Omit<Extract<ReportPartInput, { readonly part: 'ratio' }>, 'part'>): ReportPart {
  return Item.parse({ part: 'ratio', ...options })
}

/** A page of one's own among the reports, by its path. */
export function reportPage(options: Omit<Extract<ReportPartInput, { readonly part: 'page' }>, 'part'>): ReportPart {
  return Item.parse({ part: 'page', ...options })
}

export function report(options: Omit<Extract<ReportPartInput, { readonly part: 'report' }>, 'part'>): ReportPart {
  return Item.parse({ part: 'report', ...options })
}
