import { activities } from '@kith/plugin-activities'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals({ others: [activities] })
})
afterEach(() => deals.close())

/** Lin and Chen of a team that Boss leads; whose Lin's activity about a record is when nobody did anything about it. */
async function passedOn(entity: string, path: string, values: object, rules: (chen: string) => Promise<unknown>) {
  const team = await deals.make('kernel.teams', { name: 'Machines' })
  const boss = await deals.person('Boss', { roles: ['sales-manager'], team: team.id })
  await deals.admin.call('kernel.teams.update', { id: team.id, set: { manager: boss.id } })
  const lin = await deals.person('Lin', { roles: ['sales'], team: team.id })
  const chen = await deals.person('Chen', { roles: ['sales'], team: team.id })
  await rules(chen.id)
  const { id: about } = await deals.make(path, { ...values, owner: lin.id })
  const due = '2026-01-06T02:00:00Z'
  const plan = { type: 'call', subject: 'Ring', about: { entity, id: about }, due }
  const { id } = await lin.call<{ id: string }>('activities.plan', plan)
  await deals.clock.advance('20d')
  const { owner } = await deals.admin.call<{ owner: string }>('activities.get', { id })
  return new Map(
    [lin, chen, boss].map(one => [one.id, one.actor.id === chen.id ? 'Chen' : one === boss ? 'Boss' : 'Lin']),
  ).get(owner)
}

describe('R58: what nobody carried out goes by the rules for what it is about', () => {
  test('an opportunity', async () => {
    const rules = (chen: string) =>
      deals.make('opportunities.rules', { name: 'North', when: { region: 'north' }, mode: 'first', owners: [chen] })
    const deal = { name: 'Excavator', region: 'north' }
    expect(await passedOn('opportunities.opportunity', 'opportunities', deal, rules)).toBe('Chen')
  })

  test('a lead', async () => {
    const rules = (chen: string) =>
      deals.make('leads.rules', { name: 'North', when: { region: 'north' }, mode: 'roundRobin', owners: [chen] })
    expect(await passedOn('leads.lead', 'leads', { name: 'Zhou', region: 'north' }, rules)).toBe('Chen')
  })

  test('where they name nobody else, it is put before the manager', async () => {
    const rules = (chen: string) =>
      deals.make('leads.rules', { name: 'South', when: { region: 'south' }, mode: 'first', owners: [chen] })
    expect(await passedOn('leads.lead', 'leads', { name: 'Zhou', region: 'north' }, rules)).toBe('Boss')
  })
})
