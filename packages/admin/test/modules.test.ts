import { few } from '@kith/testing'
import { sharedBrowser } from '@kith/testing/browser'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Credit, openCredit } from './credit.ts'
import { desk } from './desk.ts'
import { builtPage, openSite } from './serving.ts'
import { expectAccessible, isTooWide, type Visitor, visit } from './visitor.ts'

let browser: Browser
let credit: Credit
let site: Awaited<ReturnType<typeof openSite>>
const visitors: Visitor[] = []
const open = (folder?: string) =>
  openSite({ plugins: [desk, credit.plugin], page: builtPage(), port: site?.port, ...(folder && { folder }) })

beforeAll(async () => {
  credit = await openCredit()
  browser = await sharedBrowser()
}, 120_000)
afterAll(async () => {
  await credit?.remove()
})
beforeEach(async () => {
  site = await open()
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
  await site.close()
})

const come = async (hash: string, options: BrowserContextOptions = {}) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(60_000)
  return visitor
}
const restart = async () => {
  await site.stop()
  site = await open(site.folder)
}

test('the list says of each whether it is on, and whether its process is there, as that changes', async () => {
  const { page, complaints } = await come('#/-/modules')
  const state = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).locator('.c-state')
  await state('Desk').getByText('On', { exact: true }).waitFor()
  await state('Credit').getByText('Away').waitFor()
  const connected = credit.come(site.url)
  await state('Credit').getByText('Connected').waitFor()
  await page.getByRole('link', { name: 'Credit' }).last().click()
  await page.getByText(/^Connected since/).waitFor()
  await connected.close()
  await page.getByText(/^Away since/).waitFor()
  expect(complaints).toEqual([])
})

test('a module is turned off and on again, with what that comes to said first', async () => {
  await site.admin.call('desk.create', { name: 'Amelia Hart' })
  const first = await come('#/-/modules/desk')
  await first.page.getByRole('button', { name: 'Turn off' }).click()
  const dialog = first.page.getByRole('dialog', { name: 'Turn Desk off?' })
  await dialog.getByText('Nothing is deleted').waitFor()
  await dialog.getByText('Enquiries').waitFor()
  await dialog.getByText('Operations').click()
  await dialog.getByText('desk.receive').waitFor()
  await expectAccessible(first.page, 'a plan')
  await dialog.getByRole('button', { name: 'Turn off' }).click()
  await first.page.getByText('Desk is off from the next start on').waitFor()
  await first.page.getByText('Off from the next start', { exact: true }).waitFor()
  await dialog.waitFor({ state: 'detached' })
  await first.page.getByRole('button', { name: 'Leave it on' }).click()
  await first.page.getByText('Desk stays as it is').waitFor()
  await first.page.getByRole('button', { name: 'Turn off' }).click()
  await dialog.getByRole('button', { name: 'Turn off' }).click()
  await first.page.getByText('Off from the next start', { exact: true }).waitFor()

  await restart()
  const { page, complaints } = await come('#/-/modules')
  const row = page.getByRole('row', { name: /^Desk/ })
  await row.getByText('Off', { exact: true }).waitFor()
  await row.getByRole('link', { name: 'Desk' }).click()
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('dialog').getByText('Enquiry').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('On from the next start', { exact: true }).waitFor()
  expect(complaints).toEqual([])

  await restart()
  expect(await site.admin.call('desk.count')).toMatchObject({ count: 1 })
})

test('what a module asks for is shown, accepted, and trusted from the next start on', async () => {
  const { page, complaints } = await come('#/-/modules')
  const row = page.getByRole('row', { name: /^Credit/ })
  const refused = await credit.comeChanged(site.url)
  await row.getByText('Asks for a change').waitFor()
  await row.getByRole('link', { name: 'Credit' }).click()
  const proposal = page.locator('.proposal')
  await proposal.getByText('*: credit.check').waitFor()
  await proposal.getByText('new', { exact: true }).waitFor()
  await proposal.getByText('goes', { exact: true }).waitFor()
  await expectAccessible(page, 'a proposal')
  await proposal.getByRole('button', { name: 'Accept the change' }).click()
  await page.getByText('The change of Credit is accepted').waitFor()
  await proposal.waitFor({ state: 'detached' })
  await refused.close()
  expect(complaints).toEqual([])

  await restart()
  const accepted = await credit.comeChanged(site.url)
  await accepted.ready
  await accepted.close()
})

const looks = [
  ['at 360 px', { viewport: { width: 360, height: 800 } }],
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['in Chinese', { locale: 'zh-CN' }],
] as const
test.each(few(looks, 1))('how modules stand can be read by everybody, %s', async (_, options) => {
  const refused = await credit.comeChanged(site.url)
  for (const hash of ['#/-/modules', '#/-/modules/credit']) {
    const { page, complaints } = await come(hash, options)
    await page.locator('.standing, .proposal .part').first().waitFor()
    await expectAccessible(page, hash)
    expect(await isTooWide(page)).toBe(false)
    expect(complaints).toEqual([])
  }
  await refused.close()
})
