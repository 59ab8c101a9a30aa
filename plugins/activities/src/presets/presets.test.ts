import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { createTestApp } from '@kith/testing'
import { expect, test } from 'vitest'
import { activities } from '../plugin.ts'

const demo = async (
  locale: string,
  plugins = [accounts, activities] as Parameters<typeof createTestApp>[0]['plugins'],
) => {
  const app = await createTestApp({ plugins, presets: ['demo'], locale, zone: 'Asia/Shanghai' })
  const list = async <T>(path: string) => (await app.admin.call<{ rows: T[] }>(`${path}.list`, { limit: 200 })).rows
  return { app, list }
}

test.each([
  ['en', 'Visit to the port', 'Visit'],
  ['zh-CN', '拜访港口现场', '拜访'],
])('the demo speaks %s', async (locale, subject, type) => {
  const { app, list } = await demo(locale)
  const rows = await list<{ subject: string; state: string; account: string; closedAt: string | null }>('activities')
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.map(row => row.subject)).toContain(subject)
  expect(rows.every(row => row.account !== null)).toBe(true)
  expect(rows.filter(row => row.state === 'done').every(row => row.closedAt !== null)).toBe(true)
  expect((await list<{ name: string }>('activities.types')).map(row => row.name)).toContain(type)
  expect(
    (await list<{ entity: string }>('kernel.views')).filter(row => row.entity === 'activities.activity'),
  ).toHaveLength(4)
  await app.close()
})

test('beside leads the demo belongs to the same salespeople', async () => {
  const { app, list } = await demo('en', [accounts, consents, forms, leads, activities])
  const users = await list<{ name: string }>('kernel.users')
  expect(users.map(row => row.name).sort()).toEqual(['Chen Bo', 'Lin Wei', 'Zhao Ning'])
  expect((await list('activities')).length).toBeGreaterThan(8)
  await app.close()
})

test('R72: the demo is a year of activities with those that became of leads, done when they were', async () => {
  const { app, list } = await demo('zh-CN', [accounts, consents, forms, leads, activities])
  const rows = await list<{ state: string; at: string; createdAt: string; closedAt: string | null }>('activities')
  expect(new Set(rows.map(({ at }) => at.slice(0, 7))).size).toBeGreaterThan(10)
  expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThan(3)
  const closed = rows.filter(({ state }) => state === 'done' || state === 'cancelled')
  expect(closed.every(({ closedAt, createdAt }) => closedAt !== null && createdAt <= closedAt)).toBe(true)
  expect(app.mails()).toEqual([])
  await app.close()
})
