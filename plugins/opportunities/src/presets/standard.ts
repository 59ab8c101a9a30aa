import { type Condition, type Preset, preset, view } from '@kith/sdk'
import { type OpportunitiesContract, pipeline, reason, roleType, stage } from '../contract/index.ts'
import { said } from './said.ts'

/** The pipeline of R37 with a stage for what is lost, reasons (R48) and roles (R42), in the organisation's language. */
export const standard: Preset<OpportunitiesContract> = preset<OpportunitiesContract>()('standard', ctx => {
  const text = said(ctx.locale)
  const process = ctx.change.create(pipeline, { name: text('pipeline'), position: 10 })
  stages.forEach(([key, kind, probability, when], n) => {
    ctx.change.create(stage, {
      name: text(`stage.${key}`),
      pipeline: process,
      position: (n + 1) * 10,
      kind,
      probability,
      when,
      activities: kind === 'open' ? text(`activities.${key}`) : null,
      plans: kind === 'open',
    })
  })
  reasons.forEach(([key, outcome], n) => {
    ctx.change.create(reason, { name: text(`reason.${key}`), outcome, position: (n + 1) * 10 })
  })
  roleTypes.forEach((key, n) => {
    ctx.change.create(roleType, { name: text(`role.${key}`), position: (n + 1) * 10 })
  })
  for (const [key, filter, sort] of views) {
    ctx.change.create(view, {
      name: text(`view.${key}`),
      entity: 'opportunities.opportunity',
      filter,
      sort,
      audience: 'all',
    })
  }
})

const given = { empty: false }

/** R37: 0, 20, 40, 60 and 100 percent. What each asks is edited like everything else of a stage. */
const stages: readonly (readonly [key: string, kind: 'open' | 'won' | 'lost', probability: number, when: Condition])[] =
  [
    ['identification', 'open', 0, {}],
    ['qualification', 'open', 20, { need: given, intent: given, timeframe: given }],
    ['development', 'open', 40, { account: given, contact: given }],
    ['proposal', 'open', 60, { amount: given, expectedClose: given }],
    ['closed', 'won', 100, {}],
    ['lost', 'lost', 0, {}],
  ]

const reasons = [
  ['price', 'either'],
  ['product', 'either'],
  ['service', 'either'],
  ['relationship', 'won'],
  ['delivery', 'either'],
  ['financing', 'either'],
  ['competitor', 'lost'],
  ['no-budget', 'lost'],
  ['no-decision', 'lost'],
] as const

const roleTypes = ['decider', 'approver', 'influencer', 'user', 'buyer', 'technician', 'financier', 'dealer']

/** Of all that each of them may see. */
const views: readonly (readonly [key: string, filter: Record<string, never>, sort: string[]])[] = [
  ['open', { status: 'open' }, ['expectedClose']],
  ['mine', { owner: { $: 'actor.id' }, status: 'open' }, ['expectedClose']],
  ['overdue', { status: 'open', expectedClose: { lt: { $: 'today' } } }, ['expectedClose']],
  ['won', { status: 'won' }, []],
] as never
