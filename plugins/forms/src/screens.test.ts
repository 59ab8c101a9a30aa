import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { KithError } from '@kith/sdk'
import {
  accessibilityViolations,
  type BorrowedContext,
  type Browser,
  borrowContext,
  type Page,
  sharedBrowser,
} from '@kith/testing/browser'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormDefinition, FormDesign } from './contract/index.ts'
import { type FormsSite, openFormsSite } from './fixture/site.ts'
import { taker } from './fixture/taker.ts'
import { contactUs } from './presets/contact-us.ts'

// A busy machine is no failure.
vi.setConfig({ testTimeout: 180_000 })

let browser: Browser
let site: FormsSite
let isRefusing = false
const contexts: BorrowedContext[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
}, 120_000)
beforeEach(async () => {
  isRefusing = false
  const refusing = taker({
    shape: () => {
      if (isRefusing) throw new KithError('taker.full', 'There is no room.')
      return undefined
    },
  })
  site = await openFormsSite([refusing])
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.giveBack()
  await site.close()
})

const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })

async function come(hash: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const borrowed = await borrowContext(browser, `${site.url}/healthz`, {
    locale: 'en-US',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    ...options,
  })
  contexts.push(borrowed)
  const { context } = borrowed
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => {
    if (!/^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(`request: ${request.url()}`)
  })
  await page.goto(await site.link())
  await page.goto(`${site.url}/${hash}`)
  return { page, context, complaints }
}

const create = async (definition: FormDesign = contactUs, more: object = {}) => {
  const { id } = await site.admin.call<{ id: string }>('forms.create', {
    name: 'Contact us',
    definition,
    origins: ['https://www.example.com'],
    ...more,
  })
  return id
}
const builder = (id: string, tab = '') => `#/forms/-/builder/${id}${tab && `/${tab}`}`
const idIn = (page: Page) => /builder\/([\w-]+)/.exec(page.url())?.[1] ?? ''
const stored = (id: string) =>
  site.admin.call<{ publicId: string; status: string; version: number; definition: FormDesign }>('forms.get', { id })
const names = (design: FormDesign | FormDefinition) => design.steps.map(step => step.fields.map(field => field.name))
const drafted = async (form: string) => {
  const { rows } = await site.admin.call<{ rows: readonly { definition: FormDesign; version: number; id: string }[] }>(
    'forms.drafts.list',
    { where: { form } },
  )
  return rows[0]
}
const published = async (id: string): Promise<FormDefinition> => {
  const { publicId } = await stored(id)
  return (await fetch(`${site.url}/f/${publicId}.json`)).json() as Promise<FormDefinition>
}
const accessible = async (page: Page, where: string) => expect(await accessibilityViolations(page), where).toEqual([])
const structure = (page: Page) => page.locator('kith-forms-structure')
const isReady = (page: Page) => page.locator('kith-forms-preview kith-form .field').first().waitFor()
const shot = async (page: Page, name: string) => {
  const folder = process.env.KITH_SHOTS
  if (folder) await page.screenshot({ path: join(folder, `forms-${name}.png`) })
}
const send = async (publicId: string, values: object, honeypot?: readonly [string, string]) => {
  const meta = honeypot ? { honeypot: honeypot[1] } : {}
  const body = JSON.stringify({ key: randomUUID(), values, meta })
  return (await fetch(`${site.url}/f/${publicId}`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }))
    .status
}

describe('the builder', () => {
  test('makes a form from a template, a field by its kind, moved by keys, with a condition and a second language, and publishes it', async () => {
    const { page, complaints } = await come('#/forms')
    await page.getByRole('button', { name: 'New form' }).click()
    await page.getByRole('heading', { name: 'New form' }).waitFor()
    await accessible(page, 'new')
    await shot(page, '1440-light-new')
    await page.getByRole('button', { name: /Begin with it.*Book a demonstration/ }).click()
    await isReady(page)
    const id = idIn(page)
    expect((await stored(id)).status).toBe('draft')

    await structure(page)
      .getByRole('button', { name: 'Note' })
      .or(structure(page).getByRole('button', { name: 'Anything else' }))
      .first()
      .click()
    await structure(page).getByRole('button', { name: 'Add field' }).click()
    await structure(page).getByRole('button', { name: 'Text', exact: true }).click()
    const fields = page.locator('kith-forms-field')
    await fields.getByLabel('Label, English').fill('Site location')
    await fields.getByLabel('Label, 中文').fill('工程地点')
    await soon(() => fields.getByLabel('Name in the data').inputValue()).toBe('site_location')
    await soon(() => page.locator('kith-forms-preview .mark').isVisible()).toBe(true)

    await structure(page)
      .getByRole('button', { name: /^Site location/ })
      .focus()
    await page.keyboard.press('Alt+ArrowUp')
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[0]).toEqual([
      'interest',
      'quantity',
      'site_location',
      'note',
    ])

    await fields.getByRole('button', { name: 'Show it only if…' }).click()
    await fields.getByLabel('Field of condition 1').selectOption('quantity')
    await fields.getByLabel('Comparison of condition 1').selectOption('gte')
    await fields.getByLabel('Value of condition 1').fill('2')
    await fields.getByLabel('Value of condition 1').press('Tab')
    await structure(page).getByText('Shows if Quantity is at least 2').waitFor()
    await page.getByText('The field that is edited does not show').waitFor()
    await page
      .locator('kith-form')
      .getByLabel(/Quantity/)
      .fill('4')
    await soon(() => page.locator('kith-forms-preview .mark').isVisible()).toBe(true)
    await shot(page, '1440-light')
    await accessible(page, 'builder')

    await page.getByText(/^\d+ unpublished changes?$/).waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('“Book a demonstration” published').waitFor()
    await page.getByText('Nothing unpublished').waitFor()
    const definition = await published(id)
    expect(names(definition)[0]).toEqual(['interest', 'quantity', 'site_location', 'note'])
    expect(definition.steps[0]?.fields[2]).toMatchObject({ label: 'Site location', when: { quantity: { gte: 2 } } })
    expect(definition.texts?.['zh-CN']?.['site_location.label']).toBe('工程地点')
    expect(await drafted(id)).toBeUndefined()
    expect(complaints).toEqual([])
  })

  test('moves by dragging and by the menu, removes with a way back, and takes steps', async () => {
    const id = await create()
    const { page, complaints } = await come(builder(id))
    await isReady(page)
    const line = (name: string) => structure(page).locator('li', { hasText: name }).first()
    const from = await line('Phone').boundingBox()
    const to = await line('Who is asking').boundingBox()
    if (!from || !to) throw new Error('not there')
    await page.mouse.move(from.x + 10, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 12, { steps: 5 })
    await page.mouse.move(to.x + 20, to.y + 3, { steps: 3 })
    await page.mouse.up()
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[0]?.[0]).toBe('phone')

    await structure(page).getByRole('button', { name: 'More for Phone' }).click()
    await structure(page).getByRole('menuitem', { name: 'Move down' }).click()
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[0]?.[1]).toBe('phone')

    await structure(page).getByRole('button', { name: 'More for Phone' }).click()
    await structure(page).getByRole('menuitem', { name: 'Remove field' }).click()
    await page.getByText('“Phone” removed').waitFor()
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[0]).not.toContain('phone')
    await page.getByRole('button', { name: 'Undo' }).click()
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[0]).toContain('phone')

    await structure(page).getByRole('button', { name: 'Add step' }).click()
    await structure(page).getByText('This step asks nothing.').waitFor()
    await page.getByRole('button', { name: '1 problem' }).waitFor()
    await structure(page).getByRole('button', { name: 'More for Message' }).click()
    await structure(page).getByRole('menuitem', { name: 'Move to “Step 2”' }).click()
    await structure(page).getByText('This step asks nothing.').waitFor({ state: 'detached' })
    await soon(async () => names((await drafted(id))?.definition ?? contactUs)[1]).toEqual(['message'])
    expect(complaints).toEqual([])
  })

  test('tells a problem at its field, and does not publish before it is gone', async () => {
    const id = await create()
    const { page } = await come(builder(id))
    await isReady(page)
    await structure(page)
      .getByRole('button', { name: /^Phone/ })
      .click()
    const fields = page.locator('kith-forms-field')
    await fields.getByLabel('Name in the data').fill('email')
    await fields.getByLabel('Name in the data').press('Tab')
    await fields.getByText('Two fields have the same name. Rename one.').waitFor()
    await structure(page).getByText('Two fields have the same name.').waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Not published yet.').waitFor()
    await accessible(page, 'problem')
    await fields.getByLabel('Name in the data').fill('2 phone')
    await fields.getByLabel('Name in the data').press('Tab')
    await fields.getByText('Begin with a letter').waitFor()
    await fields.getByLabel('Name in the data').fill('mobile')
    await fields.getByLabel('Name in the data').press('Tab')
    await page.getByRole('button', { name: '1 problem' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Publish' }).click()
    await soon(async () => names(await published(id))[0]).toContain('mobile')
  })

  test('keeps what two people type apart, and lets the second one choose', async () => {
    const id = await create()
    const { page } = await come(builder(id))
    await isReady(page)
    const title = page.locator('kith-forms-form').getByLabel('Title, English')
    await title.fill('Mine')
    await soon(async () => (await drafted(id))?.definition.title).toBe('Mine')
    const draft = await drafted(id)
    await title.focus()
    await page.keyboard.type('!')
    await site.admin.call('forms.drafts.update', {
      id: draft?.id,
      set: { definition: { ...contactUs, title: 'Theirs' } },
    })
    await page.getByText('Somebody else has changed this draft meanwhile.').waitFor()
    await accessible(page, 'conflict')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await soon(async () => (await drafted(id))?.definition.title).toBe('Mine!')
  })

  test('shows the snippet with the height that was measured, and whether it was seen', async () => {
    const id = await create()
    const { page } = await come(builder(id))
    await isReady(page)
    const snippet = page.locator('kith-forms-snippet')
    const height = async () =>
      Number(/min-height:(\d+)px/.exec((await snippet.locator('pre').textContent()) ?? '')?.[1])
    const real = () =>
      page
        .locator('kith-forms-preview kith-form')
        .evaluate(form => Math.ceil((form as unknown as { offsetHeight: number }).offsetHeight))
    await snippet.getByText(/Measured at 600 px/).waitFor()
    expect(Math.abs((await height()) - (await real()))).toBeLessThanOrEqual(60)
    await snippet.getByText('Not seen on any website yet').waitFor()
    const before = await height()
    await page.keyboard.press('p')
    await snippet.getByText(/Measured at 900 px/).waitFor()
    await page.keyboard.press('p')
    await snippet.getByText(/Measured at 360 px/).waitFor()
    await soon(height).toBeGreaterThan(before)
    const { publicId } = await stored(id)
    const headers = { origin: 'https://www.example.com', 'content-type': 'text/plain' }
    await fetch(`${site.url}/f/${publicId}/count`, {
      method: 'POST',
      body: JSON.stringify({ view: 3, start: 2, submit: 1, success: 1 }),
      headers,
    })
    await page.goto(`${site.url}/${builder(id, 'funnel')}`)
    await page
      .getByRole('region', { name: 'The same in numbers' })
      .getByRole('row', { name: /Begun 2 66.7%/ })
      .waitFor()
    await accessible(page, 'funnel')
    await shot(page, '1440-light-funnel')
    await page.setViewportSize({ width: 360, height: 800 })
    await accessible(page, 'funnel at 360')
    await shot(page, '360-light-funnel')
    await page.goto(`${site.url}/${builder(id)}`)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.reload()
    await page.getByText('Seen on https://www.example.com').waitFor()
  })
})

describe('the whole form', () => {
  test('asks for files with what they may be, and shows what visitors see while this app is away', async () => {
    const id = await create({ ...contactUs, title: 'Talk to us' })
    const { page, complaints } = await come(builder(id))
    await isReady(page)
    await structure(page).getByRole('button', { name: 'Add field' }).click()
    await structure(page).getByRole('button', { name: 'Files', exact: true }).click()
    const fields = page.locator('kith-forms-field')
    await fields.getByLabel('Kinds of files').fill('image/*, .pdf')
    await fields.getByLabel('Most files').fill('3')
    await fields.getByLabel('Most MB of each').fill('2')
    await fields.getByLabel('Most MB of each').press('Tab')
    await page.locator('kith-form').getByText('Up to 3 files of 2 MB').waitFor()
    await accessible(page, 'file field')
    await soon(async () => (await drafted(id))?.definition.steps[0]?.fields.at(-1)).toMatchObject({
      type: 'file',
      accept: 'image/*, .pdf',
      maxFiles: 3,
      maxSize: 2_097_152,
    })
    await fields.getByLabel('Kinds of files').fill('a file')
    await fields.getByLabel('Kinds of files').press('Tab')
    await fields.getByText('Write endings and media types').waitFor()

    await page.getByRole('button', { name: 'When this app is away' }).click()
    const down = page.locator('kith-forms-down')
    await down.getByText('Talk to us').waitFor()
    await down.getByText('Saved on this device').waitFor()
    await down.getByText('Nobody to turn to is named').waitFor()
    await accessible(page, 'away')
    await structure(page).getByRole('button', { name: 'The whole form', exact: true }).click()
    const properties = page.locator('kith-forms-form')
    await properties.getByLabel('E-mail for when this app is away').fill('nobody')
    await properties.getByLabel('E-mail for when this app is away').press('Tab')
    await properties.getByText('This is no e-mail address.').waitFor()
    await properties.getByLabel('E-mail for when this app is away').fill('desk@example.com')
    await properties.getByLabel('E-mail for when this app is away').press('Tab')
    await soon(() => down.getByRole('link', { name: 'desk@example.com' }).count()).toBe(2)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Nothing unpublished').waitFor()
    await soon(() => page.locator('kith-forms-snippet code').textContent()).toContain('mailto:desk@example.com')
    await page.getByRole('button', { name: 'In one file' }).click()
    await soon(() => page.locator('kith-forms-snippet code').textContent()).toContain('kith-form-complete.js')
    expect(complaints.filter(text => !text.includes('404'))).toEqual([])
  })

  test('has a look, languages, websites and addresses; what is wrong is told at its line', async () => {
    const id = await create()
    const { page, complaints } = await come('#/forms')
    await page.getByRole('link', { name: 'Contact us' }).first().click()
    await shot(page, '1440-light-list')
    await page.goto(`${site.url}/#/forms/${id}`)
    await page.getByRole('button', { name: 'Open the builder' }).click()
    await isReady(page)
    const form = page.locator('kith-forms-form')
    await form.getByLabel('Add a language').selectOption('de')
    await form.getByLabel('Title, Deutsch').fill('Kontakt')
    await form.getByLabel('Accent').fill('green')
    await form.getByLabel('Accent').press('Tab')
    await form.getByText('Write a colour as # and six digits').waitFor()
    await form.getByLabel('Accent').fill('#7A3FC0')
    await form.getByLabel('Accent').press('Tab')
    await form.getByLabel('Corners').selectOption('12')
    await form.getByLabel('Theme').selectOption('dark')
    await form.getByLabel('Version of the text').fill('2026-01')
    await soon(async () => (await drafted(id))?.definition).toMatchObject({
      look: { accent: '#7a3fc0', radius: 12, theme: 'dark' },
      texts: { de: { title: 'Kontakt' } },
    })
    await page.getByRole('button', { name: 'Deutsch', exact: true }).click()
    await page.locator('kith-form').getByRole('heading', { name: 'Kontakt' }).waitFor()
    await form.getByLabel('Websites').fill('www.example.com')
    await form.getByLabel('Websites').press('Tab')
    await form.getByText('“www.example.com” is no website.').waitFor()
    await form.getByLabel('Websites').fill('https://www.example.com/\nhttps://*.example.cn')
    await form.getByLabel('Websites').press('Tab')
    await form.getByLabel('Tell this address').fill('nobody')
    await form.getByLabel('Tell this address').press('Tab')
    await form.locator('#record-notify-wrong').waitFor()
    await accessible(page, 'whole form')
    await shot(page, '1440-light-form')
    await form.getByLabel('Tell this address').fill('sales@example.com')
    await form.getByLabel('Tell this address').press('Tab')
    await form.getByLabel('Confirm to the visitor by mail').check()
    await form.getByLabel('Consents count only once they are confirmed by mail').check()
    await form.getByLabel('Go on to this page').fill('https://shop.example.net/thanks')
    await form.getByLabel('Go on to this page').press('Tab')
    await form.getByText('may not send visitors on to that host').waitFor()
    await form.getByLabel('May lead to').fill('shop_example')
    await form.getByLabel('May lead to').press('Tab')
    await form.getByText('“shop_example” is no host.').waitFor()
    await form.getByLabel('May lead to').fill('https://shop.example.net/')
    await form.getByLabel('May lead to').press('Tab')
    await form.getByText('may not send visitors on to that host').waitFor({ state: 'detached' })
    await soon(() => stored(id)).toMatchObject({
      origins: ['https://www.example.com', 'https://*.example.cn'],
      notify: 'sales@example.com',
      confirm: true,
      optIn: true,
      redirects: ['shop.example.net'],
    })
    await page.getByRole('button', { name: 'More for Contact us' }).click()
    await page.getByRole('menuitem', { name: 'Discard unpublished changes' }).click()
    await page.getByText('Nothing unpublished').waitFor()
    expect(await drafted(id)).toBeUndefined()
    await page.getByRole('button', { name: 'Undo' }).click()
    await soon(async () => (await drafted(id))?.definition.look?.radius).toBe(12)
    expect(complaints.filter(one => !one.includes('422'))).toEqual([])
  })
})

describe('submissions', () => {
  test('that wait are told with why, processed, freed of the suspicion, deleted with a way back', async () => {
    const id = await create()
    const { publicId } = await stored(id)
    const { honeypot } = await published(id)
    const answer = { kind: 'person', name: 'Ann Li', email: 'ann@example.com', region: 'east-china', consent: true }
    isRefusing = true
    expect(await send(publicId, answer)).toBe(200)
    isRefusing = false
    expect(await send(publicId, { ...answer, name: 'Robot' }, [honeypot, 'x'])).toBe(200)
    expect(await send(publicId, { ...answer, name: 'Robot 2' }, [honeypot, 'x'])).toBe(200)
    const { page, complaints } = await come('#/forms/-/review')
    const one = (name: string) => page.locator('.one', { has: page.getByRole('heading', { name, exact: true }) })
    await one('Ann Li').getByText('There is no room.').waitFor()
    await accessible(page, 'review')
    await shot(page, '1440-light-review')
    await one('Ann Li').getByRole('button', { name: 'Process now' }).click()
    await page.getByText('Submission of Ann Li processed').waitFor()
    await one('Robot').getByRole('button', { name: 'Not spam' }).click()
    await page.getByText('Submission of Robot processed').waitFor()
    await one('Robot 2').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Nothing waits for review.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await one('Robot 2').waitFor()
    await page.setViewportSize({ width: 360, height: 800 })
    await accessible(page, 'review at 360')
    await shot(page, '360-light-review')
    await site.admin.call('forms.update', { id, set: { optIn: true } })
    expect(await send(publicId, { ...answer, name: 'Bob Li' })).toBe(200)
    await page.getByRole('button', { name: 'All' }).click()
    await one('Bob Li').getByText('Confirmation by mail: Not confirmed yet').waitFor()
    await page.goto(`${site.url}/${builder(id, 'submissions')}`)
    await page.getByRole('link', { name: /Submissions 4 1 to review/ }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe('on other screens', () => {
  test('it stands in two columns with a drawer, in one with tabs, by night and in Chinese', async () => {
    const id = await create({ ...contactUs, look: { accent: '#7a3fc0', radius: 12 } })
    const narrow = await come(builder(id), { viewport: { width: 360, height: 800 } })
    await structure(narrow.page)
      .getByRole('button', { name: /^Company( |Text)/ })
      .first()
      .click()
    await narrow.page.locator('kith-forms-field').getByLabel('Label, English').waitFor()
    await accessible(narrow.page, '360 properties')
    await shot(narrow.page, '360-light-properties')
    await narrow.page.getByRole('button', { name: 'Preview' }).click()
    await isReady(narrow.page)
    await accessible(narrow.page, '360 preview')
    await shot(narrow.page, '360-light-preview')
    await narrow.page.getByRole('button', { name: 'Code', exact: true }).click()
    await narrow.page.getByText(/Measured at/).waitFor()
    await shot(narrow.page, '360-light-code')
    await narrow.page.getByRole('button', { name: 'Structure' }).click()
    await shot(narrow.page, '360-light-structure')
    expect(
      await narrow.page.locator('main').evaluate(main => (main as unknown as { scrollWidth: number }).scrollWidth),
    ).toBeLessThanOrEqual(360)
    expect(narrow.complaints).toEqual([])

    const middle = await come(builder(id), { viewport: { width: 768, height: 1024 }, colorScheme: 'dark' })
    await isReady(middle.page)
    await structure(middle.page)
      .getByRole('button', { name: /^Company size/ })
      .click()
    await middle.page.locator('kith-forms-field').getByLabel('Label, English').waitFor()
    await shot(middle.page, '768-dark-drawer')
    await accessible(middle.page, '768 drawer')
    await middle.page.keyboard.press('Escape')
    await middle.page.locator('kith-forms-field').waitFor({ state: 'hidden' })
    await shot(middle.page, '768-dark')

    const dark = await come(builder(id), { colorScheme: 'dark' })
    await isReady(dark.page)
    await structure(dark.page)
      .getByRole('button', { name: /^Company size/ })
      .click()
    await shot(dark.page, '1440-dark')
    await accessible(dark.page, 'dark')

    const chinese = await come(builder(id), { locale: 'zh-CN' })
    await isReady(chinese.page)
    await chinese.page.getByText('步骤与字段').waitFor()
    await structure(chinese.page)
      .getByRole('button', { name: /^企业规模/ })
      .first()
      .click()
    await shot(chinese.page, '1440-light-zh')
    await accessible(chinese.page, 'chinese')
    await chinese.page.getByRole('link', { name: '文字', exact: true }).click()
    await chinese.page.getByRole('columnheader', { name: '中文' }).waitFor()
    await accessible(chinese.page, 'texts')
    await shot(chinese.page, '1440-light-texts')
    expect(chinese.complaints).toEqual([])
  })
})
