import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test('in one file it has every part, and fetches none', async () => {
  const page = await stage.browser.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  const policy = `default-src 'none'; script-src ${stage.crm.origin}; connect-src ${stage.crm.origin}; require-trusted-types-for 'script'; trusted-types lit-html`
  const script = stage.script.replace('kith-form.js', 'kith-form-complete.js')
  await page.goto(
    stage.site.put(
      `${script}<kith-form form="files" render="light" draft consent-mode="granted"></kith-form><kith-form form="short" mode="popup"><button slot="trigger">Ask</button></kith-form>`,
      { 'Content-Security-Policy': policy },
    ),
  )
  await page.getByLabel('CV').setInputFiles([{ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('a') }])
  await page.getByText('a.md ✓').first().waitFor()
  expect(await page.evaluate(() => Object.keys(sessionStorage).length)).toBe(2)
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill('ada@example.com')
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await page.getByText('Thank you').waitFor()
  expect(stage.crm.requests.filter(({ path }) => path.startsWith('/w/')).map(({ path }) => path)).toEqual([
    '/w/1/kith-form-complete.js',
  ])
  expect(problems).toEqual([])
  await page.close()
})
