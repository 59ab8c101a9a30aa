import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Look, openCrm, phone, soon } from './crm.ts'
import { expectFine, reports } from './screens.ts'

const crm = openCrm({ presets: [] })
const year = String(new Date().getFullYear())
const period = { from: `${year}-01`, to: `${year}-12` }

interface Report {
  readonly columns: readonly { readonly id: string; readonly unit: string }[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly { readonly value: number | null }[] }[]
  readonly total: readonly { readonly value: number | null }[]
}

test('a report: chart, table, list and file have the same numbers', async () => {
  for (const source of ['website', 'website', 'other']) await crm.lead({ name: `From ${source}`, source }, 'lin')
  const input = { report: 'reports.conversion', ...period, by: 'source' }
  const { rows, total } = await crm.call<Report>('reports.read', input)
  const numbers = rows.map(({ name, cells }) => [name, ...cells.slice(0, 4).map(({ value }) => value)])
  expect(numbers).toEqual([
    ['Website', 2, 0, 2, 0],
    ['Other', 1, 0, 1, 0],
  ])

  const page = await crm.come('ann', '#/reports/-/all')
  await page.locator('kith-reports-card kith-chart').first().waitFor()
  await page.getByRole('link', { name: 'Lead conversion' }).click()
  const report = page.locator('kith-reports-report')
  const cells = () =>
    report
      .locator('tbody tr')
      .evaluateAll(all => all.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent)))
  await soon(cells).toEqual(numbers.map(row => [...row.map(String), '0%']))
  expect(total[0]?.value).toBe(3)
  const drawn = await report.locator('kith-chart').evaluate(element => {
    const { names, series } = element as unknown as { names: string[]; series: { name: string; values: number[] }[] }
    return { names, series: series.map(({ name, values }) => [name, ...values]) }
  })
  expect(drawn).toEqual({
    names: ['Website', 'Other'],
    series: [
      ['Converted', 0, 0],
      ['Open', 2, 1],
      ['Disqualified', 0, 0],
    ],
  })
  expect(await report.locator('kith-chart svg path').count()).toBeGreaterThan(0)

  // The address says what is looked at: the list leads back to it.
  await report.getByLabel('Whose').selectOption({ label: 'Lin Wei' })
  await expect.poll(() => page.url()).toContain(encodeURIComponent(`owner:${crm.id('lin')}`))
  await report
    .getByRole('row', { name: /^Website/ })
    .getByRole('link', { name: '2' })
    .first()
    .click()
  await soon(() => page.locator('kith-list tbody a.name').allInnerTexts()).toEqual(['From website', 'From website'])
  await page.goBack()
  await soon(() => report.getByLabel('Whose').locator('option:checked').textContent()).toBe('Lin Wei')

  const chosen = report.locator('.print-only')
  expect(await chosen.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await chosen.isVisible()).toBe(true)
  expect(await chosen.textContent()).toBe(`${year} · By: Source · Lin Wei`)
  expect(await report.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })

  const downloading = page.waitForEvent('download')
  await report.getByRole('button', { name: 'CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(`Lead conversion ${year}.csv`)
  const lines = (await readFile(await file.path(), 'utf8')).replace('\ufeff', '').trimEnd().split('\r\n')
  expect(lines).toEqual([
    'Source,Leads,Converted,Open,Disqualified,Conversion',
    'Website,2,0,2,0,0',
    'Other,1,0,1,0,0',
    'Total,3,0,3,0,0',
  ])
  const workbook = page.waitForEvent('download')
  await report.getByRole('button', { name: 'Excel' }).click()
  expect((await workbook).suggestedFilename()).toBe(`Lead conversion ${year}.xlsx`)
})

test('who may not export has no file, and sees what is his', async () => {
  const page = await crm.come('chen', `#/reports/-/report/reports.conversion/${period.from}/${period.to}/owner`)
  const report = page.locator('kith-reports-report')
  await report.getByRole('button', { name: 'Print' }).waitFor()
  expect(await report.getByRole('button', { name: /Excel|CSV/ }).count()).toBe(0)
  expect(await report.locator('tbody').getByText('Lin Wei').count()).toBe(0)
})

const looks: readonly (readonly [string, Look])[] = [
  ['1440 px, light, English', { reducedMotion: 'reduce' }],
  ['360 px, dark, Chinese', { ...phone, locale: 'zh-CN', colorScheme: 'dark', reducedMotion: 'reduce' }],
]

test.each(looks)('reports at %s: axe finds nothing, everything fits', async (how, look) => {
  const page = await crm.come('ann', '#/-/today', look)
  for (const screen of reports) {
    await expectFine(page, crm.url, screen, { lead: '', account: '', contact: '' }, how)
  }
})
