import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Office, startOffice } from './fixture/app.ts'

let office: Office
beforeEach(async () => {
  office = await startOffice()
})
afterEach(() => office.close())

const sees = async (who: { caller: Office['admin'] }) =>
  (await office.list({}, who.caller)).map(row => row.subject).sort()

test('R66: one sees one’s own and one’s team’s, a manager his people’s, nobody else anything', async () => {
  await office.plan({ subject: 'lin' })
  await office.plan({ subject: 'chen' }, office.chen.caller)
  await office.plan({ subject: 'zhao' }, office.stranger.caller)
  expect(await sees(office.lin)).toEqual(['chen', 'lin'])
  expect(await sees(office.boss)).toEqual(['chen', 'lin'])
  expect(await sees(office.branch)).toEqual(['chen', 'lin'])
  expect(await sees(office.stranger)).toEqual(['zhao'])
  expect(await sees(office.service)).toEqual(['zhao'])
  const nobody = office.as(office.actor())
  for (const operation of ['list', 'today', 'calendar', 'statistics', 'feedAddress']) {
    await expect(nobody.call(`activities.${operation}`, {})).rejects.toMatchObject({
      code: expect.stringMatching(/KITH_(DENIED|INVALID)/),
    })
  }
})

test('R66: a colleague’s is seen and not touched; a manager works on it', async () => {
  const id = await office.plan()
  for (const [operation, input] of [
    ['update', { id, set: { subject: 'x' } }],
    ['delete', { id }],
    ['start', { id }],
    ['complete', { id }],
    ['cancel', { id }],
    ['reject', { id, reason: 'x' }],
  ] as const) {
    await expect(office.chen.caller.call(`activities.${operation}`, input)).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    await expect(office.stranger.caller.call(`activities.${operation}`, input)).rejects.toMatchObject({
      code: 'KITH_NOT_FOUND',
    })
  }
  await office.boss.caller.call('activities.update', { id, set: { subject: 'By the boss' } })
  await office.boss.caller.call('activities.start', { id })
  await expect(office.plan({ owner: office.chen.id })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  const type = (await office.type('call')).id
  await expect(
    office.lin.caller.call('activities.create', { subject: 'x', type, owner: office.chen.id }),
  ).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

test('R66: who takes part, and who may see the account, sees it', async () => {
  await office.plan({ subject: 'part', participants: [office.stranger.id] })
  const about = { entity: 'accounts.account', id: office.account }
  await office.plan({ subject: 'account', about })
  expect(await sees(office.stranger)).toEqual(['account', 'part'])
  expect(await office.stranger.caller.call('activities.of', about)).toMatchObject({ open: [{ subject: 'account' }] })
  await expect(
    office.service.caller.call('activities.of', { entity: 'nobody.knows', id: about.id }),
  ).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})
