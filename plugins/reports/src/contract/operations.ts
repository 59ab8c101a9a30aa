import { query } from '@kith/sdk'
import { z } from 'zod'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const Condition = z.record(z.string(), z.json())

const Dimension = z.object({
  /** `month`, `owner`, `team`, or what measures call it. */
  id: z.string(),
  /** The field that has its name; null of `month`, `owner` and `team`. */
  field: z.object({ entity: z.string(), field: z.string() }).nullable(),
})

/** What the modules of this app can count: reports in order, each with what it counts and by what. */
export const overview = query({
  needs: 'reports.read',
  input: z.object({}),
  output: z.object({
    reports: z.array(
      z.object({
        id: z.string(),
        drawn: z.enum(['funnel', 'table']),
        /** The dimension that it opens with. */
        by: z.string().nullable(),
        dimensions: z.array(Dimension),
        /** Kinds of records that it counts. */
        entities: z.array(z.string()),
        /** Those of them that people enter for it, as targets. */
        entered: z.array(z.string()),
        position: z.int(),
      }),
    ),
    /** Reports that stand on pages of their own: `plugin.path`. */
    pages: z.array(z.string()),
  }),
})

const Cell = z.object({
  /**
   * Of a measure its count, sum or mean, money in minor units; of a ratio a part of 1. Null: there is nothing to say, as
   * the mean of none.
   */
  value: z.number().nullable(),
  /** How many amounts had no rate: they are in no sum. */
  missing: z.int(),
  /** Of a funnel: the part of the step before. */
  rate: z.number().nullable(),
  /** Exactly the records that are counted, as a condition on the column's entity; null of a ratio. */
  where: Condition.nullable(),
})
export type Cell = z.infer<typeof Cell>

/** A report under the rights of its reader: every number is of what he may see (R99). */
export const read = query({
  needs: 'reports.read',
  input: z.object({
    report: z.string().max(200),
    /** Months by the organisation's clock, both included: 36 at most. */
    from: Month,
    to: Month,
    /** A dimension of the report; null: all as one. */
    by: z.string().max(60).nullable().default(null),
    /** Only what is this person's. */
    owner: z.uuid().optional(),
    /** Only what people of this team and of those below it have. */
    team: z.uuid().optional(),
    /** In which amounts are wanted (ISO 4217); absent: the organisation's, in which they are added up. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
  output: z.object({
    /** In which amounts are. */
    currency: z.string(),
    /** The organisation's, in which they are added up. */
    own: z.string(),
    /** What others are worth in it today: one of them brought the sums into `currency`, if that is another. */
    rates: z.array(z.object({ currency: z.string(), day: z.string(), rate: z.number() })),
    dimension: Dimension.nullable(),
    columns: z.array(
      z.object({
        id: z.string(),
        unit: z.enum(['count', 'money', 'days', 'minutes', 'points', 'part']),
        /** What a measure counts; null of a ratio. */
        entity: z.string().nullable(),
        chart: z.boolean(),
      }),
    ),
    rows: z.array(
      z.object({
        /** A month, an id, a code; null: none. */
        key: z.string().nullable(),
        /** What it is called, where it is a record that the reader may see. */
        name: z.string().nullable(),
        cells: z.array(Cell),
      }),
    ),
    total: z.array(Cell),
  }),
})
