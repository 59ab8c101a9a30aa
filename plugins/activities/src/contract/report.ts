import { entity, json, ref, text, user } from '@kith/sdk'
import { z } from 'zod'

/** What a column of the month's report may hold. */
export const reportColumn = z.enum(['owner', 'type', 'planned', 'inProgress', 'done', 'rejected', 'cancelled', 'total'])
export type ReportColumn = z.infer<typeof reportColumn>

/** What a manager's people did in a month, in the layout of the house (R62): made at its end, and kept as it was. */
export const report = entity('activities.report', {
  label: 'month',
  fields: {
    /** '2026-01' */
    month: text({ required: true, fixed: true, max: 7, index: true }),
    owner: ref(user, { required: true, fixed: true, onDelete: 'cascade' }),
    columns: json({ fixed: true, shape: z.array(reportColumn), default: [] as ReportColumn[] }),
    rows: json({ fixed: true, shape: z.array(z.array(z.union([z.string(), z.number()]))), default: [] }),
  },
  unique: [['owner', 'month']],
})
