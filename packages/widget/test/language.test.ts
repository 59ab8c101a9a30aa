import type { Page } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese } from './definitions.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function visit(tag: string, status: string): Promise<Page> {
  const page = await stage.browser.newPage()
  await page.goto(stage.site.put(stage.script + tag))
  await page.locator(`kith-form[status=${status}]`).waitFor()
  return page
}

/** The words that a visitor sees. */
const said = (page: Page) =>
  page.locator('kith-form').evaluate(form => {
    const root = form.shadowRoot as ShadowRoot
    const seen = [...root.querySelectorAll('.kith, .kith *')].filter(
      one => one.checkVisibility() || one.matches('option'),
    )
    const own = seen.flatMap(one => [...one.childNodes].filter(node => node instanceof Text))
    return own.map(text => text.data.trim()).filter(Boolean)
  })

test.each([
  ['fetched', '<kith-form form="chinese"></kith-form>'],
  [
    'inline',
    `<kith-form form="chinese"><script type="application/json">${JSON.stringify(chinese)}</script></kith-form>`,
  ],
  [
    'in a root that the server rendered',
    '<kith-form form="chinese"><template shadowrootmode="open"><form><input name="email"></form></template></kith-form>',
  ],
])('a form in Chinese, its definition %s, says everything in Chinese in every state', async (_, tag) => {
  stage.crm.faults.length = 0
  const page = await visit(tag, 'ready')
  const wrong: string[] = []
  const look = async () =>
    wrong.push(...(await said(page)).filter(text => /[a-z]{2}/i.test(text.replace(/name@\S+/, ''))))
  await look()
  await page.getByRole('button', { name: '下一步' }).click()
  await look()
  await page.getByLabel('邮箱').fill('ada@example.com')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('数量').fill('0')
  await page.getByRole('button', { name: '发送' }).click()
  await look()
  await page.getByLabel('数量').fill('1')
  stage.crm.faults.push({ status: 409 })
  await page.getByRole('button', { name: '发送' }).click()
  await page.locator('kith-form[status=error]').waitFor()
  await look()
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('感谢填写').waitFor()
  await look()
  expect(wrong).toEqual([])
  await page.close()
})

test('before a Chinese page has its form, it is told so in Chinese', async () => {
  const page = await visit('<div lang="zh-CN"><kith-form form="absent"></kith-form></div>', 'error')
  expect(await said(page)).toEqual(['表单未能加载。', '重试'])
  await page.close()
})
