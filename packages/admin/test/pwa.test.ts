import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { few } from '@kith/testing'
import { intercept, sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from './desk.ts'
import { renewPage } from './new-version.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, isTooWide, type Visitor, visit, write } from './visitor.ts'

let browser: Browser
let site: Site & { folder: string }
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

const come = async (options: Parameters<typeof visit>[2] = {}) => {
  const visitor = await visit(browser, site, { serviceWorkers: 'allow', ...options })
  visitors.push(visitor)
  return visitor
}
/** The application is kept in the browser from then on. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated' && navigator.serviceWorker.controller) return
    await new Promise(resolve => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(name => caches.open(name)))
    const requests = (await Promise.all(caches_.map(cache => cache.keys()))).flat()
    return requests.map(({ url }) => new URL(url).pathname)
  })

/** The built page, to be changed. */
async function copyPage(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-copy-'))
  await cp(builtPage(), folder, { recursive: true })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

describe('the application in a browser', () => {
  test('may be installed: Chromium finds nothing missing', async () => {
    const { page, complaints } = await come()
    await kept(page)
    const devtools = await page.context().newCDPSession(page)
    const manifest = await devtools.send('Page.getAppManifest')
    expect(manifest.errors).toEqual([])
    expect(JSON.parse(manifest.data ?? '{}')).toMatchObject({
      name: 'Kith',
      lang: 'en',
      display: 'standalone',
      start_url: '/',
      shortcuts: [{ name: 'Today' }, { name: 'Decisions' }],
    })
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    const icons = (JSON.parse(manifest.data ?? '{}') as { icons: { src: string; sizes: string; purpose: string }[] })
      .icons
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '192x192 maskable',
      '512x512 maskable',
    ])
    for (const { src, sizes } of icons) {
      const drawn = await page.evaluate(async src => {
        const image = new Image()
        image.src = src
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      expect(drawn).toBe(sizes)
    }
    expect(complaints).toEqual([])
  })

  test('keeps its own files, and nothing that the server answers about anybody', async () => {
    await write(site.admin, { name: 'Amelia Hart' })
    const { page } = await come()
    await kept(page)
    await page.getByRole('link', { name: 'Amelia Hart' }).click()
    await page.getByRole('heading', { name: 'Amelia Hart' }).waitFor()
    const addresses = await keptAddresses(page)
    expect(addresses).toContain('/')
    expect(addresses.length).toBeGreaterThan(20)
    expect(addresses.filter(address => address !== '/' && !address.startsWith('/assets/'))).toEqual([])
    const texts = await page.evaluate(async () => {
      const answers = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).matchAll()))
      return (await Promise.all(answers.flat().map(answer => answer.text()))).join('')
    })
    expect(texts).not.toContain('Amelia')
  })

  const languages = [
    ['zh-CN', '已离线。服务器恢复响应后', '询盘'],
    ['en-US', 'Offline. Kith goes on by itself', 'Enquiries'],
  ] as const
  test.each(few(languages, 1))(
    'opens without a server, says so in its header (%s), and goes on by itself when the server is back',
    async (locale, offline, title) => {
      const { page, context } = await come({ locale })
      await kept(page)
      await page.getByRole('heading', { name: title }).waitFor()
      await site.stop()
      await page.reload()
      await page.locator('.head .live', { hasText: offline }).waitFor()
      await page.getByRole('button', { name: /Try again|重试/ }).waitFor()
      expect(await isTooWide(page)).toBe(false)
      await expectAccessible(page, 'offline')
      await context.setOffline(true)
      await page.goto(`${site.url}/#/-/today`)
      await page.reload()
      await page.locator('.head .live', { hasText: offline }).waitFor()
      await context.setOffline(false)
      const { port, folder } = site
      site = await openSite({ plugins: [desk], page: builtPage(), port, folder })
      await page.getByRole('heading', { name: /Today|今日/ }).waitFor({ timeout: 30_000 })
    },
  )

  test('speaks another language once it is chosen; where it does not come, it says so and stays with this one', async () => {
    const { page } = await come({ serviceWorkers: 'block' })
    const fetched: string[] = []
    page.on('request', request => fetched.push(request.url()))
    await intercept(page, '**/assets/zh-CN-*.js', route => route.abort())
    await page.goto(`${site.url}/#/-/settings`)
    await page.getByText('简体中文').click()
    await page.getByText('The other language could not be loaded.').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('radio', { name: 'English' }).isChecked()).toBe(true)
    await page.unroute('**/assets/zh-CN-*.js')
    await page.getByText('简体中文').click()
    await page.getByRole('heading', { name: '设置' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(fetched.filter(url => /\/assets\/zh-CN-/.test(url)).length).toBe(2)
    expect(await page.getByRole('radio', { name: '简体中文' }).isChecked()).toBe(true)
  })
})

describe('a new version', () => {
  test('is told of in words, never while somebody types, and comes when it is asked for', async () => {
    const copy = await copyPage()
    try {
      await site.close()
      site = await openSite({ plugins: [desk], page: copy.folder })
      const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Hartfield' } })
      const { page } = await come()
      await kept(page)
      await page.goto(`${site.url}/#/desk/${id}`)
      await page.getByRole('heading', { name: 'Amelia Hart' }).waitFor()
      await page.keyboard.press('/')
      await page.getByRole('dialog').locator('input').fill('still typing')
      await renewPage(copy.folder)
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
      await expect
        .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), {
          timeout: 30_000,
        })
        .toBe('installed')
      await page.waitForTimeout(300)
      expect(await page.getByText('A new version of Kith is there.').count()).toBe(0)
      expect(await page.getByRole('dialog').locator('input').inputValue()).toBe('still typing')
      // The first Esc empties the search, the second closes it.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.getByText('A new version of Kith is there.').waitFor()
      await expectAccessible(page, 'new version')
      // Until then the old one goes on, with files that the server has no more.
      await page.goto(`${site.url}/#/-/decisions`)
      await page.getByText('Nothing waits for your decision.').waitFor()
      const before = await page.locator('script[src]').getAttribute('src')
      await page.getByRole('button', { name: 'Reload' }).click()
      await expect.poll(() => page.locator('script[src]').getAttribute('src'), { timeout: 30_000 }).not.toBe(before)
      await page.getByText('Nothing waits for your decision.').waitFor()
      await page.waitForTimeout(500)
      expect(await page.getByText('A new version of Kith is there.').count()).toBe(0)
    } finally {
      await copy.remove()
    }
  })

  test('that came with the page itself is nothing to tell', async () => {
    const copy = await copyPage()
    try {
      await site.close()
      site = await openSite({ plugins: [desk], page: copy.folder })
      const { page } = await come()
      await kept(page)
      await renewPage(copy.folder)
      await page.reload()
      await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
      await expect
        .poll(() => page.evaluate(async () => (await caches.keys()).includes('kith-0123456789abcdef')), {
          timeout: 30_000,
        })
        .toBe(true)
      await expect
        .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null), {
          timeout: 30_000,
        })
        .toBe(null)
      expect(await page.getByText('A new version of Kith is there.').count()).toBe(0)
    } finally {
      await copy.remove()
    }
  })
})
