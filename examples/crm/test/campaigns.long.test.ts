import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type CampaignsContract, campaignsContract } from '@kith/plugin-campaigns/contract'
import { type AnyPlugin, defineContract, definePlugin, type Infer, tap } from '@kith/sdk'
import { type ServedScreens, serveScreens } from '@kith/server/testing'
import { createTestApp, type TestApp } from '@kith/testing'
import { accessibilityViolations, type Browser, launchBrowser, type Page } from '@kith/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '../kith.config.ts'

/** Where pictures go: `KITH_SHOTS=/tmp vitest run …`. */
const shots = process.env.KITH_SHOTS

const contract = defineContract({ name: 'till', version: '0.1.0' })
interface TillContract extends Infer<typeof contract> {}
/** What was earned, by the record that it came from. */
const earned: { readonly id: string; readonly amount: number }[] = []
const till = definePlugin<TillContract, CampaignsContract>({
  contract,
  dependsOn: [campaignsContract],
  handlers: {},
  taps: [
    tap<TillContract, CampaignsContract>()(campaignsContract.hooks.revenue, {
      id: 'till.revenue',
      collect: ctx =>
        earned.map(({ id, amount }) => ({
          origin: { entity: 'leads.lead', id },
          amount: { amount, currency: 'EUR', base: amount },
          day: ctx.now().toISOString().slice(0, 10),
        })),
    }),
  ],
})

interface Site extends ServedScreens {
  readonly app: TestApp
  readonly fair: string
  readonly lead: string
  readonly segment: string
}

let browser: Browser
let site: Site
beforeAll(async () => {
  browser = await launchBrowser()
  site = await open('en')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(locale: string): Promise<Site> {
  const plugins = [...config.plugins, till as unknown as AnyPlugin]
  const app = await createTestApp({
    plugins,
    presets: ['demo'],
    locale,
    now: new Date(),
  })
  const served = await serveScreens(app, import.meta.url)
  const { rows } = await app.admin.call<{ rows: { id: string; code: string }[] }>('campaigns.list')
  const { rows: channels } = await app.admin.call<{ rows: { id: string; code: string }[] }>('campaigns.channels.list')
  const of = (code: string) => rows.find(row => row.code === code)?.id ?? ''
  for (const [code, channel] of [
    ['machinery-fair', 'fair'],
    ['compact-loaders', 'search'],
    ['service-contracts', 'mail'],
  ] as const) {
    await app.admin.call('campaigns.update', {
      id: of(code),
      set: { channel: channels.find(row => row.code === channel)?.id },
    })
  }
  const names = ['Amelia Hart', '张伟', 'Priya Raman', '李娜', 'Marek Dvořák', 'Ines Cardoso', '王芳', 'Tom Becker']
  const leads: string[] = []
  for (const [at, name] of names.entries()) {
    const { id } = await app.admin.call<{ id: string }>('leads.create', {
      name,
      company: `${name.split(' ').at(-1)} Ltd`,
      email: `${randomUUID()}@example.com`,
      industry: 'mining',
      utmCampaign: at < 5 ? 'machinery-fair' : 'compact-loaders',
    })
    leads.push(id)
  }
  for (const id of leads.slice(0, 2)) await app.admin.call('leads.convert', { id })
  await app.admin.call('leads.update', { id: leads[2], set: { status: 'qualified' } })
  earned.splice(0, earned.length, { id: leads[0] ?? '', amount: 38_200_00 }, { id: leads[6] ?? '', amount: 2_100_00 })
  const { rows: segments } = await app.admin.call<{ rows: { id: string }[] }>('campaigns.segments.list')
  return {
    app,
    ...served,
    fair: of('machinery-fair'),
    lead: leads[3] ?? '',
    segment: segments.at(-1)?.id ?? '',
  }
}

const complaints: string[] = []
async function visit(hash: string, options: object = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(await site.link())
  await page.goto(`${site.url}/${hash}`)
  return page
}

async function look(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(shots, `campaigns-${name}.png`), fullPage: true })
}

const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

describe('the screens of campaigns', () => {
  test('R79, R80: a campaign shows what it cost and brought, its members and their responses', async () => {
    const page = await visit(`#/campaigns/${site.fair}`)
    await page.locator('kith-campaigns-figures dd').first().waitFor()
    const said = await page.locator('kith-campaigns-figures dl').textContent()
    for (const text of ['€21,270', '€38,200', '+80%']) expect(said).toContain(text)
    const row = page.locator('kith-campaigns-members tbody tr').first()
    await row.getByRole('combobox').selectOption('attended')
    await page.getByText('Response saved').waitFor()
    await page.locator('kith-campaigns-expenses tbody tr').nth(2).waitFor()
    await page.locator('kith-campaigns-link').getByLabel('Page').fill('www.example.com/loaders?a=1')
    await page.locator('kith-campaigns-link').getByLabel('Source').fill('newsletter')
    const link = 'https://www.example.com/loaders?a=1&utm_campaign=machinery-fair&utm_source=newsletter'
    expect(await page.locator('kith-campaigns-link output').textContent()).toBe(link)
    expect(await accessibilityViolations(page)).toEqual([])
    await look(page, 'record-1440')
    await page.context().close()
  })

  test('R82: people of a segment become members, and it is said how many', async () => {
    const { rows } = await site.app.admin.call<{ rows: { id: string }[] }>('campaigns.list', {
      where: { code: 'service-contracts' },
    })
    await site.app.admin.call('campaigns.update', { id: rows[0]?.id, set: { writes: false } })
    const page = await visit(`#/campaigns/${rows[0]?.id}`)
    await page.getByRole('button', { name: 'Add members' }).first().click()
    await page.locator('kith-campaigns-add').getByRole('combobox').fill('Mining')
    const members = async () =>
      (await site.app.admin.call<{ count: number }>('campaigns.members.count', { where: { campaign: rows[0]?.id } }))
        .count
    const before = await members()
    await page.locator('kith-campaigns-add').getByRole('option').first().click()
    await page.getByRole('button', { name: 'Add people' }).click()
    const isTold = async () => {
      const added = (await members()) - before
      return added > 0 && (await page.getByText(`Added ${added}, members already`).count()) > 0
    }
    await expect.poll(isTold, { timeout: 30_000 }).toBe(true)
    await look(page, 'add-1440')
    await page.context().close()
  })

  test('R81: the page says which channels and campaigns pay off, chart and tables alike', async () => {
    const page = await visit('#/campaigns/-/effect')
    await page.locator('kith-campaigns-effect tfoot').first().waitFor()
    const said = await page.locator('kith-campaigns-effect .page').textContent()
    const from = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10)
    type Sums = { readonly cost: { readonly sum: number }; readonly revenue: { readonly sum: number } }
    const { total } = await site.app.admin.call<{ total: Sums }>('campaigns.effect', { from })
    const euro = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
    const sums = [total.cost.sum, total.revenue.sum].map(sum => euro.format(sum / 100))
    for (const text of ['Trade fairs', 'Search', ...sums]) expect(said).toContain(text)
    expect(await accessibilityViolations(page)).toEqual([])
    await look(page, 'effect-1440')
    await page.context().close()
    const phone = await visit('#/campaigns/-/effect', { viewport: { width: 360, height: 780 } })
    await phone.locator('kith-campaigns-effect tfoot').first().waitFor()
    expect(await isTooWide(phone)).toBe(false)
    await look(phone, 'effect-360')
    await phone.goto(`${site.url}/#/campaigns/${site.fair}`)
    await phone.locator('kith-campaigns-figures dd').first().waitFor()
    expect(await isTooWide(phone)).toBe(false)
    await look(phone, 'record-360')
    await phone.context().close()
  })

  test('R78: a lead says which campaign it came from; a segment who fits', async () => {
    const page = await visit(`#/leads/${site.lead}`)
    await page.locator('kith-campaigns-origin a').first().waitFor()
    expect(await page.locator('kith-campaigns-origin p').first().textContent()).toContain('Construction machinery fair')
    await look(page, 'lead-1440')
    await page.goto(`${site.url}/#/campaigns.segments/${site.segment}`)
    await page.locator('kith-campaigns-preview h3').first().waitFor()
    await look(page, 'segment-1440')
    await page.goto(`${site.url}/#/campaigns`)
    await page.locator('kith-list tbody a.name').first().waitFor()
    await look(page, 'list-1440')
    await page.context().close()
    expect(complaints).toEqual([])
  })

  test('in Chinese, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await visit('#/campaigns/-/effect', { locale: 'zh-CN', colorScheme })
      await page.locator('kith-campaigns-effect tfoot').first().waitFor()
      expect(await page.locator('h1').first().textContent()).toContain('市场活动')
      await look(page, `effect-zh-${colorScheme}`)
      await page.goto(`${site.url}/#/campaigns/${site.fair}`)
      await page.locator('kith-campaigns-figures dd').first().waitFor()
      await look(page, `record-zh-${colorScheme}`)
      await page.context().close()
    }
  })
})
