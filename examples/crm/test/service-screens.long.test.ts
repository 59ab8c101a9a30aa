import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serveScreens } from '@kith/server/testing'
import { createTestApp, type TestApp } from '@kith/testing'
import { accessibilityViolations, launchBrowser } from '@kith/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '../kith.config.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Context = NonNullable<Parameters<Browser['newContext']>[0]>

/** Where pictures go; none are taken without it. */
const shots = process.env.KITH_SHOTS

/** The example a week after its first day, so that some of its cases are late, with somebody of the team logged in. */
async function openDesk(locale: string) {
  const started = Date.now() - 8 * 86_400_000
  const app = await createTestApp({
    plugins: config.plugins,
    presets: ['demo'],
    locale,
    zone: 'Asia/Shanghai',
    now: new Date(started),
  })
  const served = await serveScreens(app, import.meta.url)
  await app.clock.advance(Date.now() - started)
  await welcome(app, locale)
  const path = /#\/-\/accept\/\S+/.exec(app.mails().at(-1)?.text ?? '')?.[0] ?? ''
  return {
    app,
    ...served,
    invitation: `${served.url}/${path}`,
  }
}

/** Somebody of the service department who may do all that its manager may. */
async function welcome({ admin, idle }: TestApp, locale: string): Promise<void> {
  const list = async (path: string) =>
    (await admin.call<{ rows: { id: string }[] }>(`${path}.list`, { limit: 50 })).rows
  const given = { email: 'zhou.mei@example.com', name: locale === 'en' ? 'Zhou Mei' : '周玫', locale }
  await admin.call('kernel.invite', { ...given, roles: ['service', 'service-manager'] })
  const { rows } = await admin.call<{ rows: { id: string }[] }>('kernel.users.list', { where: { email: given.email } })
  const [team] = await list('kernel.teams')
  await admin.call('kernel.users.update', { id: rows[0]?.id, set: { team: team?.id } })
  const contacts = await admin.call<{ rows: { account: string }[] }>('accounts.contacts.list', { limit: 1 })
  expect(contacts.rows).toHaveLength(1)
  await idle()
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  if (shots) await mkdir(shots, { recursive: true })
}, 120_000)
afterAll(() => browser?.close())

describe.each(['en', 'zh-CN'])('the service department works in the application (%s)', locale => {
  const en = locale === 'en'
  const say = (words: string, chinese: string) => (en ? words : chinese)
  let desk: Awaited<ReturnType<typeof openDesk>>
  let state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>
  const complaints: string[] = []
  const caseId = async (where: object) =>
    (await desk.app.admin.call<{ rows: { id: string; account: string }[] }>('service.list', { where, limit: 1 }))
      .rows[0]

  beforeAll(async () => {
    desk = await openDesk(locale)
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await page.goto(desk.invitation)
    await page.locator('input[type=password]').first().fill('a long enough password')
    await page.locator('input[type=password]').first().press('Enter')
    await page.locator('kith-admin header.side').waitFor()
    state = await context.storageState()
    await context.close()
  }, 120_000)
  afterAll(() => desk?.close())

  const visit = async (hash: string, options: Context = {}) => {
    const size = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' as const }
    const context = await browser.newContext({ locale, ...size, storageState: state, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${desk.url}/${hash}`)
    await page.locator('kith-admin main').waitFor()
    return page
  }
  /** The page in the widths and themes that are looked at: nothing is wider than the screen, and readers can read it. */
  const look = async (
    name: string,
    hash: string,
    ready: string,
    act?: (page: Awaited<ReturnType<typeof visit>>) => Promise<unknown>,
  ) => {
    // Lists and boards are the application's own: they have their own tests.
    const own = ready.startsWith('kith-service')
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [1440, 'dark'],
      [360, 'light'],
      [360, 'dark'],
    ] as const) {
      const phone = width < 768 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}
      const page = await visit(hash, { viewport: { width, height: width < 768 ? 780 : 900 }, colorScheme, ...phone })
      await page.locator(ready).first().waitFor()
      await act?.(page)
      await page.waitForTimeout(500)
      if (shots) await page.screenshot({ path: join(shots, `service-${name}-${width}-${colorScheme}-${locale}.png`) })
      const width_ = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(width_, `${name} ${width}`).toBeLessThanOrEqual(0)
      if (colorScheme === 'light' && own) expect(await accessibilityViolations(page), `${name} ${width}`).toEqual([])
      await page.context().close()
    }
  }

  test('R85: what waits stands in order of its clock, and T takes the first', async () => {
    await look('waiting', '#/service/-/waiting', 'kith-service-waiting .late')
    const page = await visit('#/service/-/waiting')
    await page.locator('kith-service-waiting li button').first().waitFor()
    await page.locator('kith-service-waiting h1').focus()
    await page.keyboard.press('t')
    await page.locator('kith-service-talk').waitFor()
    const id = /service\/([0-9a-f-]{36})/.exec(page.url())?.[1]
    expect(await desk.app.admin.call('service.get', { id })).toMatchObject({ state: 'in-progress' })
    await page.context().close()
  })

  test('a case: its clock in words, the conversation, an answer with a solution put in', async () => {
    const row = await caseId({ priority: 'urgent' })
    await look('case', `#/service/${row?.id}`, 'kith-service-talk li', async page => {
      await page.locator('kith-service-due .late').first().waitFor()
    })
    const page = await visit(`#/service/${row?.id}`)
    await page.locator('kith-service-talk textarea').waitFor()
    await page.getByRole('button', { name: say('Insert a solution', '插入解决方案') }).click()
    await page.locator('kith-service-solutions li').first().waitFor()
    if (shots) await page.screenshot({ path: join(shots, `service-solutions-1440-light-${locale}.png`) })
    await page.locator('kith-service-solutions input').fill('E-204')
    await page.locator('kith-service-solutions li button').first().click()
    const box = page.locator('kith-service-talk textarea')
    expect(await box.inputValue()).toContain('E-204')
    await page.locator('kith-service-talk select').selectOption('waiting')
    await box.press('Control+Enter')
    await page.getByText(say('Sent', '已发送'), { exact: true }).waitFor()
    await expect
      .poll(async () => (await caseId({ id: row?.id })) && (await desk.app.admin.call('service.get', { id: row?.id })))
      .toMatchObject({ state: 'waiting', dueAt: null })
    await page.context().close()
  })

  test('is solved, moved and its dispute tracked by dialogs that say what is missing', async () => {
    const dispute = await caseId({ dispute: true })
    const page = await visit(`#/service/${dispute?.id}`)
    await page.locator('kith-service-talk').waitFor()
    await page.locator('kith-record .menu summary').first().click()
    await page
      .getByRole('menuitem', { name: say('Track dispute', '跟进纠纷') })
      .first()
      .click()
    const dialog = page.locator('kith-service-track')
    await dialog.locator('button.primary').click()
    await dialog.locator('[role=alert]').waitFor()
    await dialog.locator('select').selectOption('agreed')
    await dialog.locator('textarea').fill(say('They get it back.', '退款。'))
    if (shots) await page.screenshot({ path: join(shots, `service-track-1440-light-${locale}.png`) })
    await dialog.locator('button.primary').click()
    await expect
      .poll(() => desk.app.admin.call('service.get', { id: dispute?.id }))
      .toMatchObject({ disputeStep: 'agreed' })
    await page
      .getByRole('button', { name: say('Move', '转移'), exact: true })
      .first()
      .click()
    await page.locator('kith-service-move option').first().waitFor({ state: 'attached' })
    expect(await accessibilityViolations(page), 'move').toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('main').first().focus()
    await page
      .getByRole('button', { name: new RegExp(say('^Solve', '^解决')) })
      .first()
      .click()
    await page.locator('kith-service-solve textarea').fill(say('Credited.', '已退款。'))
    await page.locator('kith-service-solve button.primary').click()
    await expect.poll(() => desk.app.admin.call('service.get', { id: dispute?.id })).toMatchObject({ state: 'solved' })
    await page.context().close()
  })

  test('R91: an account and a contact show their cases', async () => {
    const row = await caseId({ priority: 'urgent' })
    await look('account', `#/accounts/${row?.account}`, 'kith-service-customer li')
  })

  test('R90, R93: the figures as a chart and a table with the same numbers', async () => {
    await look('figures', '#/service/-/statistics', 'kith-service-figures tbody tr')
  })

  test('R89: an article with its editions and languages; publishing makes the next one', async () => {
    const { rows } = await desk.app.admin.call<{ rows: { id: string; title: string }[] }>('service.articles.list', {
      where: { language: locale },
    })
    const id = rows[0]?.id
    await look('article', `#/service.articles/${id}`, 'kith-service-article li')
    const page = await visit(`#/service.articles/${id}`)
    await page.locator('kith-service-article textarea').fill(say('A better way.', '更好的方法。'))
    await page.locator('kith-service-article button.primary').click()
    await expect.poll(() => desk.app.admin.call('service.articles.get', { id })).toMatchObject({ editions: 2 })
    await page.context().close()
  })

  test('lists, the board and the day’s page', async () => {
    await look('list', '#/service', 'tbody a.name')
    await look('board', '#/service?board=state', 'kith-board, .board')
    await look('today', '#/-/today', 'kith-service-mine')
  })

  test('nothing is complained of', () => {
    expect(complaints).toEqual([])
  })
})
