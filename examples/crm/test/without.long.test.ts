import { type Browser, launchBrowser } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressesOf, shown } from './addresses.ts'
import { modules, serveWithout } from './without.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
}, 120_000)
afterAll(() => browser?.close())

const looks = { locale: 'en-US', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const

test.each(modules)(
  'without %s every page of the others is there and reads well',
  { timeout: 600_000 },
  async (_, gone) => {
    const rest = await serveWithout(gone)
    const context = await browser.newContext(looks)
    try {
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(String(error)))
      page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
      await page.goto(await rest.link())
      await page.locator('kith-admin main').waitFor()
      const { app, admin } = rest.test
      const own = ['today', 'modules', 'roles', 'settings'].map(name => `#/-/${name}`)
      for (const hash of [...own, ...(await addressesOf(app, admin.call))]) {
        await page.goto('about:blank')
        await page.goto(`${rest.url}/${hash}`)
        const there = () => page.locator(shown).filter({ visible: true }).count()
        await expect.poll(there, { timeout: 30_000, message: hash }).toBeGreaterThan(0)
        const text = await page.locator('kith-admin').innerText()
        expect.soft(text.match(key(gone)) ?? [], hash).toEqual([])
      }
      expect(complaints.filter(one => !one.includes('401'))).toEqual([])
    } finally {
      await context.close()
      await rest.close()
    }
  },
)

/** Names where texts should be. */
const key = (gone: ReadonlySet<string>) => new RegExp(`\\b(?:${[...gone].join('|')})\\.[a-zA-Z.-]+|KITH_[A-Z_]+`, 'g')
