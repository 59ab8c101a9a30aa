import { type Preset, preset } from '@kith/sdk'
import { type CampaignsContract, campaign, expense, segment } from '../contract/index.ts'
import { said } from './said.ts'

/** A season of a dealer in machinery: what was done, what it cost, whom it turns to. */
export const demo: Preset<CampaignsContract> = preset<CampaignsContract>()('demo', ctx => {
  const say = said(/^zh\b/i.test(ctx.locale) ? 'zh' : 'en')
  const today = Date.parse(ctx.now().toISOString().slice(0, 10))
  const day = (from: number) => new Date(today + from * 86_400_000).toISOString().slice(0, 10)
  const euro = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
  const paid = (id: string, name: string, amount: number, on: number, supplier: string) =>
    ctx.change.create(expense, { campaign: id, name, amount: euro(amount), day: day(on), supplier })

  const season = ctx.change.create(campaign, {
    name: say('season'),
    kind: 'other',
    status: 'running',
    startsOn: day(-90),
    endsOn: day(90),
    plannedCost: euro(60_000),
  })
  const fair = ctx.change.create(campaign, {
    name: say('fair'),
    kind: 'event',
    status: 'completed',
    startsOn: day(-42),
    endsOn: day(-38),
    plannedCost: euro(25_000),
    expectedResponses: 120,
    code: 'machinery-fair',
    parent: season,
    resources: say('fair.resources'),
    tasks: say('fair.tasks'),
    feedback: say('fair.feedback'),
  })
  paid(fair, say('stand'), 14_800, -60, say('stand.by'))
  paid(fair, say('transport'), 4_350, -44, say('transport.by'))
  paid(fair, say('catering'), 2_120, -38, say('catering.by'))

  const search = ctx.change.create(campaign, {
    name: say('search'),
    kind: 'online',
    status: 'running',
    startsOn: day(-30),
    endsOn: day(60),
    plannedCost: euro(9_000),
    expectedResponses: 200,
    code: 'compact-loaders',
    parent: season,
    tasks: say('search.tasks'),
  })
  paid(search, say('clicks'), 2_640, -14, say('clicks.by'))
  paid(search, say('landing'), 1_200, -32, say('landing.by'))

  ctx.change.create(campaign, {
    name: say('mailing'),
    kind: 'mailing',
    status: 'planned',
    startsOn: day(14),
    endsOn: day(28),
    plannedCost: euro(1_500),
    expectedResponses: 60,
    code: 'service-contracts',
    parent: season,
    tasks: say('mailing.tasks'),
  })

  ctx.change.create(segment, {
    name: say('miners'),
    accounts: { industry: { in: ['mining', 'construction'] }, region: { in: ['east-china', 'north-china'] } },
    leads: { industry: { in: ['mining', 'construction'] }, status: { in: ['new', 'working', 'qualified'] } },
  })
  ctx.change.create(segment, {
    name: say('operators'),
    contacts: { 'ext.campaigns.occupation': say('operator'), 'ext.campaigns.ageBand': { in: ['25-34', '35-44'] } },
  })
})
