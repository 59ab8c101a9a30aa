import { account, contact } from '@kith/plugin-accounts/contract'
import { type ChangeContext, type Preset, preset, user } from '@kith/sdk'
import { type ActivitiesContract, activity, type } from '../contract/index.ts'
import { addContacted } from './demo-contacted.ts'
import { type Plan, plans } from './demo-plans.ts'

/**
 * Two customers of a machinery dealer, what the salespeople have done and will do with them, and what was done over the
 * year with those that became of the demo's leads.
 */
export const demo: Preset<ActivitiesContract> = preset<ActivitiesContract>()('demo', async ctx => {
  const zh = /^zh\b/i.test(ctx.locale)
  const [types, owners] = [await ctx.asPlugin.snapshot(type), await sellers(ctx, zh)]
  const [first = '', second = first] = owners
  const since = { createdAt: new Date(ctx.now().getTime() - 60 * 86_400_000) }
  const group = ctx.change.create(
    account,
    {
      name: zh ? '长江港务集团' : 'Yangtze Port Group',
      industry: 'logistics',
      size: '1000+',
      region: 'east-china',
      owner: first,
    },
    since,
  )
  const mine = ctx.change.create(
    account,
    {
      name: zh ? '北方矿业有限公司' : 'Northern Mining Ltd',
      industry: 'mining',
      size: '201-1000',
      region: 'north-china',
      owner: second,
    },
    since,
  )
  const buyer = ctx.change.create(
    contact,
    {
      name: zh ? '周敏' : 'Zhou Min',
      title: zh ? '设备经理' : 'Equipment manager',
      email: 'zhou.min@example.com',
      account: group,
      owner: first,
    },
    since,
  )
  const day = new Date(ctx.now())
  day.setUTCHours(1, 0, 0, 0)
  for (const { code, en, chinese, days, hour, with: whose, ...rest } of plans) {
    const found = types.find(one => one.code === code)
    if (!found) continue
    const start = new Date(day.getTime() + days * 86_400_000 + hour * 3_600_000)
    const isTask = found.minutes === 0
    const about =
      whose === 'buyer'
        ? { entity: contact.name, id: buyer }
        : { entity: account.name, id: whose === 'mine' ? mine : group }
    const closedAt = new Date(start.getTime() + Math.max(found.minutes, 5) * 60_000)
    const values = {
      subject: zh ? chinese : en,
      type: found.id,
      about,
      account: whose === 'mine' ? mine : group,
      byModule: true,
      owner: whose === 'mine' ? second : first,
      ...(isTask
        ? { due: start.toISOString() }
        : { start: start.toISOString(), end: new Date(start.getTime() + found.minutes * 60_000).toISOString() }),
      ...wordsOf(rest, zh),
      ...(rest.state === 'done' ? { closedAt: closedAt.toISOString() } : {}),
    }
    const made =
      rest.state === 'done' ? closedAt : new Date(Math.min(ctx.now().getTime(), start.getTime()) - 2 * 86_400_000)
    ctx.change.create(activity, values as never, { createdAt: made })
  }
  await addContacted(ctx, types, zh)
})

function wordsOf(
  { said, place, why, ...rest }: Pick<Plan, 'said' | 'place' | 'why' | 'state' | 'priority'>,
  zh: boolean,
) {
  const at = zh ? 1 : 0
  return {
    ...rest,
    ...(said ? { feedback: said[at] } : {}),
    ...(place ? { location: place[at] } : {}),
    ...(why ? { reason: why[at] } : {}),
  }
}

async function sellers(ctx: ChangeContext<ActivitiesContract>, zh: boolean): Promise<readonly string[]> {
  const users = await ctx.asPlugin.snapshot(user)
  const known = users.filter(one => one.active && one.roles?.includes('sales')).map(one => one.id)
  if (known.length > 0) return known
  const values = { email: 'sun.yue@example.com', roles: ['sales'], locale: ctx.locale, zone: ctx.zone }
  return [ctx.change.create(user, { name: zh ? '孙悦' : 'Sun Yue', ...values })]
}
