import { account, contact } from '@kith/plugin-accounts/contract'
import { type ChangeContext, type Preset, preset, user } from '@kith/sdk'
import { type ActivitiesContract, activity, type } from '../contract/index.ts'

/** Two customers of a machinery dealer, and what the salespeople have done and will do with them. */
export const demo: Preset<ActivitiesContract> = preset<ActivitiesContract>()('demo', async ctx => {
  const zh = /^zh\b/i.test(ctx.locale)
  const [types, owners] = [await ctx.asPlugin.snapshot(type), await sellers(ctx, zh)]
  const [first = '', second = first] = owners
  const group = ctx.change.create(account, {
    name: zh ? '长江港务集团' : 'Yangtze Port Group',
    industry: 'logistics',
    size: '1000+',
    region: 'east-china',
    owner: first,
  })
  const mine = ctx.change.create(account, {
    name: zh ? '北方矿业有限公司' : 'Northern Mining Ltd',
    industry: 'mining',
    size: '201-1000',
    region: 'north-china',
    owner: second,
  })
  const buyer = ctx.change.create(contact, {
    name: zh ? '周敏' : 'Zhou Min',
    title: zh ? '设备经理' : 'Equipment manager',
    email: 'zhou.min@example.com',
    account: group,
    owner: first,
  })
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
    ctx.change.create(activity, {
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
    } as never)
  }
})

interface Plan {
  readonly state?: string
  readonly priority?: string
  readonly said?: readonly [en: string, zh: string]
  readonly place?: readonly [en: string, zh: string]
}

function wordsOf({ said, place, ...rest }: Plan, zh: boolean) {
  const at = zh ? 1 : 0
  return { ...rest, ...(said ? { feedback: said[at] } : {}), ...(place ? { location: place[at] } : {}) }
}

async function sellers(ctx: ChangeContext<ActivitiesContract>, zh: boolean): Promise<readonly string[]> {
  const users = await ctx.asPlugin.snapshot(user)
  const known = users.filter(one => one.active && one.roles?.includes('sales')).map(one => one.id)
  if (known.length > 0) return known
  const values = { email: 'sun.yue@example.com', roles: ['sales'], locale: ctx.locale, zone: ctx.zone }
  return [ctx.change.create(user, { name: zh ? '孙悦' : 'Sun Yue', ...values })]
}

const plans: readonly (Plan & {
  readonly code: string
  readonly en: string
  readonly chinese: string
  readonly days: number
  readonly hour: number
  readonly with: 'group' | 'mine' | 'buyer'
})[] = [
  {
    code: 'call',
    en: 'First call on the new crane berth',
    chinese: '新泊位起重机项目首次电话沟通',
    days: -12,
    hour: 1,
    with: 'buyer',
    state: 'done',
    said: ['Tender in spring; wants to see a machine at work.', '春季招标，希望现场看机。'],
  },
  {
    code: 'visit',
    en: 'Visit to the port',
    chinese: '拜访港口现场',
    days: -6,
    hour: 2,
    with: 'group',
    state: 'done',
    said: [
      'Walked the berth. Two reach stackers are at the end of their lives.',
      '现场查看泊位，两台正面吊已到使用年限。',
    ],
    place: ['Berth 4', '四号泊位'],
  },
  {
    code: 'demonstration',
    en: 'Loader at the open pit',
    chinese: '露天矿装载机演示',
    days: -3,
    hour: 3,
    with: 'mine',
    state: 'done',
    said: ['Fuel use convinced the foreman; price is open.', '油耗获矿长认可，价格待谈。'],
  },
  {
    code: 'task',
    en: 'Send the fuel-use report',
    chinese: '发送油耗测试报告',
    days: -1,
    hour: 9,
    with: 'mine',
    priority: 'urgent',
  },
  { code: 'call', en: 'Ask for the tender papers', chinese: '索取招标文件', days: 0, hour: 6, with: 'buyer' },
  {
    code: 'meeting',
    en: 'Price meeting with the mine',
    chinese: '与矿方价格会谈',
    days: 0,
    hour: 8,
    with: 'mine',
    priority: 'urgent',
    place: ['Their office', '客户办公室'],
  },
  {
    code: 'task',
    en: 'Draft the offer for two reach stackers',
    chinese: '起草两台正面吊报价',
    days: 1,
    hour: 9,
    with: 'group',
  },
  {
    code: 'visit',
    en: 'Measure the new berth',
    chinese: '测量新泊位',
    days: 3,
    hour: 2,
    with: 'group',
    place: ['Berth 5', '五号泊位'],
  },
  { code: 'demonstration', en: 'Reach stacker at work', chinese: '正面吊现场演示', days: 7, hour: 2, with: 'buyer' },
  { code: 'revisit', en: 'Check on the loader on site', chinese: '装载机现场回访', days: 9, hour: 5, with: 'mine' },
]
