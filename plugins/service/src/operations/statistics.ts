import type { Group, Handler, ReadContext, Row } from '@kith/sdk'
import { createdIn } from '../cases/period.ts'
import { hasEnded } from '../cases/unended.ts'
import { issueType, queue, type ServiceContract, serviceCase, states } from '../contract/index.ts'

const most = 2000

export const statistics: Handler<ServiceContract, 'statistics'> = async (ctx, period) => {
  const where = createdIn(period)
  const by = (name: 'queue' | 'issueType' | 'month') =>
    ctx.data.groups(serviceCase, { by: [name, 'state'], where }).then(groups => shares(groups, name))
  const [byState, byQueue, byIssueType, byMonth, queues, types, times] = await Promise.all([
    ctx.data.groups(serviceCase, { by: ['state'], where }),
    by('queue'),
    by('issueType'),
    by('month'),
    ctx.asPlugin.snapshot(queue),
    ctx.asPlugin.snapshot(issueType),
    timesOf(ctx, where),
  ])
  const countOf = (state: string) => byState.find(({ values }) => values.state === state)?.count ?? 0
  const named =
    (rows: readonly { readonly id: string; readonly name: string }[]) =>
    (share: ReturnType<typeof shares>[number]) => ({
      ...share,
      name: rows.find(({ id }) => id === share.key)?.name ?? null,
    })
  return {
    total: byState.reduce((sum, { count }) => sum + count, 0),
    byState: states.map(state => ({ state, count: countOf(state) })),
    byQueue: byQueue.map(named(queues)),
    byIssueType: byIssueType.map(named(types)),
    byMonth: [...byMonth].sort((a, b) => String(a.key).localeCompare(String(b.key))),
    times,
  }
}

/** How many of each value there are, and how many of them have ended; most first. */
function shares(groups: readonly Group[], name: string) {
  const found = new Map<string | null, { total: number; open: number; closed: number }>()
  for (const { values, count } of groups) {
    const key = (values[name] as string | null) ?? null
    const { total, open, closed } = found.get(key) ?? { total: 0, open: 0, closed: 0 }
    const ended = hasEnded(String(values.state)) ? count : 0
    found.set(key, { total: total + count, open: open + count - ended, closed: closed + ended })
  }
  return [...found].map(([key, row]) => ({ key, ...row })).sort((a, b) => b.total - a.total)
}

type Case = Row<typeof serviceCase>

async function timesOf(ctx: ReadContext<ServiceContract>, where: object) {
  const rows: Case[] = []
  let after: string | undefined
  do {
    const page = await ctx.data.list(serviceCase, {
      where: { ...where, respondMinutes: { empty: false } },
      limit: 200,
      ...(after ? { after } : {}),
    })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < most)
  const solved = rows.filter(row => row.solvedAt !== null && row.solveMinutes !== null)
  const dated = solved.filter(row => row.solveBy !== null)
  return {
    answered: rows.length,
    solved: solved.length,
    capped: after !== undefined,
    respond: mean(rows.map(row => row.respondMinutes ?? 0)),
    solve: mean(solved.map(row => row.solveMinutes ?? 0)),
    inTime: mean(dated.map(row => (String(row.solvedAt) <= String(row.solveBy) ? 1 : 0))),
  }
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length
}
