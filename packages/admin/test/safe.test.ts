import { few } from '@kith/testing'
import { sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pages } from '../src/pages/pages.ts'
import { desk } from './desk.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { isTooWide, type Visitor, visit, write } from './visitor.ts'

let browser: Browser
let site: Site
const visitors: Visitor[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
})
beforeEach(async () => {
  site = await openSite({ plugins: [desk], page: builtPage(), port: site?.port })
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
  await site.close()
})

const come = async (options: Parameters<typeof visit>[2] = {}, hash = '#/desk') => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor
}

test('no page asks anything of another place, and none breaks the policy', async () => {
  const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { website: 'https://example.com/a' } })
  const { page, complaints } = await come({}, '#/-/set-up')
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
  const own = Object.keys(pages).map(name => `#/-/${name}`)
  expect(own.length).toBeGreaterThan(10)
  for (const hash of [
    ...own,
    '#/desk',
    '#/desk?board=status',
    `#/desk/${id}`,
    '#/desk.answers',
    '#/nothing',
    '#/x/-/y',
  ]) {
    await page.goto(`${site.url}/${hash}`)
    await page.locator('main h1:visible').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('load')
    await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(150)
    expect(await page.getByText('There is no such page').count(), hash).toBe(/nothing|x\/-\/y/.test(hash) ? 1 : 0)
    expect(complaints, hash).toEqual([])
  }
  for (const key of ['/', '?', 'n']) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(150)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect(complaints).toEqual([])
})

const html = '<img src=x onerror="window.hacked=1"><b>bold</b>&lt;i&gt;'
const hostile: readonly (readonly [string, string])[] = [
  ['HTML', html],
  ['a script and a template', '</script><script>window.hacked=1</script>{{hacked}}'],
  ['right to left', 'مرحبا بالعالم (2027) שלום'],
  ['emoji', '👩‍👩‍👧‍👦 Ann 🏴‍☠️ 🇨🇳'],
  ['200 letters without a space', 'W'.repeat(200)],
  ['200 signs', '字'.repeat(200)],
]

/** Nothing of it has become markup, and nothing ran. */
async function expectText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const all = (root: Document | ShadowRoot | Element): Element[] =>
      [...root.querySelectorAll('*')].flatMap(one => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
    return all(document)
      .filter(one => one.matches('b, img[src=x], script:not([src])'))
      .map(one => one.outerHTML)
  })
  expect(found, where).toEqual([])
  expect(await page.evaluate(() => 'hacked' in window), where).toBe(false)
  expect(await isTooWide(page), where).toBe(false)
}

test.each(few(hostile, 2))(
  '%s in every text field is text: in list, board, record, search, notices and dialogs',
  async (_, words) => {
    const short = [...words].slice(0, 190).join('')
    const enquiry = { company: words, message: `${words}\n${words}`, region: words }
    const id = await write(site.admin, { name: words, enquiry, values: { question: words, [short]: words } })
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 360, height: 780 },
    ]) {
      const { page, complaints } = await come({ viewport })
      const name = page.locator('kith-list a.name', { hasText: words })
      await name.first().waitFor()
      expect(
        await name
          .first()
          .evaluate(one => one.querySelectorAll('[dir=auto]').length + Number(one.matches('[dir=auto]'))),
      ).toBe(1)
      await expectText(page, 'list')
      await page.goto(`${site.url}/#/desk?board=status`)
      await page.locator('kith-board').getByText(words).first().waitFor()
      await expectText(page, 'board')
      await page.goto(`${site.url}/#/desk/${id}`)
      await page.getByRole('heading', { level: 1 }).getByText(words).waitFor()
      await page.locator('.tl li').first().waitFor()
      await expectText(page, 'record')
      expect(await page.title()).toContain(words.trim().replaceAll(/\s+/g, ' '))
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      const form = page.getByRole('dialog')
      await expect.poll(() => form.getByLabel('Company').inputValue()).toBe(words)
      await expectText(page, 'form')
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: 'Files' }).click()
      await page.getByText('No files yet.').or(page.locator('kith-files li')).first().waitFor()
      await page.locator('kith-files input[type=file]').setInputFiles({
        name: `${[...words].slice(0, 40).join('').replaceAll('/', '-')}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from('x'),
      })
      await page.locator('.notice', { hasText: 'added' }).waitFor()
      await expectText(page, 'notice')
      await page.keyboard.press('ControlOrMeta+k')
      await page
        .getByRole('combobox')
        .fill(/\p{L}{3,}/u.exec(words.replace('<img src=x onerror="', ''))?.[0].slice(0, 40) ?? 'Ann')
      await page.getByRole('option').filter({ hasText: words }).first().waitFor()
      await expectText(page, 'search')
      await page.keyboard.press('Escape')
      expect(complaints).toEqual([])
    }
  },
)
