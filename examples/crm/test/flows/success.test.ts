import { expect, test } from 'vitest'
import { openCrm, soon } from './crm.ts'

const crm = openCrm({ without: ['reports'], presets: [] })

test('R10: without reports, success by source says in its table and its chart what the API says', async () => {
  for (const [source, end] of [
    ['website', 'convert'],
    ['website', 'convert'],
    ['website', ''],
    ['website', 'disqualify'],
    ['advertising', 'convert'],
    ['advertising', ''],
    ['phone-enquiry', ''],
  ] as const) {
    const id = await crm.lead({ name: `By ${source}`, source }, 'lin')
    if (end === 'convert') await crm.call('leads.convert', { id, account: null, contact: 'create' })
    if (end === 'disqualify') await crm.call('leads.disqualify', { id, reason: 'No interest' })
  }
  type Figures = {
    source: string
    total: number
    converted: number
    open: number
    disqualified: number
    rate: number
  }
  const { rows } = await crm.as('lin')<{ rows: Figures[] }>('leads.success', {})
  const page = await crm.come('lin', '#/leads/-/success')
  const table = page.locator('kith-leads-success table')
  await table.getByRole('rowheader', { name: 'Website' }).waitFor()
  const shown = async () =>
    Promise.all((await table.locator('tbody tr').all()).map(async tr => await tr.locator('th, td').allInnerTexts()))
  const { rows: sources } = await crm.call<{ rows: { code: string; name: string }[] }>('leads.sources.list', {})
  const name = (code: string) => sources.find(one => one.code === code)?.name ?? code
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
  expect(await shown()).toEqual(
    rows.map(one => [
      name(one.source),
      ...[one.total, one.converted, one.open, one.disqualified].map(String),
      percent.format(one.rate),
    ]),
  )
  expect(rows.find(({ source }) => source === 'website')).toMatchObject({
    total: 4,
    converted: 2,
    open: 1,
    disqualified: 1,
  })
  // The chart draws the numbers of the table, in its order.
  const chart = page.locator('kith-chart')
  await chart.locator('canvas, svg').first().waitFor()
  const drawn = await chart.evaluate(element => {
    const { names, series } = element as unknown as { names: string[]; series: { name: string; values: number[] }[] }
    return { names, series }
  })
  expect(drawn).toEqual({
    names: rows.map(({ source }) => name(source)),
    series: (['converted', 'open', 'disqualified'] as const).map(key => ({
      name: { converted: 'Converted', open: 'Open', disqualified: 'Disqualified' }[key],
      values: rows.map(row => row[key]),
    })),
  })
  await page.getByLabel('Period').selectOption({ label: 'All time' })
  await soon(async () => (await shown()).length).toBe(rows.length)
})
