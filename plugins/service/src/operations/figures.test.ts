import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const account = async (name: string, values: object = {}) =>
  (await desk.admin.call<{ id: string }>('accounts.create', { name, ...values })).id

describe('R91: the history of a customer', () => {
  test('his cases, newest first, and what they come to; of another nothing', async () => {
    const [mine, other] = [await account('Harbour'), await account('Quarry')]
    const first = await desk.open({ account: mine, email: 'liu@example.com' })
    await desk.open({ account: mine, dispute: true, disputeStep: 'claimed' })
    await desk.open({ account: other })
    await desk.admin.call('service.close', { id: first.id })
    const history = await desk.admin.call<{ rows: object[] }>('service.ofCustomer', { account: mine })
    expect(history).toMatchObject({ total: 2, open: 1, disputes: 1, answers: 0, satisfaction: null })
    expect(history.rows).toMatchObject([{ number: 'C-000002' }, { number: 'C-000001', state: 'closed' }])
    await expect(desk.admin.call('service.ofCustomer', {})).rejects.toMatchObject({ code: 'service.no_customer' })
  })

  test('by contact; a salesperson sees what his accounts have', async () => {
    const ann = await desk.person('Ann', { roles: ['sales'] })
    const mine = await account('Harbour', { owner: ann.id })
    const contact = (await desk.admin.call<{ id: string }>('accounts.contacts.create', { name: 'Liu', account: mine }))
      .id
    await desk.open({ contact })
    await desk.open({ account: await account('Quarry') })
    expect(await ann.caller.call('service.ofCustomer', { contact })).toMatchObject({ total: 1 })
    expect((await ann.caller.call<{ rows: object[] }>('service.list')).rows).toMatchObject([{ account: mine }])
  })
})

test('R93: whom to call before they do: low ratings, many cases, ended disputes', async () => {
  const [bad, many, calm] = [await account('Bad'), await account('Many'), await account('Calm')]
  const { id } = await desk.open({ account: bad, email: 'b@example.com' })
  await desk.admin.call('service.track', { id, step: 'agreed', note: 'Half.' })
  await desk.admin.call('service.close', { id })
  await desk.idle()
  const survey = /survey=([^&\s]+)/.exec(desk.mails().at(-1)?.text ?? '')?.[1]
  await desk.visit({ survey: decodeURIComponent(String(survey)), rating: 1 }, 'service-survey')
  for (let i = 0; i < 3; i++) await desk.open({ account: many })
  await desk.open({ account: calm })
  expect(await desk.admin.call('service.care')).toMatchObject({
    rows: [
      { account: bad, name: 'Bad', cases: 1, reasons: ['rating', 'dispute'] },
      { account: many, name: 'Many', cases: 3, reasons: ['many'] },
    ],
  })
})

describe('statistics', () => {
  test('by state, queue, issue type and month, with the times', async () => {
    const issueType = await desk.issue('fault')
    const a = await desk.open({ issueType, email: 'a@example.com' })
    await desk.open({ issueType })
    await desk.clock.advance('2h')
    await desk.admin.call('service.reply', { id: a.id, text: 'x', state: 'solved' })
    await desk.clock.advance('40d')
    await desk.open({})
    const found = await desk.admin.call<Record<string, unknown>>('service.statistics')
    expect(found).toMatchObject({
      total: 3,
      byQueue: [
        { name: 'Technical support', total: 2, open: 1, closed: 1 },
        { name: 'Customer service', total: 1 },
      ],
      byIssueType: [
        { name: 'Fault', total: 2 },
        { name: null, total: 1 },
      ],
      byMonth: [
        { key: '2026-01', total: 2, open: 1, closed: 1 },
        { key: '2026-02', total: 1 },
      ],
      times: { answered: 1, solved: 1, capped: false, respond: 60, solve: 60, inTime: 1 },
    })
    expect(found.byState).toEqual([
      { state: 'new', count: 2 },
      { state: 'in-progress', count: 0 },
      { state: 'waiting', count: 0 },
      { state: 'solved', count: 0 },
      { state: 'closed', count: 1 },
    ])
    expect(await desk.admin.call('service.statistics', { from: '2026-02-01T00:00:00Z' })).toMatchObject({ total: 1 })
  })

  test('of what the caller may see', async () => {
    const ann = await desk.person('Ann')
    await desk.staff('Spare parts', [ann.id])
    await desk.open({ issueType: await desk.issue('spare-part') })
    await desk.open({})
    expect(await ann.caller.call('service.statistics')).toMatchObject({ total: 1 })
  })
})
