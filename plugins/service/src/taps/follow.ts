import { type AnyTap, type ChangeContext, type SavingRow, tap } from '@kith/sdk'
import { type ServiceContract, serviceCase } from '../contract/index.ts'
import { ask } from '../survey/ask.ts'

type SavedCase = SavingRow<(typeof serviceCase)['fields']>

/** What comes later of a change: the look at a due time (R85), the closing of what was solved, the survey of what was closed (R84). */
export const follow: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.follow',
  after: ['service.clock'],
  shape: async (ctx, rows) => {
    for (const row of rows) {
      watchDue(ctx, row)
      closeLater(ctx, row)
      if (row.before && row.after.state === 'closed' && row.before.state !== 'closed') await ask(ctx, row)
    }
    return undefined
  },
})

function watchDue(ctx: ChangeContext<ServiceContract>, { id, before, after }: SavedCase): void {
  const { dueAt } = after
  if (!dueAt || dueAt === before?.dueAt) return
  // What a preset brings late is late, and nobody waited for it.
  if (!before && ctx.actor.kind === 'system' && dueAt <= ctx.now().toISOString()) return
  ctx.change.schedule('service.due', { id, dueAt }, { at: new Date(dueAt) })
}

function closeLater(ctx: ChangeContext<ServiceContract>, { id, before, after }: SavedCase): void {
  const { closeAfterDays } = ctx.settings
  if (closeAfterDays === 0 || after.state !== 'solved' || before?.state === 'solved') return
  const at = new Date(ctx.now().getTime() + closeAfterDays * 86_400_000)
  ctx.change.schedule('service.close', { id, solvedAt: after.solvedAt }, { at })
}
