import { type Preset, preset, user } from '@kith/sdk'
import { type LeadsContract, rule } from '../contract/index.ts'

/** Three salespeople with regions, and the rules of R12 on region, company size and industry. */
export const demo: Preset<LeadsContract> = preset<LeadsContract>()('demo', ctx => {
  const zh = /^zh\b/i.test(ctx.locale)
  const person = (name: string, email: string, region: string) =>
    ctx.change.create(user, { name, email, region, roles: ['sales'], locale: ctx.locale, zone: ctx.zone })
  const lin = person(zh ? '林伟' : 'Lin Wei', 'lin.wei@example.com', 'east-china')
  const chen = person(zh ? '陈波' : 'Chen Bo', 'chen.bo@example.com', 'north-china')
  const zhao = person(zh ? '赵宁' : 'Zhao Ning', 'zhao.ning@example.com', 'south-china')

  ctx.change.create(rule, {
    name: zh ? '活动链接' : 'Came by a campaign link',
    position: 10,
    when: { utmCampaign: { empty: false } },
    mode: 'none',
    set: { source: 'campaign-response' },
    points: 10,
  })
  ctx.change.create(rule, {
    name: zh ? '大型企业' : 'Large companies',
    position: 20,
    when: { kind: 'organisation', size: { in: ['201-1000', '1000+'] } },
    mode: 'none',
    set: { priority: 'high' },
    points: 40,
  })
  ctx.change.create(rule, {
    name: zh ? '重点行业' : 'Core industries',
    position: 30,
    when: { industry: { in: ['construction', 'mining'] } },
    mode: 'none',
    points: 20,
  })
  ctx.change.create(rule, {
    name: zh ? '大型矿业企业' : 'Large mining companies',
    position: 40,
    when: { industry: 'mining', size: { in: ['201-1000', '1000+'] } },
    mode: 'first',
    owners: [chen, lin],
  })
  ctx.change.create(rule, {
    name: zh ? '按地区' : 'By region',
    position: 50,
    when: { region: { in: ['east-china', 'north-china', 'south-china'] } },
    mode: 'first',
    byRegion: true,
  })
  ctx.change.create(rule, {
    name: zh ? '海外' : 'Overseas',
    position: 60,
    when: { region: 'overseas' },
    mode: 'first',
    owners: [zhao],
  })
  ctx.change.create(rule, {
    name: zh ? '其他企业轮流分派' : 'Other companies, in turn',
    position: 70,
    when: { kind: 'organisation' },
    mode: 'roundRobin',
    owners: [lin, chen, zhao],
  })
})
