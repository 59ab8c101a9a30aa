import { type AnyTap, attachment, type Data, reject, type SavingRow, tap } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { isClosed } from '../state.ts'

type Row = SavingRow<(typeof activity)['fields']>

const refusal = () => reject('activities.closed', 'A closed activity is not changed any more, by anybody (R59).')

/** What the kernel empties by itself when the record that it points at is deleted. */
const pointers = ['account', 'series', 'previous', 'assignedBy', 'closedBy']

/**
 * A closed activity is immutable (R59): for everybody, on every path that writes. Only an erasure of a person and a
 * merge of what it is about go past taps (ADR 0016, 0017).
 */
export const keepClosed: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.saving, {
  id: 'activities.closed',
  before: ['activities.check'],
  guard: (_ctx, rows) =>
    rows.some(row => row.before && isClosed(row.before) && !isDetached(row)) ? refusal() : undefined,
})

/** Nor is it deleted. */
export const keepClosedThere: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.deleting, {
  id: 'activities.closed-there',
  guard: (_ctx, rows) => (rows.some(row => row.before && isClosed(row.before)) ? refusal() : undefined),
})

/** Nor are files added to it, put back or removed. */
export const keepFiles: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(attachment.saving, {
  id: 'activities.closed-files',
  guard: async (ctx, rows) => ((await isOfClosed(ctx.asPlugin.data, rows)) ? refusal() : undefined),
})

export const keepFilesThere: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(attachment.deleting, {
  id: 'activities.closed-files-there',
  guard: async (ctx, rows) => ((await isOfClosed(ctx.asPlugin.data, rows)) ? refusal() : undefined),
})

function isDetached({ fields, after }: Row): boolean {
  return fields.length > 0 && fields.every(name => pointers.includes(name) && after[name as 'account'] === null)
}

async function isOfClosed(data: Data, rows: readonly SavingRow<(typeof attachment)['fields']>[]): Promise<boolean> {
  const ids = new Set(rows.flatMap(({ after }) => (after.record.entity === activity.name ? [after.record.id] : [])))
  const found = await Promise.all([...ids].map(id => data.get(activity, id)))
  return found.some(row => row !== undefined && isClosed(row))
}
