import { type Handler, invalid, type ReadContext, team, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, target } from '../contract/index.ts'
import { type Reading, readingIn } from '../money/reading.ts'

interface Sums {
  readonly open: number
  readonly weighted: number
  readonly won: number
  readonly target: number
  readonly missing: number
}

interface Cell extends Sums {
  readonly month: string
  readonly owner: string | null
  /** Of a target that is a team's own. */
  readonly team?: string | null
}

type Context = ReadContext<OpportunitiesContract>

/** Of what the caller may see: open ones by when they are expected, those that were won by when that was, and targets. */
export const forecast: Handler<OpportunitiesContract, 'forecast'> = async (ctx, { from, to, currency }) => {
  const months = monthsOf(from, to)
  const { of, ...read } = await readingIn(ctx, currency)
  const sold = (await Promise.all(months.map(month => soldIn(ctx, month)))).flat()
  const cells = merged([...sold, ...(await targetsOf(ctx, from, to))]).map(cell => told(cell, of))
  const [users, teams] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(team)])
  const nameOf = (rows: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    rows.find(row => row.id === id)?.name ?? null
  const teamOf = (owner: string | null) => users.find(({ id }) => id === owner)?.team ?? null
  return {
    ...read,
    months: months.map(month => ({ month, ...total(cells.filter(cell => cell.month === month)) })),
    owners: [...Map.groupBy(cells, ({ owner }) => owner)]
      .map(([owner, mine]) => ({ owner, name: nameOf(users, owner), ...total(mine) }))
      .sort((a, b) => b.won + b.weighted - a.won - a.weighted),
    teams: [...Map.groupBy(cells, ({ owner, team }) => team ?? teamOf(owner))]
      .map(([team, mine]) => ({ team, name: nameOf(teams, team), ...total(mine) }))
      .sort((a, b) => b.won + b.weighted - a.won - a.weighted),
    cells,
  }
}

const mostMonths = 36
const nothing: Sums = { open: 0, weighted: 0, won: 0, target: 0, missing: 0 }

function monthsOf(from: string, to: string): readonly string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const count = number(to) - number(from) + 1
  if (count < 1 || count > mostMonths) {
    throw invalid([
      { path: 'to', code: 'opportunities.period', message: `A forecast is of 1 to ${mostMonths} months.` },
    ])
  }
  return Array.from({ length: count }, (_, n) => {
    const at = number(from) + n
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

async function soldIn(ctx: Context, month: string): Promise<readonly Cell[]> {
  const groups = await ctx.data.groups(opportunity, {
    by: ['owner', 'status'],
    sum: ['amount', 'weighted'],
    where: { month, status: { in: ['open', 'won'] } },
  })
  return groups.map(({ values, sums }) => {
    const amount = sums.amount?.sum ?? 0
    const part = values.status === 'won' ? { won: amount } : { open: amount, weighted: sums.weighted?.sum ?? 0 }
    return {
      month,
      owner: (values.owner as string | null) ?? null,
      ...nothing,
      ...part,
      missing: sums.amount?.missing ?? 0,
    }
  })
}

async function targetsOf(ctx: Context, from: string, to: string): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  let after: string | undefined
  do {
    const page = await ctx.data.list(target, {
      where: { month: { gte: from, lte: to } },
      limit: 200,
      ...(after && { after }),
    })
    for (const { month, user, team, amount } of page.rows) {
      const isPriced = amount.base !== null
      cells.push({ month, owner: user, team, ...nothing, target: amount.base ?? 0, missing: isPriced ? 0 : 1 })
    }
    after = page.next
  } while (after !== undefined)
  return cells
}

function merged(cells: readonly Cell[]): Cell[] {
  const groups = Map.groupBy(cells, ({ month, owner, team }) => `${month} ${owner ?? ''} ${team ?? ''}`)
  return [...groups.values()].flatMap(same => {
    const [first] = same
    return first ? [{ month: first.month, owner: first.owner, team: first.team ?? null, ...total(same) }] : []
  })
}

function told(cell: Cell, of: Reading['of']): Cell {
  const { open, weighted, won, target } = cell
  return { ...cell, open: of(open), weighted: of(weighted), won: of(won), target: of(target) }
}

function total(cells: readonly Sums[]): Sums {
  return cells.reduce<Sums>(
    (sum, cell) => ({
      open: sum.open + cell.open,
      weighted: sum.weighted + cell.weighted,
      won: sum.won + cell.won,
      target: sum.target + cell.target,
      missing: sum.missing + cell.missing,
    }),
    nothing,
  )
}
