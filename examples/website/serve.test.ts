import { startWebsite, type Website } from '@kith/example-website'
import { afterAll, beforeAll, expect, test } from 'vitest'

let website: Website
beforeAll(async () => {
  website = await startWebsite({ port: 0, crm: 'http://localhost:4100/any/path' })
})
afterAll(() => website?.close())

test.each([
  ['/', 'en'],
  ['/zh.html', 'zh-CN'],
])('%s names the CRM in its script, its own form and its policy', async (path, locale) => {
  const answer = await fetch(website.url + path)
  const html = await answer.text()
  expect(html).toContain('src="http://localhost:4100/w/1/kith-form.js"')
  expect(html).toContain(`action="http://localhost:4100/f/contact-us?lang=${locale}"`)
  expect(html).not.toContain('{{')
  expect(answer.headers.get('content-security-policy')).toContain('script-src http://localhost:4100;')
})

test.each(['/nothing', '/../serve.mjs', '/%2e%2e/serve.mjs', '/..%2fserve.mjs', '/serve.mjs'])(
  '%s is not there',
  async path => {
    expect((await fetch(website.url + path)).status).toBe(404)
  },
)

test('a taken port is an error that says so', async () => {
  const port = Number(new URL(website.url).port)
  await expect(startWebsite({ port, crm: 'http://localhost:4100' })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
