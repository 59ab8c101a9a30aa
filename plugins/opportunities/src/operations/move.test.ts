import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

const move = async (id: string, name: string, version?: number) =>
  deals.admin.call('opportunities.move', { id, stage: (await deals.stage(name)).id, ...(version && { version }) })
const bare = () => deals.make<{ id: string; version: number }>('opportunities', { name: 'Bare' })

describe('R37: stages and their probabilities', () => {
  test('the pipeline that comes with every installation, with a stage for what is lost', async () => {
    const stages = await deals.list<{ name: string; probability: number; kind: string }>('opportunities.stages')
    expect(stages.map(({ name, probability, kind }) => [name, probability, kind])).toEqual([
      ['Identification', 0, 'open'],
      ['Qualification', 20, 'open'],
      ['Development', 40, 'open'],
      ['Proposal', 60, 'open'],
      ['Closed', 100, 'won'],
      ['Lost', 0, 'lost'],
    ])
  })

  test('a new one begins in the first stage; each stage gives it its probability', async () => {
    const { id, stage, probability } = await deals.ready()
    expect([stage, probability]).toEqual([(await deals.stage('Identification')).id, 0])
    await move(id, 'Development')
    expect(await deals.get(id)).toMatchObject({ probability: 40, status: 'open', weighted: { amount: 400_000 } })
  })

  test('R46: its history says when, by whom and after how long', async () => {
    const { id } = await deals.ready()
    await deals.clock.advance('2d')
    await move(id, 'Qualification')
    await deals.clock.advance('1h')
    await move(id, 'Identification')
    const changes = await deals.list('opportunities.stageChanges', { opportunity: id })
    expect(changes).toMatchObject([
      { fromName: null, toName: 'Identification' },
      { fromName: 'Identification', toName: 'Qualification', seconds: 172_800 },
      { fromName: 'Qualification', toName: 'Identification', seconds: 3600 },
    ])
  })
})

describe('R37, R39: a stage is entered when its conditions hold', () => {
  test('what is missing is told field by field', async () => {
    const { id } = await bare()
    await expect(move(id, 'Qualification')).rejects.toMatchObject({
      code: 'opportunities.not_ready',
      details: {
        problems: [
          { path: 'need', code: 'required' },
          { path: 'intent', code: 'required' },
          { path: 'timeframe', code: 'required' },
        ],
      },
    })
  })

  test('a stage that is skipped asks too, on every path', async () => {
    const { id } = await bare()
    const [proposal, closed] = [await deals.stage('Proposal'), await deals.stage('Closed')]
    const refused = {
      details: {
        code: 'opportunities.not_ready',
        problems: expect.arrayContaining([expect.objectContaining({ path: 'need' })]),
      },
    }
    await expect(move(id, 'Proposal')).rejects.toMatchObject({ code: 'opportunities.not_ready' })
    const amount = { amount: { amount: 1, currency: 'CNY' }, expectedClose: '2026-02-01' }
    await expect(
      deals.admin.call('opportunities.update', { id, set: { stage: proposal.id, ...amount } }),
    ).rejects.toMatchObject(refused)
    await expect(deals.make('opportunities', { name: 'At once', stage: proposal.id, ...amount })).rejects.toMatchObject(
      refused,
    )
    await expect(
      deals.admin.call('opportunities.update', { id, set: { stage: closed.id, reason: await deals.reason('Price') } }),
    ).rejects.toMatchObject(refused)
    expect(await deals.get(id)).toMatchObject({ status: 'open', version: 1 })
  })

  test('conditions over values hold or are told; an amount without a rate is there', async () => {
    const { id: development } = await deals.stage('Development')
    const when = { amount: { gte: 2_000_000 }, all: [{ region: 'east-china' }] }
    await deals.admin.call('opportunities.stages.update', { id: development, set: { when } })
    const { id } = await deals.ready({ region: 'overseas' })
    await expect(move(id, 'Development')).rejects.toMatchObject({
      details: { problems: [{ path: 'amount', code: 'opportunities.condition' }, { path: 'region' }] },
    })
    await deals.admin.call('opportunities.update', {
      id,
      set: { amount: { amount: 300_000, currency: 'EUR' }, region: 'east-china' },
    })
    await move(id, 'Development')
    await deals.admin.call('opportunities.update', { id, set: { amount: { amount: 5, currency: 'USD' } } })
    await move(id, 'Proposal')
  })

  test('a condition that could not be asked is not saved', async () => {
    const { id } = await deals.stage('Proposal')
    const when = { nobody: 1 }
    await expect(deals.admin.call('opportunities.stages.update', { id, set: { when } })).rejects.toMatchObject({
      details: { code: 'condition.unknown_field' },
    })
  })

  test('R36, R40: what is still missing for the next stage, and what is done in this one', async () => {
    const { id } = await bare()
    expect(await deals.admin.call('opportunities.missing', { id })).toMatchObject({
      fields: expect.arrayContaining(['account', 'amount', 'nextStep']),
      next: { name: 'Qualification', problems: [{ path: 'need' }, { path: 'intent' }, { path: 'timeframe' }] },
      activities: ['Call the customer', 'Find out who decides'],
    })
  })
})

test('R36: what an opportunity says of itself; the setting says what a complete one has', async () => {
  const said = {
    name: 'Three excavators for the pit',
    source: 'website',
    category: 'Replacement',
    deliveryDate: '2026-05-01',
    specialNeeds: 'Arctic kit',
    nextStep: 'Visit the pit',
    nextStepOn: '2026-01-12',
    probability: 35,
  }
  const row = await deals.ready(said)
  const stage = (await deals.stage('Identification')).id
  expect(row).toMatchObject({
    ...said,
    account: expect.any(String),
    amount: { amount: 1_000_000, currency: 'CNY' },
    expectedClose: '2026-03-31',
    stage,
    need: 'Three machines',
  })
  const missing = async () =>
    (await deals.admin.call<{ fields: string[] }>('opportunities.missing', { id: row.id })).fields
  expect(await missing()).toEqual(['decider'])
  await deals.admin.call('opportunities.update', { id: row.id, set: { decider: row.contact } })
  expect(await missing()).toEqual([])
  const wanted = ['specialNeeds', 'budgetTo']
  await deals.admin.call('kernel.changeSettings', { plugin: 'opportunities', set: { wanted } })
  expect(await missing()).toEqual(['budgetTo'])
})

describe('R39: more than one process', () => {
  test('a pipeline alone means its first stage; a stage of another one is refused', async () => {
    const { id: pipeline } = await deals.make('opportunities.pipelines', { name: 'Rental', position: 20 })
    const { id: enquiry } = await deals.make('opportunities.stages', { name: 'Enquiry', pipeline, probability: 10 })
    const { id } = await deals.ready()
    await expect(deals.admin.call('opportunities.move', { id, stage: enquiry })).rejects.toMatchObject({
      code: 'opportunities.other_pipeline',
    })
    expect(await deals.admin.call('opportunities.update', { id, set: { pipeline } })).toMatchObject({
      stage: enquiry,
      probability: 10,
    })
    const { id: proposal } = await deals.stage('Proposal')
    await expect(
      deals.admin.call('opportunities.update', { id, set: { pipeline, stage: proposal } }),
    ).rejects.toMatchObject({ details: { code: 'opportunities.other_pipeline' } })
  })
})

describe('two people and one card', () => {
  test('of two moves of the same version one is a conflict', async () => {
    const { id, version } = await deals.ready()
    const answers = await Promise.allSettled([move(id, 'Qualification', version), move(id, 'Development', version)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'KITH_CONFLICT' } })
    expect(await deals.list('opportunities.stageChanges', { opportunity: id })).toHaveLength(2)
  })
})

test('R45: sales moves what it may see, a stranger nothing', async () => {
  const lin = await deals.person('Lin', { roles: ['sales'] })
  const chen = await deals.person('Chen', { roles: ['sales'] })
  const marketing = await deals.person('Mei', { roles: ['marketing'] })
  const { id } = await deals.ready({ owner: lin.id })
  const stage = (await deals.stage('Qualification')).id
  await expect(chen.call('opportunities.move', { id, stage })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  await expect(marketing.call('opportunities.move', { id, stage })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  expect(await lin.call('opportunities.move', { id, stage })).toMatchObject({ stage })
  expect(await marketing.call('opportunities.list')).toMatchObject({ rows: [{ id }] })
  expect(await chen.call('opportunities.list')).toMatchObject({ rows: [] })
})

test('R45: marketing and managers share what is known of an opportunity, each within his rights', async () => {
  const ma = await deals.person('Ma', { roles: ['sales-manager'] })
  const team = (await deals.make('kernel.teams', { name: 'East', manager: ma.id })).id
  await deals.admin.call('kernel.users.update', { id: ma.id, set: { team } })
  const [lin, chen] = [
    await deals.person('Lin', { roles: ['sales'], team }),
    await deals.person('Chen', { roles: ['sales'] }),
  ]
  const elsewhere = await deals.person('Hu', { roles: ['sales-manager'] })
  const mei = await deals.person('Mei', { roles: ['marketing'] })
  const { id } = await deals.ready({ owner: lin.id })
  const manager = (await deals.app.actorOf(ma.id)) as typeof ma.actor
  const set = { category: 'Replacement' }
  expect(await deals.as(manager).call('opportunities.update', { id, set })).toMatchObject(set)
  for (const who of [elsewhere, chen]) {
    await expect(who.call('opportunities.get', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  }
  await lin.call('kernel.share', { entity: 'opportunities.opportunity', id, user: chen.id, verbs: ['read'] })
  for (const who of [chen, mei]) {
    expect(await who.call('opportunities.get', { id })).toMatchObject(set)
    await expect(who.call('opportunities.update', { id, set: { category: 'New' } })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
  }
})
