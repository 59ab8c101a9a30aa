import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { createTestApp, type TestApp } from '@kith/testing'
import { afterEach, expect, test } from 'vitest'
import type { Lead } from '../fixture/app.ts'
import { leads } from '../plugin.ts'

let app: TestApp
afterEach(() => app.close())

async function demo(locale: string): Promise<readonly Lead[]> {
  app = await createTestApp({ plugins: [accounts, consents, forms, leads], presets: ['demo'], locale })
  await app.idle()
  return (await app.admin.call<{ rows: Lead[] }>('leads.list', { sort: ['createdAt'], limit: 200 })).rows
}

test.each(['en', 'zh-CN'])(
  'the demo in %s is a year of leads, in every state, that nobody is written about',
  async locale => {
    const rows = await demo(locale)
    expect(new Set(rows.map(({ createdAt }) => createdAt.slice(0, 7))).size).toBeGreaterThan(11)
    expect(new Set(rows.map(({ status }) => status)).size).toBe(5)
    expect(rows.filter(({ company }) => /[\u4e00-\u9fff]/.test(company ?? '')).length > 0).toBe(locale === 'zh-CN')
    expect(new Set(rows.map(({ email }) => email)).size).toBe(rows.length)
    expect(rows.every(({ duplicates }) => duplicates === 0)).toBe(true)
    const converted = rows.filter(({ status }) => status === 'converted')
    expect(converted.length / rows.length).toBeGreaterThan(0.2)
    expect(converted.every(row => row.convertedAt && row.convertedAt >= row.createdAt && row.convertedContact)).toBe(
      true,
    )
    expect(app.mails()).toEqual([])
  },
)

test('R12, R18: the rules gave them to people, with points; who asks for himself is in the pool', async () => {
  const rows = await demo('en')
  const companies = rows.filter(({ kind }) => kind === 'organisation')
  expect(companies.every(({ owner, ruleName, score }) => owner && ruleName && score >= 0)).toBe(true)
  expect(new Set(companies.map(({ owner }) => owner)).size).toBe(3)
  expect(rows.filter(({ kind, owner, status }) => kind === 'person' && owner === null && status === 'new').length).toBe(
    8,
  )
  const linked = rows.filter(({ utmCampaign }) => utmCampaign !== null)
  expect(new Set(linked.map(({ source }) => source))).toEqual(new Set(['campaign-response']))
})
