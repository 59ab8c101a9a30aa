import { type ChangeContext, type Job, job, type Row, user } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'

/** Every morning: owners of leads that nobody touched for `idleDays` get one mail with all of them; then not for as long. */
export const idle: Job<LeadsContract> = job<LeadsContract>()('leads.idle', {
  cron: '0 8 * * *',
  run: async ctx => {
    const { idleDays } = ctx.settings
    if (idleDays === 0) return
    const before = new Date(ctx.now().getTime() - idleDays * 86_400_000).toISOString()
    const idle = await idleLeads(ctx, before)
    const users = await ctx.asPlugin.snapshot(user)
    for (const [owner, rows] of Map.groupBy(idle, row => row.owner)) {
      const person = users.find(user => user.id === owner && user.active)
      if (person) remind(ctx, person, rows)
    }
  },
})

async function idleLeads(ctx: ChangeContext<LeadsContract>, before: string): Promise<Row<typeof lead>[]> {
  const where = {
    status: { in: ['new', 'working'] as const },
    owner: { empty: false },
    updatedAt: { lt: before },
    any: [{ remindedAt: null }, { remindedAt: { lt: before } }],
  }
  const rows: Row<typeof lead>[] = []
  let after: string | undefined
  do {
    const page = await ctx.asPlugin.data.list(lead, {
      where,
      sort: ['updatedAt'],
      limit: 200,
      ...(after ? { after } : {}),
    })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < mostInOneRun)
  return rows
}

/** The rest waits for the next morning. */
const mostInOneRun = 1000

function remind(ctx: ChangeContext<LeadsContract>, person: Row<typeof user>, rows: readonly Row<typeof lead>[]): void {
  const names = rows.map(row => [row.name, row.company].filter(Boolean).join(', '))
  const values = {
    owner: person.name,
    count: rows.length,
    days: ctx.settings.idleDays,
    leads: names.join('\n'),
    url: ctx.url,
  }
  ctx.change.mail({ template: 'idle', to: person.email, locale: person.locale, values })
  const remindedAt = ctx.now().toISOString()
  for (const row of rows) ctx.change.update(lead, row.id, { remindedAt })
}
