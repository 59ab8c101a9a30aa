import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => stage.crm.stored.clear())

async function visit(html: string): Promise<Page> {
  const page = await stage.browser.newPage({ viewport: { width: 700, height: 900 } })
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  const policy = `default-src 'none'; script-src ${stage.crm.origin}; connect-src ${stage.crm.origin}; require-trusted-types-for 'script'; trusted-types lit-html`
  await page.goto(stage.site.put(`${stage.script}${html}`, { 'Content-Security-Policy': policy }))
  await page.locator('kith-form[status=ready]').last().waitFor()
  expect(problems).toEqual([])
  return page
}

test('it is drawn into the page itself, where other scripts see the form and its events', async () => {
  const page = await visit('<kith-form form="contact-us" render="light"></kith-form>')
  expect(await page.evaluate(() => [document.forms.length, document.querySelector('kith-form')?.shadowRoot])).toEqual([
    1,
    null,
  ])
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const type of ['change', 'submit']) document.addEventListener(type, () => heard.push(type))
  })
  expect(await accessibilityViolations(page)).toEqual([])
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('A person').check()
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('What is it about').fill('A lathe')
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByRole('alert').getByText('To correct: 1').waitFor()
  expect(await page.locator('[aria-invalid=true]').count()).toBe(1)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.getByLabel('I agree').check()
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByText('Request received').waitFor()
  expect(stage.crm.stored.size).toBe(1)
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect([heard.includes('change'), heard.includes('submit')]).toEqual([true, true])
  await page.close()
})

test('it looks as it does in a shadow root, and its style sheet touches nothing of the page', async () => {
  const looks = async (render: string) => {
    const page = await visit(
      `<p>Text <a href="/x">link</a></p><form class="form"><button class="button">Page</button></form><kith-form form="contact-us" render="${render}"></kith-form>`,
    )
    const look = await page.evaluate(() => {
      const style = (element: Element | null | undefined) => {
        if (!element) return 'missing'
        const { color, backgroundColor, padding, font, borderRadius, width, height } = getComputedStyle(element)
        return { color, backgroundColor, padding, font, borderRadius, width, height }
      }
      const host = document.querySelector('kith-form')
      const root = host?.shadowRoot ?? host
      const own = ['.kith', '.title', '.input', 'textarea', '.option', '.button:not(form.form>.button)', '.label']
      return {
        own: own.map(selector => style(root?.querySelector(selector))),
        page: ['p', 'p>a', 'form.form>.button'].map(selector => style(document.querySelector(selector))),
      }
    })
    await page.close()
    return look
  }
  expect(await looks('light')).toEqual(await looks('shadow'))
})

test('two of one form have labels, help and errors of their own', async () => {
  const page = await visit(
    '<kith-form form="contact-us" render="light"></kith-form><kith-form form="contact-us" render="light" id="second"></kith-form>',
  )
  const second = page.locator('#second')
  await second.getByLabel('Email').fill('ada@example.com')
  await second.getByLabel('Phone').fill('1')
  await second.getByRole('button', { name: 'Send request' }).click()
  await second.getByRole('alert').waitFor()
  expect(await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))).toHaveLength(
    await page.evaluate(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size),
  )
  const described = await second
    .getByLabel('Phone')
    .evaluate(input =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map(id => document.getElementById(id)?.textContent?.trim()),
    )
  expect(described[0]).toBe('With country code, for a call back')
  expect(described[1]).toContain('+1 555 0100')
  const values = await page
    .locator('kith-form')
    .first()
    .evaluate((form: KithForm) => form.values)
  expect(values).toEqual({ kind: 'company', consent: false })
  await page.close()
})

test('what stands in the slots stands where it does in a shadow root', async () => {
  const page = await visit(
    `<kith-form form="short" render="light"><p slot="header">Before</p><p slot="footer">After</p><p slot="before-submit">Small print</p>
      <p slot="thanks">Many thanks</p><form slot="fallback"><input name="email" value="ada@example.com" aria-label="Old"></form></kith-form>`,
  )
  expect(await page.getByLabel('Old').isVisible()).toBe(false)
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
  const tops = await page.evaluate(() =>
    ['[slot=header]', '.form', '[slot=before-submit]', '.actions', '[slot=footer]'].map(
      selector => document.querySelector(selector)?.getBoundingClientRect().top ?? 0,
    ),
  )
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
  expect(await page.getByText('Many thanks').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Many thanks').waitFor()
  expect([await page.getByText('Small print').count(), await page.getByText('Thank you').count()]).toEqual([0, 0])
  await page.locator('kith-form').evaluate((form: KithForm) => form.reset())
  await page.getByText('Small print').waitFor()
  expect(await page.getByText('Many thanks').isVisible()).toBe(false)
  await page.close()
})

test('taken out of the page and put back it is one form, with what was typed', async () => {
  const page = await visit('<div id="place"></div><kith-form form="files" render="light"></kith-form>')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('CV').setInputFiles([{ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('a') }])
  await page.getByText('a.md ✓').first().waitFor()
  await page.evaluate(() => document.querySelector('#place')?.append(document.querySelector('kith-form') ?? ''))
  expect(await page.locator('#place form').count()).toBe(1)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect([...stage.crm.stored.values()][0]?.values).toMatchObject({
    email: 'ada@example.com',
    cv: [expect.any(String)],
  })
  await page.close()
})
