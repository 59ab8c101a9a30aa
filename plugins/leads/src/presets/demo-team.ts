import { type ChangeContext, type Create, type Row, user } from '@kith/sdk'
import { type LeadsContract, rule } from '../contract/index.ts'

/** Who works with the demo's leads, and by what rules. */
export interface Team {
  readonly people: readonly Pick<Row<typeof user>, 'id' | 'region' | 'roles' | 'active'>[]
  readonly rules: readonly Row<typeof rule>[]
}

/** Three salespeople with regions, and the rules of R12 on region, company size and industry. */
export function addTeam(ctx: ChangeContext<LeadsContract>): Team {
  const zh = /^zh\b/i.test(ctx.locale)
  const person = (name: string, email: string, region: string) => {
    const values = { region, roles: ['sales'] }
    const id = ctx.change.create(user, { name, email, locale: ctx.locale, zone: ctx.zone, ...values })
    return { id, active: true, ...values }
  }
  const lin = person(zh ? '林伟' : 'Lin Wei', 'lin.wei@example.com', 'east-china')
  const chen = person(zh ? '陈波' : 'Chen Bo', 'chen.bo@example.com', 'north-china')
  const zhao = person(zh ? '赵宁' : 'Zhao Ning', 'zhao.ning@example.com', 'south-china')
  const rules = rulesFor({ lin: lin.id, chen: chen.id, zhao: zhao.id }, zh).map(values => {
    const id = ctx.change.create(rule, values)
    const given = { active: true, owners: [], byRegion: false, set: {}, points: 0, createdAt: '' }
    return { ...given, ...values, id } as unknown as Row<typeof rule>
  })
  return { people: [lin, chen, zhao], rules }
}

function rulesFor(
  { lin, chen, zhao }: Readonly<Record<'lin' | 'chen' | 'zhao', string>>,
  zh: boolean,
): readonly Create<(typeof rule)['fields']>[] {
  return [
    {
      name: zh ? '活动链接' : 'Came by a campaign link',
      position: 10,
      when: { utmCampaign: { empty: false } },
      mode: 'none',
      set: { source: 'campaign-response' },
      points: 10,
    },
    {
      name: zh ? '大型企业' : 'Large companies',
      position: 20,
      when: { kind: 'organisation', size: { in: ['201-1000', '1000+'] } },
      mode: 'none',
      set: { priority: 'high' },
      points: 40,
    },
    {
      name: zh ? '重点行业' : 'Core industries',
      position: 30,
      when: { industry: { in: ['construction', 'mining'] } },
      mode: 'none',
      points: 20,
    },
    {
      name: zh ? '大型矿业企业' : 'Large mining companies',
      position: 40,
      when: { industry: 'mining', size: { in: ['201-1000', '1000+'] } },
      mode: 'first',
      owners: [chen, lin],
    },
    {
      name: zh ? '按地区' : 'By region',
      position: 50,
      when: { region: { in: ['east-china', 'north-china', 'south-china'] } },
      mode: 'first',
      byRegion: true,
    },
    {
      name: zh ? '海外' : 'Overseas',
      position: 60,
      when: { region: 'overseas' },
      mode: 'first',
      owners: [zhao],
    },
    {
      name: zh ? '其他企业轮流分派' : 'Other companies, in turn',
      position: 70,
      when: { kind: 'organisation' },
      mode: 'roundRobin',
      owners: [lin, chen, zhao],
    },
  ]
}
