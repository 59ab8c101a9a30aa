import { activities } from '@kith/plugin-activities'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

interface Activity {
  readonly subject: string
  readonly owner: string | null
  readonly due: string | null
}

let deals: Deals
beforeEach(async () => {
  deals = await startDeals({ others: [activities] })
})
afterEach(() => deals.close())

const about = (id: string) => `opportunities.opportunity/${id}`
const planned = (id: string) => deals.list<Activity>('activities', { about: about(id) })
const subjects = async (id: string) => (await planned(id)).map(({ subject }) => subject)
const move = async (id: string, name: string) =>
  deals.admin.call('opportunities.move', { id, stage: (await deals.stage(name)).id })

describe('R40: what a stage suggests is planned where there are activities', () => {
  test('for the owner, about the opportunity and its account, each once, in every stage that is entered', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const { id, account } = await deals.ready({ owner: lin.id })
    expect(await planned(id)).toMatchObject([
      { subject: 'Call the customer', owner: lin.id, account, due: '2026-01-08T08:00:00.000Z' },
      { subject: 'Find out who decides', owner: lin.id, account },
    ])
    expect(await deals.admin.call('opportunities.missing', { id })).toMatchObject({ activities: [] })
    expect(await lin.call('activities.of', { entity: 'opportunities.opportunity', id })).toMatchObject({
      open: [{ subject: 'Call the customer' }, { subject: 'Find out who decides' }],
    })
    await move(id, 'Qualification')
    expect(await subjects(id)).toHaveLength(4)
    await move(id, 'Identification')
    await move(id, 'Qualification')
    expect(await subjects(id)).toHaveLength(4)
  })

  test('by the next step where it has a date; one without an owner waits for one', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const { id } = await deals.ready({ nextStepOn: '2026-02-01' })
    expect(await planned(id)).toEqual([])
    await deals.admin.call('opportunities.assign', { id, owner: lin.id })
    expect((await planned(id)).map(({ due }) => due)).toEqual(['2026-02-01T09:00:00.000Z', '2026-02-01T09:00:00.000Z'])
  })

  test('not where the stage leaves that to people, and never in the way of the opportunity itself', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const first = await deals.stage('Identification')
    await deals.admin.call('opportunities.stages.update', { id: first.id, set: { plans: false } })
    const { id } = await deals.ready({ owner: lin.id })
    expect(await planned(id)).toEqual([])
    expect(await deals.admin.call('opportunities.missing', { id })).toMatchObject({
      activities: ['Call the customer', 'Find out who decides'],
    })
    const [task] = await deals.list<{ id: string }>('activities.types', { code: 'task' })
    await deals.admin.call('activities.types.update', { id: task?.id, set: { active: false } })
    expect(await move(id, 'Qualification')).toMatchObject({ status: 'open' })
    expect(await planned(id)).toEqual([])
  })
})

describe('R63: an activity becomes an opportunity', () => {
  test('of its account, contact and owner, linked to it, once', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const account = await deals.make('accounts', { name: 'ACME', owner: lin.id })
    const contact = await deals.make('accounts.contacts', { name: 'Ann', account: account.id, owner: lin.id })
    const { id } = await lin.call<{ id: string }>('activities.plan', {
      type: 'call',
      subject: 'They want two loaders',
      about: { entity: 'accounts.contact', id: contact.id },
    })
    const made = await lin.call<{ entity: string; id: string }>('activities.convert', { id })
    expect(made).toMatchObject({ entity: 'opportunities.opportunity' })
    expect(await deals.get(made.id)).toMatchObject({
      name: 'They want two loaders',
      account: account.id,
      contact: contact.id,
      owner: lin.id,
      stage: (await deals.stage('Identification')).id,
    })
    expect(await lin.call('kernel.related', { entity: made.entity, id: made.id })).toMatchObject({
      origin: [{ entity: 'activities.activity', id, label: 'They want two loaders' }],
    })
    await expect(lin.call('activities.convert', { id })).rejects.toMatchObject({ code: 'activities.converted' })
  })

  test('of its lead; what is asked to become something else does not become one', async () => {
    const { id: lead } = await deals.make('leads', { name: 'Ann', company: 'ACME' })
    const activity = async () =>
      (
        await deals.admin.call<{ id: string }>('activities.plan', {
          type: 'visit',
          subject: 'See the pit',
          about: { entity: 'leads.lead', id: lead },
        })
      ).id
    const { id } = await deals.admin.call<{ id: string }>('activities.convert', { id: await activity() })
    expect(await deals.get(id)).toMatchObject({ lead, account: null })
    await expect(
      deals.admin.call('activities.convert', { id: await activity(), into: 'service.case' }),
    ).rejects.toMatchObject({ code: 'activities.nothing_to_convert' })
  })
})
