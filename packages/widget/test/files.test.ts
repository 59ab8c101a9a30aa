import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
let page: Page
let problems: string[]
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  const { crm } = stage
  crm.stored.clear()
  crm.files.length = crm.fileFaults.length = crm.requests.length = 0
  page = await (await stage.browser.newContext()).newPage()
  problems = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  const policy = `default-src 'none'; script-src ${crm.origin}; connect-src ${crm.origin}; require-trusted-types-for 'script'; trusted-types lit-html`
  await page.goto(
    stage.site.put(`${stage.script}<kith-form form="files"></kith-form>`, { 'Content-Security-Policy': policy }),
  )
  await page.locator('kith-form[status=ready]').waitFor()
})
afterEach(async () => {
  expect(problems).toEqual([])
  await page.context().close()
})

const file = (name: string, text = 'text') => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })
const choose = (label: string, ...files: ReturnType<typeof file>[]) => page.getByLabel(label).setInputFiles(files)
const there = (name: string) => page.getByRole('listitem').filter({ hasText: `${name} ✓` })
const send = () => page.getByRole('button', { name: 'Send' }).click()
const values = () => page.locator('kith-form').evaluate((form: KithForm) => form.values)

test('files are sent when they are chosen, with a proof and without a preflight, and go with the answer', async () => {
  await choose('CV', file('ann.md'), file('履历.pdf'))
  await there('ann.md').waitFor()
  await there('履历.pdf').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])
  await page.getByLabel('Email').fill('ann@example.com')
  await send()
  await page.locator('kith-form[status=done]').waitFor()
  expect(stage.crm.files.map(({ field, name, isProven }) => [field, name, isProven]).sort()).toEqual([
    ['cv', 'ann.md', true],
    ['cv', '履历.pdf', true],
  ])
  const [body] = stage.crm.stored.values()
  expect(body?.values.cv).toEqual([expect.stringMatching(/\.signed$/), expect.stringMatching(/\.signed$/)])
  expect(stage.crm.requests.map(({ method }) => method)).not.toContain('OPTIONS')
  expect(stage.crm.requests.find(({ path }) => path.endsWith('/file'))?.path).toBe('/f/files/file')
})

test('an answer waits for the files that are on their way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  stage.crm.fileGate = promise
  stage.crm.fileFaults.push({ status: 503 }, 'lost')
  await page.getByLabel('Email').fill('ann@example.com')
  await choose('CV', file('ann.md'))
  await page.getByText('ann.md Sending…').waitFor()
  await send()
  expect(stage.crm.stored.size).toBe(0)
  resolve()
  await page.locator('kith-form[status=done]').waitFor()
  expect(stage.crm.files).toHaveLength(1)
  expect([...stage.crm.stored.values()][0]?.values.cv).toHaveLength(1)
  problems.length = 0
})

test('what is needed is asked for, and what the server or the form refuses is said at the field', async () => {
  await page.getByLabel('Email').fill('ann@example.com')
  await send()
  await page.getByText('This is needed.').waitFor()
  stage.crm.fileFaults.push({ status: 422, body: { errors: { cv: 'fileType' } } })
  await choose('CV', file('ann.md'))
  await page.getByText('This kind of file is not taken.').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])
  await choose('CV', file('long.md', 'x'.repeat(1001)))
  await page.getByText('The file is too large.').waitFor()
  await choose('CV', file('empty.md', ''))
  await page.getByText('The file is empty.').waitFor()
  expect(await page.getByLabel('CV').getAttribute('aria-invalid')).toBe('true')
  await choose('CV', file('a.md'), file('b.md'), file('c.md'))
  await page.getByText('Too many files.').waitFor()
  await there('a.md').waitFor()
  await there('b.md').waitFor()
  expect(problems.splice(0).length).toBe(1)
})

test('one is taken out again, by the keyboard too; another takes the place of a single one', async () => {
  await choose('CV', file('a.md'), file('b.md'))
  await there('a.md').waitFor()
  await there('b.md').waitFor()
  const [first] = (await values()).cv as string[]
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => ((await values()).cv as string[]).includes(`${first}`)).toBe(false)
  expect(((await values()).cv as string[]).length).toBe(1)
  await choose('Photo', file('one.png'))
  await there('one.png').waitFor()
  await choose('Photo', file('two.png'))
  await there('two.png').waitFor()
  expect([await there('one.png').count(), ((await values()).photo as string[]).length]).toEqual([0, 1])
  await page.locator('kith-form').evaluate((form: KithForm) => form.reset())
  expect(await page.getByRole('listitem').count()).toBe(0)
})

test('while too many files come the visitor is asked to wait', async () => {
  stage.crm.fileFaults.push({ status: 429, headers: { 'Retry-After': '60' } })
  await choose('CV', file('ann.md'))
  await page.getByText('Too many files right now.').waitFor()
  expect(await page.getByRole('listitem').count()).toBe(0)
  problems.length = 0
})

test('a challenge that is too old is asked for again', async () => {
  stage.crm.fileFaults.push({ status: 403, body: { code: 'forms.slot' } })
  await choose('CV', file('ann.md'))
  await there('ann.md').waitFor()
  expect(stage.crm.requests.filter(({ path }) => path.endsWith('/challenge'))).toHaveLength(2)
  expect(problems.splice(0).length).toBe(1)
})

test('a form that is only looked at sends no file', async () => {
  await page.locator('kith-form').evaluate((form: KithForm) => {
    form.definition = form.definition && { ...form.definition, version: 0 }
  })
  await choose('CV', file('ann.md'))
  await there('ann.md').waitFor()
  expect(stage.crm.files).toEqual([])
})

test('its sentences are Chinese on a Chinese page', async () => {
  await page.locator('kith-form').evaluate(form => form.setAttribute('locale', 'zh-CN'))
  await choose('履历', file('ann.md'))
  await page.getByRole('button', { name: '移除 ann.md' }).waitFor()
  await page.getByText('最多 2 个文件').waitFor()
})

test('while the server is away the form says who is there', async () => {
  await page.getByLabel('Email').fill('ann@example.com')
  await choose('CV', file('ann.md'))
  await there('ann.md').waitFor()
  await page.context().setOffline(true)
  await send()
  await page.locator('kith-form[status=queued]').waitFor()
  expect(await page.getByRole('link', { name: 'desk@example.com' }).getAttribute('href')).toBe(
    'mailto:desk@example.com',
  )
  expect(await page.getByRole('link', { name: '+1 555 0100' }).getAttribute('href')).toBe('tel:+1 555 0100')
  expect(await accessibilityViolations(page)).toEqual([])
  problems.length = 0
})
