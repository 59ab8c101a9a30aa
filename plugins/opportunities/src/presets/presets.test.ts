import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestApp } from '@kith/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { type Deals, type Opportunity, startDeals, withDeals } from '../fixture/app.ts'

let deals: Deals
let folder: string | undefined
afterEach(async () => {
  await deals.close()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  folder = undefined
})

interface Ended {
  readonly rows: readonly { readonly won: number; readonly lost: number; readonly cycle: number | null }[]
}
interface Month {
  readonly won: number
  readonly weighted: number
  readonly target: number
}

describe('presets', () => {
  test.each(['en', 'zh-CN'])(
    'the demo in %s: every stage has something, in three currencies, with products, people and competitors',
    async locale => {
      deals = await startDeals({ presets: ['demo', 'machinery'], locale })
      const rows = await deals.list<Opportunity>('opportunities')
      expect(rows).toHaveLength(64)
      expect(new Set(rows.map(({ stage }) => stage)).size).toBe(6)
      expect([...new Set(rows.map(({ amount }) => amount?.currency))].sort()).toEqual(['CNY', 'EUR', 'USD'])
      expect(rows.every(({ amount, owner, items }) => amount?.base !== null && owner !== null && items > 0)).toBe(true)
      expect(rows.some(({ name }) => /[\u4e00-\u9fff]/.test(name))).toBe(locale === 'zh-CN')
      expect((await deals.list('opportunities.pipelines')).length).toBe(2)
      expect((await deals.list('opportunities.targets')).length).toBe(3 * 17)
      expect(await deals.list('opportunities.competitors')).toHaveLength(3)
      const involved = await deals.list<{ opportunity: string }>('opportunities.roles')
      expect(new Set(involved.map(({ opportunity }) => opportunity)).size).toBe(rows.length)
    },
  )

  test('R38, R46, R48, R96: the demo’s year is in every report', async () => {
    deals = await startDeals({ presets: ['demo'] })
    const all = await deals.admin.call<Ended>('opportunities.results', { by: 'none' })
    expect(all.rows).toMatchObject([{ won: 27, lost: 20 }])
    expect(all.rows[0]?.cycle).toBeCloseTo(57.2, 1)
    const months = await deals.admin.call<{ months: readonly Month[] }>('opportunities.forecast', {
      from: '2025-02',
      to: '2026-06',
    })
    expect(months.months.every(({ target }) => target > 0)).toBe(true)
    expect(months.months.filter(({ won }) => won > 0).length).toBeGreaterThan(8)
    expect(months.months.filter(({ weighted }) => weighted > 0).length).toBeGreaterThan(2)
    const { rows: rivals } = await deals.admin.call<Ended>('opportunities.competition', {})
    expect(rivals.every(({ won, lost }) => won + lost > 0)).toBe(true)
    const [old] = await deals.list<Opportunity>('opportunities', { name: 'Excavator for terraces' })
    expect(await deals.list('opportunities.stageChanges', { opportunity: String(old?.id) })).toMatchObject([
      { toName: 'Identification', at: '2025-02-16T08:00:00.000Z' },
      { toName: 'Qualification', seconds: 712_800 },
      { toName: 'Development' },
      { toName: 'Proposal' },
      { toName: 'Closed', at: '2025-03-21T08:00:00.000Z' },
    ])
    expect(await deals.list<Opportunity>('opportunities', { name: 'Excavator for terraces' })).toMatchObject([
      { status: 'won', month: '2025-03', cycleDays: 33 },
    ])
    await deals.admin.call('opportunities.update', { id: old?.id, set: { nextStep: 'Ask how it works' } })
    expect(await deals.get(String(old?.id))).toMatchObject({ cycleDays: 33, closedAt: '2025-03-21T08:00:00.000Z' })
  })

  test('R9, R19, R46: the demo’s deals came about over the year, many of them of its leads', async () => {
    deals = await startDeals({ presets: ['demo'] })
    const rows = await deals.list<Opportunity>('opportunities')
    expect(new Set(rows.map(({ createdAt }) => createdAt.slice(0, 7))).size).toBeGreaterThan(11)
    for (const { createdAt, stageSince, closedAt, cycleDays } of rows) {
      expect([createdAt <= String(stageSince), closedAt === null || stageSince === closedAt]).toEqual([true, true])
      const days = closedAt && (Date.parse(closedAt) - Date.parse(createdAt)) / 86_400_000
      expect(cycleDays).toBe(days && Math.round(days))
    }
    const came = rows.filter(({ lead }) => lead !== null)
    expect(came).toHaveLength(30)
    expect(await deals.admin.call('leads.origin', { entity: 'accounts.account', id: came[0]?.account })).toMatchObject({
      chain: [{ entity: 'leads.lead', id: came[0]?.lead }],
    })
  })

  test('the demo comes to an installation with a catalogue of its own, without line items', async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-demo-'))
    const database = join(folder, 'kith.sqlite')
    const before = await createTestApp({ plugins: withDeals(), database })
    await before.admin.call('products.create', { code: 'TEA', name: 'Tea' })
    await before.close()
    deals = await startDeals({ database, presets: ['demo'] })
    const rows = await deals.list<Opportunity>('opportunities', { status: 'open' })
    expect(rows.map(({ amount, items }) => amount !== null && items === 0)).toEqual(rows.map(() => true))
    expect(rows).toHaveLength(17)
  })

  test('R48: reasons, and R42: roles, come with every installation and are edited like other records', async () => {
    deals = await startDeals({ locale: 'zh-CN' })
    expect((await deals.list<{ name: string }>('opportunities.reasons')).map(({ name }) => name)).toContain('价格')
    const [type] = await deals.list<{ id: string; name: string }>('opportunities.roleTypes', { name: '决策人' })
    const contact = await deals.make('accounts.contacts', { name: '张伟' })
    const opportunity = await deals.make('opportunities', { name: '挖掘机' })
    const values = { opportunity: opportunity.id, type: type?.id }
    expect(await deals.make('opportunities.roles', { ...values, contact: contact.id })).toMatchObject({
      contact: contact.id,
    })
    await expect(deals.make('opportunities.roles', values)).rejects.toMatchObject({
      details: { code: 'opportunities.role_of_whom' },
    })
  })
})
