import { afterEach, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from './index.ts'

const named = process.env.KITH_BROWSER

afterEach(() => {
  if (named === undefined) delete process.env.KITH_BROWSER
  else process.env.KITH_BROWSER = named
})

test('a browser is found on any Linux x64 machine and runs a page', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1>Hello</h1>')
  expect(await page.textContent('h1')).toBe('Hello')
  await browser.close()
}, 120_000)

test('a browser named by KITH_BROWSER that is not there is an error that says so', async () => {
  process.env.KITH_BROWSER = '/no/such/browser'
  await expect(findBrowser()).rejects.toMatchObject({ code: 'KITH_BROWSER_MISSING' })
})
