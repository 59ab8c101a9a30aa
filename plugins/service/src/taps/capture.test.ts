import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

describe('R84: how a case comes about', () => {
  test('by a support form: with its submission, its words and its number, in one commit', async () => {
    const visit = await desk.visit({ phone: '138 0139 5136' })
    expect(visit.status).toBe(200)
    const made = await desk.caseOf(visit)
    expect(made).toMatchObject({
      number: 'C-000001',
      subject: 'The engine stops',
      description: 'After ten minutes.\nEvery day.',
      name: 'Liu Yang',
      email: 'liu.yang@example.com',
      phone: '+8613801395136',
      issueType: await desk.issue('fault'),
      queue: await desk.named('service.queues', 'Technical support'),
      state: 'new',
      channel: 'form',
      month: '2026-01',
    })
    const [submission] = (await desk.admin.call<{ rows: object[] }>('forms.submissions.list')).rows
    expect(submission).toMatchObject({ id: visit.id, status: 'processed', createdAt: made.createdAt })
  })

  test('the customer gets his number, in his language', async () => {
    await desk.visit()
    await desk.idle()
    expect(desk.told('liu.yang@example.com')[0]).toMatch(
      /^We have your request: The engine stops \[C-000001-[a-z0-9]{8}\]$/,
    )
  })

  test('a known contact is found by the address, and the account with it', async () => {
    const { id: account } = await desk.admin.call<{ id: string }>('accounts.create', { name: 'Harbour Works' })
    const known = { name: 'Liu Yang', email: 'liu.yang@example.com', account }
    const { id: contact } = await desk.admin.call<{ id: string }>('accounts.contacts.create', known)
    expect(await desk.caseOf(await desk.visit({ email: 'Liu.Yang@Example.com' }))).toMatchObject({ account, contact })
  })

  test('a form that says nothing of it makes no case; one that makes cases needs no names that we know', async () => {
    const definition = {
      lang: 'en',
      steps: [{ fields: [{ name: 'what', type: 'textarea', label: 'What?', required: true }] }],
    }
    await desk.admin.call('forms.create', { name: 'Other', publicId: 'other', definition })
    await desk.admin.call('forms.create', { name: 'Case', publicId: 'case', makes: 'case', definition })
    await desk.visit({ what: 'Hello' }, 'other')
    const visit = await desk.visit({ what: 'It leaks.\nA lot.' }, 'case')
    expect(await desk.caseOf(visit)).toMatchObject({ subject: 'It leaks.', description: 'It leaks.\nA lot.' })
    expect(await desk.admin.call('service.count')).toMatchObject({ count: 1 })
  })

  test('by staff and by the API: numbers go on, and the channel says which', async () => {
    const { caller } = await desk.person('He Jun')
    const [first, second] = [await desk.open({}, caller), await desk.open()]
    expect([first.number, first.channel, second.number, second.channel]).toEqual([
      'C-000001',
      'staff',
      'C-000002',
      'api',
    ])
  })

  test('of many at once each has a number of its own', async () => {
    const made = await Promise.all(Array.from({ length: 30 }, () => desk.open()))
    expect(new Set(made.map(row => row.number)).size).toBe(30)
  })
})
