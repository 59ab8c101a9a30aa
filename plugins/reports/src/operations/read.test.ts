import { accounts } from '@kith/plugin-accounts'
import { activities } from '@kith/plugin-activities'
import { campaigns } from '@kith/plugin-campaigns'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { afterEach, describe, expect, test } from 'vitest'
import { everything, type House, startHouse } from '../fixture/app.ts'
import { quarry } from '../fixture/quarry.ts'
import { reports } from '../plugin.ts'

let house: House
afterEach(() => house.close())

interface Overview {
  readonly reports: readonly { readonly id: string; readonly by: string | null; readonly entered: readonly string[] }[]
  readonly pages: readonly string[]
}
const overview = () => house.admin.call<Overview>('reports.overview')

describe('what one may not read is not learnt from a report', () => {
  const open = async () => {
    house = await startHouse({ plugins: [...everything, quarry] })
    for (const [state, kind, tons] of [
      ['open', 'gold', 7],
      ['open', 'sand', 50],
      ['closed', 'gold', 2],
      ['closed', 'sand', 30],
      ['closed', 'sand', 40],
    ] as const) {
      await house.make('quarry', { name: kind, state, kind, tons, at: '2026-02-03T00:00:00.000Z' })
    }
  }
  const read = async (role: string, by: string | null) => {
    const as = house.as(house.actor({ roles: [role, 'marketing'] }))
    const { columns, rows, total } = await house.read({ report: 'quarry.hauls', by }, as)
    return {
      columns: columns.map(({ id }) => id),
      rows: rows.map(({ key, cells }) => [key, ...cells.map(({ value }) => value)]),
      total: total.map(({ value }) => value),
    }
  }

  test('who may read all is told all', async () => {
    await open()
    expect(await read('miner', 'kind')).toEqual({
      columns: ['quarry.all', 'quarry.gold', 'quarry.tons', 'quarry.gold-part'],
      rows: [
        ['sand', 3, 0, 120, 0],
        ['gold', 2, 2, 9, 1],
      ],
      total: [5, 2, 129, 0.4],
    })
  })

  test('a hidden field tells nothing apart, is no condition, no sum and no part of a ratio', async () => {
    await open()
    expect(await read('blind', 'kind')).toEqual({ columns: [], rows: [], total: [] })
    const seen = { columns: ['quarry.all'], rows: [], total: [5] }
    expect(await read('blind', null)).toEqual(seen)
    expect(await read('blind', 'state')).toEqual({
      ...seen,
      rows: [
        ['closed', 3],
        ['open', 2],
      ],
    })
  })

  test('where it is hidden in some records, these are not counted by it', async () => {
    await open()
    const closed = {
      rows: [
        ['sand', 2, 0, 70, 0],
        ['gold', 1, 1, 2, 1],
      ],
      total: [3, 1, 72, 1 / 3],
    }
    expect(await read('half', 'kind')).toMatchObject(closed)
  })

  test('who may read none of it is told nothing', async () => {
    await open()
    expect(await read('nobody', null)).toMatchObject({ rows: [], total: [0, 0, 0, null] })
  })

  test('who may not see reports is refused', async () => {
    await open()
    await expect(
      house.read({ report: 'quarry.hauls' }, house.as(house.actor({ roles: ['miner'] }))),
    ).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })
})

describe('modules say what can be counted', () => {
  test('a measure of a report that nobody declares is not shown; a page of a module is named', async () => {
    house = await startHouse({ plugins: [...everything, quarry] })
    const { reports, pages } = await overview()
    expect(reports.map(({ id }) => id)).toContain('quarry.hauls')
    expect(reports.map(({ id }) => id)).not.toContain('quarry.nowhere')
    expect(pages).toEqual(['campaigns.effect'])
    expect(reports.find(({ id }) => id === 'reports.forecast')?.entered).toEqual(['opportunities.target'])
  })

  test('of modules that are left out there is nothing, and the rest is counted', async () => {
    house = await startHouse({ plugins: [accounts, consents, forms, leads, activities, campaigns, reports] })
    const { reports: shown } = await overview()
    expect(shown.map(({ id }) => id)).toEqual([
      'reports.funnel',
      'reports.conversion',
      'reports.sources',
      'reports.activities',
    ])
    await house.make('leads', { name: 'One', source: 'website' })
    const { columns, total } = await house.read({ report: 'reports.funnel' })
    expect(columns.map(({ id }) => id)).toEqual(['leads.all', 'leads.qualified', 'reports.overall'])
    expect(total.map(({ value }) => value)).toEqual([1, 0, 0])
    await house.close()
    house = await startHouse({ plugins: [reports] })
    expect(await overview()).toEqual({ reports: [], pages: [] })
  })
})

describe('R19: the funnel', () => {
  test('lead, qualified lead, opportunity, order: each step and its part of the one before', async () => {
    house = await startHouse()
    for (const status of ['new', 'working', 'qualified', 'disqualified']) {
      await house.make('leads', { name: status, status })
    }
    const { total, columns } = await house.read({ report: 'reports.funnel' })
    expect(columns.map(({ id }) => id)).toEqual([
      'leads.all',
      'leads.qualified',
      'opportunities.all',
      'opportunities.won',
      'reports.overall',
    ])
    expect(total.map(({ value, rate }) => [value, rate])).toEqual([
      [4, null],
      [1, 0.25],
      [0, 0],
      [0, null],
      [0, null],
    ])
  })
})

describe('months and money', () => {
  test('a month begins at midnight of the organisation, daylight saving or not', async () => {
    house = await startHouse({ zone: 'America/New_York', plugins: [...everything, quarry] })
    for (const at of [
      '2026-03-01T04:59:59.000Z',
      '2026-03-01T05:00:00.000Z',
      '2026-04-01T03:59:59.000Z',
      '2026-04-01T04:00:00.000Z',
    ]) {
      await house.make('quarry', { name: at, at })
    }
    const { rows, total } = await house.read({ report: 'quarry.hauls', by: 'month', from: '2026-02', to: '2026-04' })
    expect(rows.map(({ key, cells }) => [key, cells[0]?.value])).toEqual([
      ['2026-02', 1],
      ['2026-03', 2],
      ['2026-04', 1],
    ])
    expect(total[0]?.value).toBe(4)
  })

  test('R38: amounts are in the currency that the reader asks for, at the rate of today, which is shown', async () => {
    house = await startHouse({ presets: ['demo'] })
    await house.make('kernel.rates', { currency: 'EUR', day: '2026-01-02', rate: 10 })
    await house.make('kernel.rates', { currency: 'EUR', day: '2026-02-01', rate: 100 })
    await house.make('kernel.rates', { currency: 'JPY', day: '2026-01-01', rate: 0.05 })
    const won = async (currency?: string) => {
      const input = { report: 'reports.performance', ...(currency !== undefined && { currency }) }
      const answer = await house.read(input)
      const amount = answer.columns.findIndex(({ id }) => id === 'opportunities.won-amount')
      return { ...answer, count: answer.total[0]?.value, amount: Number(answer.total[amount]?.value) }
    }
    const own = await won()
    expect(own).toMatchObject({ currency: 'CNY', own: 'CNY' })
    expect(own.rates).toContainEqual({ currency: 'EUR', day: '2026-01-02', rate: 10 })
    expect(own.amount).toBeGreaterThan(0)
    // 2 digits behind the point for EUR, none for JPY.
    expect(await won('EUR')).toMatchObject({ currency: 'EUR', own: 'CNY', count: own.count, amount: own.amount / 10 })
    expect((await won('JPY')).amount).toBe(Math.round(own.amount / 100 / 0.05))
    await expect(won('CHF')).rejects.toMatchObject({ details: { problems: [{ code: 'reports.no_rate' }] } })
  })
})

test('what cannot be answered is refused with a code', async () => {
  house = await startHouse()
  const refused = async (input: object, code: string) =>
    await expect(house.read({ report: 'reports.funnel', ...input })).rejects.toMatchObject({
      code: 'KITH_INVALID',
      details: { problems: [{ code }] },
    })
  await refused({ report: 'reports.moon' }, 'reports.unknown')
  await refused({ by: 'moon' }, 'reports.by')
  await refused({ from: '2026-05', to: '2026-04' }, 'reports.period')
  await refused({ from: '2020-01', to: '2026-04' }, 'reports.period')
  await expect(house.read({ report: 'reports.funnel', from: '2026-13' })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
})
