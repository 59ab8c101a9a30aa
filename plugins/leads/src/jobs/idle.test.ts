import { afterEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm | undefined
afterEach(() => crm?.close())

const reminders = () => crm?.mails().filter(mail => mail.subject.startsWith('Leads without')) ?? []

test('owners are reminded of leads that nobody touched for a week, once a week', async () => {
  crm = await startCrm()
  await crm.visit({ name: 'Ann' })
  await crm.visit({ name: 'Bob' })
  await crm.visit({ name: 'Of another', region: 'north-china' })
  await crm.clock.advance('6d')
  expect(reminders()).toEqual([])
  await crm.clock.advance('2d')
  expect(
    reminders()
      .map(mail => mail.to)
      .sort(),
  ).toEqual(['chen.bo@example.com', 'lin.wei@example.com'])
  const toLin = reminders().find(mail => mail.to === 'lin.wei@example.com')
  expect(toLin?.subject).toBe('Leads without a next step: 2')
  expect(toLin?.text).toContain('Ann, ACME\nBob, ACME')
  await crm.clock.advance('5d')
  expect(reminders()).toHaveLength(2)
  await crm.clock.advance('3d')
  expect(reminders()).toHaveLength(4)
})

test('a touch is enough; what is over, or nobody’s, is not waited for', async () => {
  crm = await startCrm()
  const touched = await crm.leadOf(await crm.visit())
  const over = await crm.leadOf(await crm.visit())
  await crm.visit({ kind: 'person', company: undefined, size: undefined, region: 'west-china' })
  await crm.admin.call('leads.disqualify', { id: over.id, reason: 'No' })
  await crm.clock.advance('5d')
  await crm.admin.call('leads.update', { id: touched.id, set: { title: 'Buyer' } })
  await crm.clock.advance('4d')
  expect(reminders()).toEqual([])
})

test('the number of days is a setting, and 0 is never', async () => {
  crm = await startCrm({ settings: { leads: { idleDays: 0 } } })
  await crm.visit()
  await crm.clock.advance('60d')
  expect(reminders()).toEqual([])
})
