import { type Handler, user } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type LeadsContract, lead, rule } from '../contract/index.ts'

/** Asks the rules, as they are or as they would be, of the newest leads that the caller may see. Nothing is written. */
export const tryRules: Handler<LeadsContract, 'tryRules'> = async (ctx, { rules: given, limit }) => {
  const [saved, users, page] = await Promise.all([
    ctx.asPlugin.snapshot(rule),
    ctx.asPlugin.snapshot(user),
    ctx.data.list(lead, { limit }),
  ])
  const rules = given ? given.map((values, n) => ({ ...blank, ...values, id: values.id ?? `new-${n}` })) : saved
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const rounds = new Map<string, number>()
  const rows = []
  // Oldest first, as they came: whose turn it is depends on those before.
  for (const row of [...page.rows].reverse()) {
    const ruling = await rulingOf({
      rules: rules as typeof saved,
      users,
      values: { ...row },
      now: ctx.now(),
      zone: ctx.zone,
      turn: async ({ id }) => {
        const turn = (rounds.get(id) ?? 0) + 1
        rounds.set(id, turn)
        return turn
      },
    })
    rows.unshift({
      id: row.id,
      name: row.name,
      owner: row.owner,
      score: row.score ?? 0,
      ruled: {
        owner: ruling.owner,
        ownerName: ruling.owner === null ? null : (names.get(ruling.owner) ?? null),
        rule: ruling.rule?.id ?? null,
        ruleName: ruling.rule?.name ?? null,
        score: ruling.score,
      },
    })
  }
  return { rows }
}

const blank = {
  createdAt: '',
  position: 100,
  active: true,
  mode: 'none',
  owners: [],
  byRegion: false,
  set: {},
  points: 0,
  when: {},
}
