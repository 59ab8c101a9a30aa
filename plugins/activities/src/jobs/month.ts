import { type ChangeContext, type Job, job, type Row, type user } from '@kith/sdk'
import { type ActivitiesContract, activity, type ReportColumn, report, type } from '../contract/index.ts'
import { activeUser, type People, readPeople } from '../people/people.ts'
import { monthOf } from '../time/days.ts'

type Context = ChangeContext<ActivitiesContract>
type User = Row<typeof user>
type Cell = string | number

const states = {
  planned: 'planned',
  'in-progress': 'inProgress',
  done: 'done',
  rejected: 'rejected',
  cancelled: 'cancelled',
} as const

/** At the end of a month each manager gets what his people did in it, in the layout that the setting says (R62). */
export const month: Job<ActivitiesContract> = job<ActivitiesContract>()('activities.month', {
  cron: '0 6 1 * *',
  run: async ctx => {
    const columns = ctx.settings.reportColumns
    if (columns.length === 0) return
    const ended = monthOf(new Date(ctx.now().getTime() - 2 * 86_400_000).toISOString(), ctx.zone)
    const people = await readPeople(ctx)
    for (const manager of managersOf(people)) {
      const rows = await tableOf(ctx, ended, columns, peopleOf(people, manager))
      if (rows.length === 0) continue
      const id = ctx.change.create(report, { month: ended, owner: manager.id, columns, rows })
      const table = rows.map(row => row.join('\t')).join('\n')
      const url = `${ctx.url}/#/activities.reports/${id}`
      const values = { name: manager.name, month: ended, table, url }
      ctx.change.mail({ template: 'month', to: manager.email, locale: manager.locale, values })
    }
  },
})

function managersOf(people: People): readonly User[] {
  const ids = new Set(people.teams.flatMap(team => team.manager ?? []))
  return [...ids].flatMap(id => activeUser(people, id) ?? [])
}

/** Whoever is in a team of his, or in one below. */
function peopleOf({ users, teams }: People, manager: User): readonly User[] {
  const mine = new Set(teams.filter(team => team.manager === manager.id).map(team => team.id))
  for (const id of mine) for (const team of teams) if (team.parent === id) mine.add(team.id)
  return users.filter(user => user.team && mine.has(user.team))
}

async function tableOf(
  ctx: Context,
  ended: string,
  columns: readonly ReportColumn[],
  people: readonly User[],
): Promise<Cell[][]> {
  const names = new Map((await ctx.asPlugin.snapshot(type)).map(one => [one.id, one.name]))
  const lines = new Map<string, Record<string, Cell>>()
  for (const person of people) {
    const where = { owner: person.id, month: ended }
    for (const { values, count } of await ctx.asPlugin.data.groups(activity, { by: ['type', 'state'], where })) {
      const words = { owner: person.name, type: names.get(String(values.type)) ?? '' }
      const key = columns.flatMap(column => (column === 'owner' || column === 'type' ? [words[column]] : [])).join('\n')
      const state = states[values.state as keyof typeof states]
      const line = lines.get(key) ?? { ...words, total: 0 }
      lines.set(key, { ...line, [state]: Number(line[state] ?? 0) + count, total: Number(line.total) + count })
    }
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
  return sorted.map(line => columns.map(column => line[column] ?? 0))
}
