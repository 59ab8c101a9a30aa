import { few } from '@kith/testing'
import { sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from './desk.ts'
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

const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const come = async (hash: string, options: Parameters<typeof visit>[2] = {}) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor
}
const entity = 'desk.enquiry'
const add = (values: object) => site.admin.call<{ id: string }>('kernel.addField', { entity, ...values })
const own = async (key: string) => {
  const { rows } = await site.admin.call<{ rows: readonly Record<string, unknown>[] }>('kernel.customFields.list', {
    where: { entity, key },
  })
  return rows[0] ?? {}
}
const tier = {
  key: 'tier',
  kind: 'choice',
  labels: { en: 'Tier', 'zh-CN': '等级' },
  options: [
    { value: 'gold', labels: { en: 'Gold', 'zh-CN': '金' } },
    { value: 'silver', labels: { en: 'Silver', 'zh-CN': '银' } },
  ],
}
const row = (page: Page, key: string) => page.locator(`tr[data-key="${key}"]`)
const form = (page: Page) => page.locator('kith-field-form')
const begin = async (page: Page) => {
  await page.getByRole('button', { name: 'Add field' }).first().click()
  await form(page).getByLabel('Name in English').waitFor()
}
const submit = (page: Page, name = 'Add field') => form(page).getByRole('button', { name, exact: true }).click()

describe('a field of one’s own', () => {
  test('where the address names no kind of record, those of the first are shown', async () => {
    const { page } = await come('#/-/fields')
    await page.getByText(/have no fields of your own yet/).waitFor()
  })

  test('with options is added, filled in, asked for, refused where it is wrong, and retired', async () => {
    const id = await write(site.admin, { name: '刘洋' })
    const { page, visitor } = await come(`#/-/fields/${entity}`).then(visitor => ({ ...visitor, visitor }))
    await page.getByText('The enquiries have no fields of your own yet.').waitFor()
    await begin(page)
    const dialog = form(page)
    await dialog.getByLabel('Name in English').fill('Customer tier')
    await dialog.getByLabel('Name in Chinese').fill('客户等级')
    expect(await dialog.getByLabel('Key').inputValue()).toBe('customerTier')
    await dialog.getByLabel('Kind').selectOption('choice')
    await dialog.getByLabel('Option 1 in English').fill('Silver')
    await dialog.getByLabel('Option 1 in Chinese').fill('银')
    await dialog.getByLabel('Option 2 in English').fill('Gold')
    await dialog.getByRole('button', { name: 'Move option 2 up' }).click()
    await expectAccessible(page, 'form')
    await submit(page)
    await page.getByText('Customer tier added').waitFor()
    await row(page, 'customerTier').getByText('Ready').waitFor()
    expect(await own('customerTier')).toMatchObject({
      labels: { en: 'Customer tier', 'zh-CN': '客户等级' },
      options: [
        { value: 'gold', labels: { en: 'Gold' } },
        { value: 'silver', labels: { en: 'Silver', 'zh-CN': '银' } },
      ],
    })

    await row(page, 'customerTier').getByRole('button', { name: 'Edit Customer tier' }).click()
    await form(page)
      .getByRole('checkbox', { name: /^Required/ })
      .check()
    await submit(page, 'Save field')
    await page.getByText('Customer tier saved').waitFor()
    await row(page, 'customerTier').getByText('required').waitFor()

    // The application knows of it without being loaded again.
    await page.evaluate(hash => (location.hash = hash), `#/desk/${id}`)
    await page.locator('.bar').getByRole('button', { name: 'Edit' }).click()
    const record = page.locator('kith-form-fields')
    await record.getByLabel('Company').fill('A Ltd')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await record.locator('[data-field="custom.customerTier"]').getByText('Enter a value.').waitFor()
    await record.getByLabel('Customer tier').selectOption({ label: 'Gold' })
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Enquiry saved').waitFor()
    expect(await site.admin.call('desk.get', { id })).toMatchObject({ custom: { customerTier: 'gold' } })

    await page.goBack()
    await row(page, 'customerTier').getByRole('button', { name: 'Retire Customer tier' }).click()
    await page.getByText('Customer tier retired. Its values are kept.').waitFor()
    await page.getByRole('heading', { name: 'Retired fields' }).waitFor()
    await soon(async () => (await own('customerTier')).active).toBe(false)
    await row(page, 'customerTier').getByRole('button', { name: 'Bring back Customer tier' }).click()
    await page.getByText('Customer tier is in use again').waitFor()
    await soon(async () => (await own('customerTier')).active).toBe(true)
    expect(visitor.complaints).toEqual([])
  })

  test('says what is wrong with it where it is wrong, and keeps what was typed', async () => {
    await add(tier)
    const { page } = await come(`#/-/fields/${entity}`)
    await begin(page)
    const dialog = form(page)
    await submit(page)
    await dialog.getByText('Enter a value.').waitFor()
    expect(await dialog.getByLabel('Name in English').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Name in English').fill('Tier')
    expect(await dialog.getByLabel('Key').inputValue()).toBe('tier2')
    await dialog.getByLabel('Key').fill('tier')
    await submit(page)
    await dialog.locator('#f-key-e.wrong').waitFor()
    await expectAccessible(page, 'wrong')
    await dialog.getByLabel('Key').fill('2nd tier')
    await submit(page)
    await dialog.getByText('Use letters and digits').waitFor()
    // A unique field has no default: one that was typed before is left out.
    await dialog.getByLabel('Default').fill('gone')
    await dialog.getByRole('checkbox', { name: /^No two/ }).check()
    expect(await dialog.getByLabel('Default').count()).toBe(0)
    await dialog.getByLabel('Key').fill('second')
    await dialog.getByLabel('Kind').selectOption('choice')
    await submit(page)
    await dialog.getByText('Add at least one option.').waitFor()
    await dialog.getByLabel('Kind').selectOption('ref')
    await submit(page)
    await dialog.locator('#f-settings-entity-e').waitFor()
    await dialog.getByLabel('Points at').selectOption({ label: 'Answers' })
    await submit(page)
    await page.getByText('Tier added').waitFor()
    expect(await own('second')).toMatchObject({ settings: { entity: 'desk.answer', onDelete: 'detach' } })
  })

  test('of every kind is added', async () => {
    const { page } = await come(`#/-/fields/${entity}`)
    await begin(page)
    const offered = await form(page)
      .getByLabel('Kind')
      .locator('option')
      .evaluateAll(all => all.map(one => (one as HTMLOptionElement).value))
    await page.keyboard.press('Escape')
    for (const kind of offered) {
      await begin(page)
      const dialog = form(page)
      await dialog.getByLabel('Name in English').fill(`Of ${kind}`)
      await dialog.getByLabel('Kind').selectOption(kind)
      if (kind.startsWith('choice')) await dialog.getByLabel('Option 1 in English').fill('One')
      if (kind === 'choice') await dialog.getByLabel('Default').selectOption({ label: 'One' })
      if (kind === 'boolean') await dialog.getByLabel('Default').selectOption('true')
      if (['ref', 'refs'].includes(kind)) await dialog.getByLabel('Points at').selectOption({ label: 'Enquiries' })
      if (kind === 'integer') await dialog.getByLabel('Greatest').fill('1,000')
      await submit(page)
      await page.getByText(`Of ${kind} added`).waitFor()
    }
    const { rows } = await site.admin.call<{ rows: readonly { kind: string }[] }>('kernel.customFields.list', {
      limit: 200,
    })
    expect(rows.map(one => one.kind).sort()).toEqual([...offered].sort())
    expect(offered).toHaveLength(15)
    expect(await own('ofChoice')).toMatchObject({ default: 'one' })
    expect(await own('ofBoolean')).toMatchObject({ default: true })
    expect(await own('ofInteger')).toMatchObject({ settings: { max: 1000 } })
  })

  test('is shown only where its condition holds', async () => {
    const id = await write(site.admin, { name: '刘洋' })
    const { page } = await come(`#/-/fields/${entity}`)
    await begin(page)
    const dialog = form(page)
    await dialog.getByLabel('Name in English').fill('Reason')
    await dialog.getByRole('button', { name: 'Show it only on a condition' }).click()
    await dialog.getByLabel('Field', { exact: true }).selectOption('status')
    await dialog.getByLabel('Value', { exact: true }).selectOption('won')
    await dialog.getByRole('button', { name: 'Add condition' }).click()
    const second = dialog.getByRole('group', { name: 'Condition 2' })
    await second.getByLabel('Field', { exact: true }).selectOption('owner')
    await second.getByLabel('Comparison').selectOption('empty')
    await expectAccessible(page, 'condition')
    await submit(page)
    await page.getByText('Reason added').waitFor()
    expect(await own('reason')).toMatchObject({ when: { status: 'won', owner: { empty: true } } })
    await page.evaluate(hash => (location.hash = hash), `#/desk/${id}`)
    await page.locator('.bar').getByRole('button', { name: 'Edit' }).click()
    const record = page.locator('kith-form-fields')
    await record.getByLabel('Status').waitFor()
    expect(await record.getByLabel('Reason').count()).toBe(0)
    await record.getByLabel('Status').selectOption('won')
    await record.getByLabel('Reason').waitFor()
  })

  test('that comes while others type takes nothing from them: it joins the form', async () => {
    const id = await write(site.admin, { name: '刘洋' })
    const { page } = await come(`#/desk/${id}`)
    await page.locator('.bar').getByRole('button', { name: 'Edit' }).click()
    const record = page.locator('kith-form-fields')
    await record.getByLabel('Company', { exact: true }).fill('Xugong')
    await add({ key: 'reason', kind: 'text', labels: { en: 'Reason' } })
    await record.getByLabel('Reason').fill('Spare parts')
    expect(await record.getByLabel('Company', { exact: true }).inputValue()).toBe('Xugong')
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('saved').first().waitFor()
    const { rows } = await site.admin.call<{ rows: readonly object[] }>('desk.list', { where: { id } })
    expect(rows[0]).toMatchObject({ company: 'Xugong', custom: { reason: 'Spare parts' } })
  })

  test('that comes while others look at a board leaves it as it stands: as far down, with all that was loaded', async () => {
    for (let n = 0; n < 33; n++) await write(site.admin, { name: `Person ${n}` })
    const { page } = await come('#/desk?board=status')
    const cards = page.locator('kith-board [data-code=new] .card')
    await page.getByRole('button', { name: 'Show more' }).click()
    await soon(() => cards.count()).toBe(33)
    const board = page.locator('kith-board')
    const down = await board.evaluate(element => {
      element.scrollTop = element.scrollHeight
      return element.scrollTop
    })
    expect(down).toBeGreaterThan(0)
    const known = page.waitForResponse(response => response.url().includes('kernel.manifest'))
    await add({ key: 'reason', kind: 'text', labels: { en: 'Reason' } })
    await known
    const { rows } = await site.admin.call<{ rows: readonly { id: string }[] }>('desk.list', {
      where: { name: 'Person 0' },
    })
    await site.admin.call('desk.update', { id: rows[0]?.id, set: { name: 'Person 0, known' } })
    await soon(() => cards.last().innerText()).toContain('Person 0, known')
    expect(await cards.count()).toBe(33)
    expect(await board.evaluate(element => element.scrollTop)).toBeGreaterThanOrEqual(down)
  })

  test('that another one’s condition names is not retired, and says why', async () => {
    await add(tier)
    await add({ key: 'why', kind: 'text', when: { 'custom.tier': 'gold' } })
    const { page } = await come(`#/-/fields/${entity}`)
    await row(page, 'tier').getByRole('button', { name: 'Retire Tier' }).click()
    await page.getByText('Tier stays as it is. Another field shows only').waitFor()
    expect((await own('tier')).active).toBe(true)
  })

  test('has an option retired, which records keep', async () => {
    await add(tier)
    const { page } = await come(`#/-/fields/${entity}`)
    await row(page, 'tier').getByRole('button', { name: 'Edit Tier' }).click()
    await form(page).getByRole('button', { name: 'Retire option 2' }).click()
    await submit(page, 'Save field')
    await page.getByText('Tier saved').waitFor()
    expect((await own('tier')).options).toMatchObject([{ value: 'gold' }, { value: 'silver', active: false }])
  })
})

test('the fields of modules are shown, and all are arranged', async () => {
  const { page } = await come('#/-/settings')
  await page.getByRole('link', { name: 'Fields', exact: true }).click()
  await page.getByRole('heading', { name: 'Fields', exact: true }).waitFor()
  const theirs = page.getByRole('table', { name: 'Fields of modules' })
  const name = theirs.getByRole('row').filter({ has: page.getByText('name', { exact: true }) })
  expect(await name.textContent()).toContain('required')
  await page.getByLabel('Fields of', { exact: true }).selectOption({ label: 'People' })
  await soon(() => page.url()).toContain('#/-/fields/kernel.user')
  await page.goBack()
  await page.getByRole('button', { name: 'Arrange fields' }).click()
  await page.getByLabel('Heading').fill('The deal')
  await page.getByRole('button', { name: 'Save the arrangement' }).click()
  await page.getByText('Arrangement saved').waitFor()
})

test('demo data is loaded, and taken out again but for what was changed, by an administrator', async () => {
  const { page, complaints } = await come('#/-/modules')
  const names = async () => {
    const { rows } = await site.admin.call<{ rows: readonly { id: string; name: string }[] }>('desk.list')
    return rows.map(({ name }) => name).sort()
  }
  await page.getByRole('button', { name: 'Load demo data' }).click()
  await page.getByText('Demo data loaded').waitFor()
  await page.getByRole('button', { name: 'Load demo data' }).waitFor({ state: 'detached' })
  expect(await names()).toEqual(['Amelia Hart', '刘洋'])
  const { rows } = await site.admin.call<{ rows: readonly { id: string }[] }>('desk.list', {
    where: { name: 'Amelia Hart' },
  })
  await site.admin.call('desk.update', { id: rows[0]?.id, set: { company: 'Hartfield Quarries' } })
  const dialog = page.getByRole('dialog', { name: 'Remove demo data' })
  await page.getByRole('button', { name: 'Remove demo data' }).click()
  await expectAccessible(page, 'demo data')
  await dialog.getByRole('button', { name: 'Remove demo data' }).click()
  await page.getByText('1 demo records removed. 1 stayed: they were changed or are needed.').waitFor()
  expect(await names()).toEqual(['Amelia Hart'])
  await page.getByRole('button', { name: 'Remove demo data' }).click()
  await dialog.getByRole('button', { name: 'Remove what stayed too' }).click()
  await page.getByRole('button', { name: 'Load demo data' }).waitFor()
  expect(await names()).toEqual([])
  expect(complaints).toEqual([])
})

describe('a module', () => {
  test('says what it is made of', async () => {
    const { page } = await come('#/-/modules')
    await page.getByRole('link', { name: 'Desk' }).last().click()
    await page.getByRole('heading', { name: 'Desk' }).waitFor()
    await page.getByText('desk.receive').waitFor()
    await page.getByText('changes · Store what visitors write').waitFor()
    await page.locator('kith-modules').getByRole('link', { name: 'Enquiries' }).waitFor()
    await page.getByRole('link', { name: 'All modules' }).click()
    await page.locator('kith-modules').getByRole('link', { name: 'Kernel' }).click()
    await page.getByText('Custom fields: before saving').waitFor()
    await page.getByLabel('Days that uploads and exports are kept').waitFor()
  })

  test('has its settings changed and put back, and refuses what is wrong at its place', async () => {
    const { page } = await come('#/-/modules/desk')
    const hours = page.getByLabel('Hours until an enquiry is late')
    const settings = () => site.admin.call('kernel.settingsOf', { plugin: 'desk' })
    await soon(() => hours.inputValue()).toBe('24')
    await hours.fill('many')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Enter a number.').waitFor()
    await hours.fill('721')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Too long, or too great.').waitFor()
    await expectAccessible(page, 'a wrong setting')
    await hours.fill('48')
    await page.getByLabel('Greeting').fill('您好')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Settings of Desk saved').waitFor()
    expect(await settings()).toMatchObject({ values: { answerWithin: 48, greeting: '您好' } })
    await page.getByText('Configured: 24').waitFor()
    await page.getByRole('button', { name: 'Set Hours until an enquiry is late back' }).click()
    await soon(() => hours.inputValue()).toBe('24')
    expect(await settings()).toMatchObject({ values: { answerWithin: 24, greeting: '您好' }, changed: ['greeting'] })
  })

  test('whose settings somebody else changes meanwhile says so', async () => {
    const { page } = await come('#/-/modules/desk')
    const greeting = page.getByLabel('Greeting', { exact: true })
    await soon(() => greeting.inputValue()).toBe('Hello')
    await greeting.fill('Mine')
    await site.admin.call('kernel.changeSettings', { plugin: 'desk', set: { greeting: 'Theirs' } })
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Somebody changed this meanwhile.').waitFor()
    expect(await greeting.inputValue()).toBe('Mine')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Settings of Desk saved').waitFor()
    expect(await site.admin.call('kernel.settingsOf', { plugin: 'desk' })).toMatchObject({
      values: { greeting: 'Mine' },
    })
  })
})

describe('both pages', () => {
  const pages = [`#/-/fields/${entity}`, '#/-/modules', '#/-/modules/desk']

  const looks = [
    ['at 360 px', { viewport: { width: 360, height: 800 } }],
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['in Chinese', { locale: 'zh-CN' }],
  ] as const
  test.each(few(looks, 1))('are for everybody, %s', async (_, options) => {
    await add(tier)
    await add({ key: 'note', kind: 'text', required: true, when: { status: 'won' } })
    for (const hash of pages) {
      const { page, complaints } = await come(hash, options)
      await page
        .locator('kith-fields-page tbody tr, kith-modules tbody tr, kith-module-settings form')
        .first()
        .waitFor()
      await expectAccessible(page, hash)
      expect(await isTooWide(page)).toBe(false)
      expect(complaints).toEqual([])
    }
    const { page } = await come(`#/-/fields/${entity}`, options)
    await row(page, 'tier').getByRole('button').first().click()
    await page.locator('kith-field-form .option input').first().waitFor()
    await expectAccessible(page, 'form')
    expect(await isTooWide(page)).toBe(false)
  })

  test('speak Chinese', async () => {
    await add(tier)
    const { page } = await come(`#/-/fields/${entity}`, { locale: 'zh-CN' })
    await row(page, 'tier').getByText('等级', { exact: true }).waitFor()
    await page.getByRole('heading', { name: '自定义字段' }).waitFor()
    await row(page, 'tier').getByRole('button', { name: '编辑等级' }).click()
    expect(await form(page).getByLabel('选项 1 的中文名称').inputValue()).toBe('金')
    await page.keyboard.press('Escape')
    await page.evaluate(() => (location.hash = '#/-/modules/desk'))
    await page.getByLabel('询盘超时的小时数').waitFor()
  })
})
