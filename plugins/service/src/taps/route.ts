import { type AnyTap, type Row, type SavingRow, tap, user } from '@kith/sdk'
import { queue, rule, type ServiceContract, serviceCase } from '../contract/index.ts'
import { defaultOwner, type Ruling, rulingOf } from '../route/ruling.ts'
import { tellJoined } from './tell.ts'

type SavedCase = SavingRow<(typeof serviceCase)['fields']>
type Patch = Partial<SavedCase['after']>

/**
 * Rules send every new case to its queue, whoever writes it (R86). One that is given a queue stays there and gets the
 * queue's default owner; who is given an owner keeps him.
 */
export const route: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.route',
  after: ['service.prepare'],
  shape: async (ctx, rows) => {
    const made = rows.filter(({ verb }) => verb === 'create')
    if (made.length === 0) return undefined
    const { snapshot } = ctx.asPlugin
    const [rules, queues, users] = await Promise.all([snapshot(rule), snapshot(queue), snapshot(user)])
    const patches = []
    for (const row of made) {
      const ruling = await rulingOf({
        rules: row.after.queue ? rules.filter(({ mode }) => mode === 'none') : rules,
        queues,
        users,
        on: 'new',
        values: row.after,
        now: ctx.now(),
        zone: ctx.zone,
        turn: rule => ctx.next(`rule:${rule.id}`),
      })
      const set = patchOf(row, ruling, { queues, users })
      patches.push({ id: row.id, set })
      if (ruling.notify.length > 0) {
        await tellJoined(ctx, { id: row.id, values: { ...row.after, ...set }, people: ruling.notify })
      }
    }
    return patches
  },
})

function patchOf(
  { after }: SavedCase,
  { set, to }: Ruling,
  { queues, users }: { readonly queues: readonly Row<typeof queue>[]; readonly users: readonly Row<typeof user>[] },
): Patch {
  const given = queues.find(({ id }) => id === after.queue)
  const owner = after.owner ?? to?.owner ?? (given ? defaultOwner(given, users) : null)
  const decided = to ? { queue: to.queue, rule: to.rule.id, ruleName: to.rule.name } : {}
  return { ...(set as Patch), ...decided, owner }
}
