import { intercept, sharedBrowser } from '@kith/testing/browser'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Credit, openCredit } from './credit.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, type Visitor, visit } from './visitor.ts'

let browser: Browser
let credit: Credit
let site: Site
let id: string
const visitors: Visitor[] = []

beforeAll(async () => {
  credit = await openCredit()
  browser = await sharedBrowser()
}, 120_000)
afterAll(async () => {
  await credit?.remove()
})
beforeEach(async () => {
  site = await openSite({ plugins: [credit.plugin], page: builtPage(), port: site?.port })
  id = (await site.admin.call<{ id: string }>('credit.create', { name: 'A limit' })).id
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
  await site.close()
})

const come = async (hash: string, options = {}) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(60_000)
  return visitor
}
const away = 'The module Credit is not connected just now.'

test('a panel comes over its plugin’s own line, says when that is away, and comes back as it was by itself', async () => {
  const { page, complaints } = await come(`#/credit/${id}`)
  const side = page.locator('.in-side')
  await side.getByText(away).waitFor()
  await expectAccessible(page, 'a panel of a module that is away')

  const first = credit.come(site.url)
  await side.getByText('Scored elsewhere: A limit').waitFor()
  await side.getByLabel('Remark').fill('half a sentence')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Checked elsewhere').first().waitFor()

  await first.close()
  await side.getByText(away).waitFor()
  await side.getByText('Scored elsewhere').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Another name')
  await page.getByRole('dialog').getByRole('button', { name: /Save/ }).click()
  await page.getByRole('heading', { name: 'Another name' }).waitFor()

  const second = credit.come(site.url)
  await side.getByText('Scored elsewhere: Another name').waitFor()
  expect(await side.getByLabel('Remark').inputValue()).toBe('half a sentence')
  await second.close()
  expect(complaints).toEqual([])
})

test('its page, its card and its dialog say so, and what is asked of it is refused in words', async () => {
  const { page } = await come('#/-/today')
  await page.getByRole('region', { name: 'Due limits' }).getByText(away).waitFor()
  await page.getByRole('link', { name: 'Model' }).click()
  await page.getByText(away).waitFor()
  await page.goto(`${site.url}/#/credit/${id}`)
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('The module Credit, which this needs, is not connected just now.').waitFor()
  await page.getByRole('button', { name: 'Ask' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask' })
  await dialog.getByText(away).waitFor()
  const connected = credit.come(site.url)
  await dialog.getByText('Scored elsewhere: A limit').waitFor()
  await connected.close()
})

test('what was served once is there for the next who comes, and in his language it is said that it is away', async () => {
  const connected = credit.come(site.url)
  const { page } = await come('#/credit/-/model')
  await page.getByText('Scored elsewhere: all').waitFor()
  await connected.close()
  await page.getByText(away).waitFor()
  const other = await come('#/credit/-/model', { locale: 'zh-CN' })
  await other.page.getByText('模块“信用”当前未连接').waitFor()
})

test('what the server does not send of it is said with the reason, and comes by trying again', async () => {
  const { page } = await come('#/-/settings')
  const connected = credit.come(site.url)
  await connected.ready
  await intercept(page, '**/ui/credit/**', route =>
    route.fulfill({
      status: 502,
      json: {
        code: 'KITH_SCREEN_HASH',
        message: 'What the module credit sent is not what its manifest says.',
        details: {},
      },
    }),
  )
  await page.goto(`${site.url}/#/credit/${id}`)
  const side = page.locator('.in-side')
  await side.getByText('This part of the module Credit could not be shown.').waitFor()
  await side.getByText('credit-words: KITH_SCREEN_HASH: What the module credit sent is not').waitFor()
  await page.unroute('**/ui/credit/**')
  await side.getByRole('button', { name: 'Try again' }).click()
  await side.getByText('Scored elsewhere: A limit').waitFor()
  await connected.close()
})
