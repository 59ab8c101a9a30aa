import { type Condition, type Preset, preset } from '@kith/sdk'
import { type OpportunitiesContract, pipeline, rule, stage } from '../contract/index.ts'
import { addCompetitors } from './competitors.ts'
import { said } from './said.ts'

/** What a dealer in construction machinery has besides: a process for rental, competitors, assignment by region (R43, R96). */
export const machinery: Preset<OpportunitiesContract> = preset<OpportunitiesContract>()('machinery', async ctx => {
  const text = said(ctx.locale)
  const process = ctx.change.create(pipeline, { name: text('rental'), position: 20 })
  stages.forEach(([key, kind, probability, when], n) => {
    const values = { name: text(`rental.${key}`), pipeline: process, position: (n + 1) * 10, kind, probability, when }
    ctx.change.create(stage, values)
  })
  await addCompetitors(ctx, text)
  ctx.change.create(rule, {
    name: text('rule.region'),
    position: 10,
    when: { region: { empty: false } } as Condition,
    byRegion: true,
    mode: 'roundRobin',
  })
})

const given = { empty: false }

const stages: readonly (readonly [key: string, kind: 'open' | 'won' | 'lost', probability: number, when: Condition])[] =
  [
    ['enquiry', 'open', 10, {}],
    ['site-visit', 'open', 30, { account: given, need: given }],
    ['offer', 'open', 60, { amount: given, deliveryDate: given }],
    ['rented', 'won', 100, {}],
    ['lost', 'lost', 0, {}],
  ]
