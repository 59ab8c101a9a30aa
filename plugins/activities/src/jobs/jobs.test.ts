import { defineContract, definePlugin, tap } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { type ActivitiesContract, activitiesContract } from '../contract/index.ts'
import { type Office, startOffice } from '../fixture/app.ts'

let office: Office
afterEach(() => office.close())

const given = (values: object = {}) => office.plan({ owner: office.lin.id, ...values }, office.boss.caller)

test('R55: what is overdue is told to the branch manager, the manager and the owner, once', async () => {
  office = await startOffice()
  await office.plan({ subject: 'Late', due: '2026-01-05T10:00:00Z' })
  await office.plan({ subject: 'In time', due: '2026-01-20T10:00:00Z' })
  const done = await office.plan({ subject: 'Done', due: '2026-01-05T10:00:00Z' })
  await office.lin.caller.call('activities.complete', { id: done })
  await office.clock.advance('1d')
  const told = [office.boss.email, office.lin.email, office.branch.email].sort()
  expect(office.mailsOf('Overdue')).toEqual(told)
  expect(office.mails().find(mail => mail.subject.startsWith('Overdue'))?.text).toContain('Late (Lin)')
  expect(office.mails().find(mail => mail.subject.startsWith('Overdue'))?.text).not.toContain('In time')
  await office.clock.advance('5d')
  expect(office.mailsOf('Overdue')).toEqual(told)
})

test('R57: neither handed back nor begun in a day (urgent) or three: the superior is told', async () => {
  office = await startOffice()
  await given({ subject: 'Urgent', priority: 'urgent' })
  await given({ subject: 'Normal' })
  const begun = await given({ subject: 'Begun', priority: 'urgent' })
  const back = await given({ subject: 'Back', priority: 'urgent' })
  await office.plan({ subject: 'Own', priority: 'urgent' })
  await office.lin.caller.call('activities.start', { id: begun })
  await office.lin.caller.call('activities.reject', { id: back, reason: 'No' })
  await office.clock.advance('23h')
  expect(office.mailsOf('Not begun')).toEqual([])
  await office.clock.advance('2h')
  expect(office.mails().filter(mail => mail.subject.startsWith('Not begun'))).toMatchObject([
    { to: office.boss.email, subject: 'Not begun: Urgent' },
  ])
  await office.clock.advance('3d')
  expect(office.mailsOf('Not begun: Normal')).toEqual([office.boss.email])
  expect(office.mailsOf('Not begun')).toHaveLength(2)
})

test('R58: long without a step, owner and manager are reminded; 15 days later it is put before the manager', async () => {
  office = await startOffice({ settings: { activities: { idleDays: 5 } } })
  const id = await office.plan({ subject: 'Forgotten' })
  await office.clock.advance('5d')
  expect(office.mailsOf('Overdue')).toEqual([])
  await office.clock.advance('2d')
  expect(office.mailsOf('Overdue')).toEqual([office.boss.email, office.lin.email].sort())
  await office.clock.advance('14d')
  expect(await office.get(id)).toMatchObject({ owner: office.lin.id })
  await office.clock.advance('2d')
  expect(await office.get(id)).toMatchObject({ owner: office.boss.id, state: 'planned', remindedAt: null })
  expect(office.mailsOf('For you: Forgotten')).toEqual([office.boss.email])
})

test('R58: assignment rules of a module go before the manager', async () => {
  let to = ''
  const contract = defineContract({ name: 'rules', version: '0.1.0' })
  const rules = definePlugin<typeof contract, ActivitiesContract>({
    contract,
    dependsOn: [activitiesContract],
    handlers: {},
    taps: [
      tap<typeof contract, ActivitiesContract>()(activitiesContract.hooks.reassigning, {
        id: 'rules.reassign',
        shape: () => ({ owner: to }),
      }),
    ],
  })
  office = await startOffice({ plugins: [rules] })
  to = office.chen.id
  const id = await office.plan({ due: '2026-01-05T10:00:00Z' })
  await office.clock.advance('17d')
  expect(await office.get(id)).toMatchObject({ owner: office.chen.id })
})

test('R71: who wants it is reminded before an appointment, unless it was moved or closed', async () => {
  office = await startOffice()
  const at = (hour: number) => `2026-01-05T${hour}:00:00Z`
  const values = { type: 'meeting', reminder: 30 }
  await office.plan({ ...values, subject: 'Soon', start: at(10), participants: [office.chen.id] })
  const moved = await office.plan({ ...values, subject: 'Moved', start: at(10) })
  const closed = await office.plan({ ...values, subject: 'Closed', start: at(10) })
  await office.lin.caller.call('activities.update', { id: moved, set: { start: at(14), end: at(15) } })
  await office.lin.caller.call('activities.cancel', { id: closed })
  await office.clock.advance('89m')
  expect(office.mailsOf('Soon: ')).toEqual([])
  await office.clock.advance('1m')
  expect(office.mailsOf('Soon: ')).toEqual([office.chen.email, office.lin.email].sort())
  await office.clock.advance('4h')
  expect(office.mailsOf('Soon: Moved')).toEqual([office.lin.email])
})

test('R62: at the end of a month each manager gets the report of his people, in the layout of the house', async () => {
  const columns = ['type', 'done', 'total']
  office = await startOffice({ settings: { activities: { reportColumns: columns } } })
  const id = await office.plan({ start: '2026-01-06T02:00:00Z' })
  await office.lin.caller.call('activities.complete', { id })
  await office.plan({ start: '2026-01-07T02:00:00Z', type: 'visit' }, office.chen.caller)
  await office.plan({ start: '2026-02-03T02:00:00Z' })
  await office.plan({ start: '2026-01-07T02:00:00Z' }, office.stranger.caller)
  await office.clock.advance('27d')
  expect(office.mailsOf('Activities of 2026-01')).toEqual([office.boss.email, office.branch.email].sort())
  const { rows } = await office.boss.caller.call<{ rows: { rows: unknown[][] }[] }>('activities.reports.list')
  expect(rows).toMatchObject([{ month: '2026-01', owner: office.boss.id, columns }])
  expect(rows[0]?.rows).toEqual([
    ['Call', 1, 1],
    ['Visit', 0, 1],
  ])
  await expect(office.lin.caller.call('activities.reports.list')).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

test('values are settings, and 0 is never', async () => {
  const never = { urgentDays: 0, normalDays: 0, idleDays: 0, reassignDays: 0 }
  office = await startOffice({ settings: { activities: never } })
  await given({ priority: 'urgent' })
  await office.clock.advance('8d')
  expect(office.mailsOf('Not begun')).toEqual([])
  expect(office.mailsOf('Overdue')).toEqual([])
})
