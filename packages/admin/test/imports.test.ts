import { mkdtemp, open as openFile, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { few } from '@kith/testing'
import { intercept, sharedBrowser } from '@kith/testing/browser'
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
const come = async (options?: Parameters<typeof visit>[2], hash = '#/-/imports') => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  await visitor.page.locator('kith-import-files, .failure').first().waitFor()
  return visitor
}
const csv = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
})
const give = (page: Page, ...files: ReturnType<typeof csv>[]) =>
  page.locator('kith-import-files input[type=file]').setInputFiles(files)
const kind = (page: Page) => page.getByLabel('What each row is')
const goesTo = (page: Page, column: string) => page.getByLabel(`Field for ${column}`)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const figures = (page: Page) => page.locator('.figures dd').allInnerTexts()
const stored = async () =>
  (await site.admin.call<{ rows: Record<string, unknown>[] }>('desk.list', { limit: 200 })).rows
const names = async () => (await stored()).map(({ name }) => name).sort()
const step = (page: Page, n: number) => page.locator(`[data-step="${n}"].open`)
/** A file that is an enquiry, up to its dry run. */
const tryOut = async (page: Page, file: ReturnType<typeof csv>) => {
  await give(page, file)
  await kind(page).selectOption('desk.enquiry')
  await press(page, 'Match columns')
  await step(page, 2).locator('kith-import-mapping').waitFor()
  await press(page, 'Start dry run')
  await page.getByText('Nothing was written. This is what the import would do.').waitFor()
}

const mixed =
  'Name,Company,E-mail,Budget,Remark\nAnn,A Ltd,ann@example.com,"1,200",x\nBo,B Ltd,not an address,5,y\nCy,C Ltd,cy@example.com,much,z\n,D Ltd,di@example.com,7,\n张伟,云山科技,zhang@example.cn,8,\n'

describe('an import', () => {
  test('goes through its steps with the keyboard, refuses in words, writes, and is undone', async () => {
    const { page, complaints } = await come()
    await give(page, csv('enquiries.csv', mixed))
    await page.getByText('Rows: 5, columns: 5').waitFor()
    await soon(() => kind(page).inputValue()).toBe('desk.enquiry')
    await expectAccessible(page, 'files')
    await page.keyboard.press('Control+Enter')
    await step(page, 2).locator('kith-import-mapping').waitFor()
    expect(await goesTo(page, 'Budget').inputValue()).toBe('budget')
    expect(await goesTo(page, 'Remark').inputValue()).toBe('')
    await expectAccessible(page, 'columns')
    await goesTo(page, 'Remark').selectOption('message')
    await page.reload()
    await step(page, 2).locator('kith-import-mapping').waitFor()
    expect(await goesTo(page, 'Remark').inputValue()).toBe('message')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nothing was written. This is what the import would do.').waitFor()
    expect(await figures(page)).toEqual(['2', '0', '0', '3'])
    const lines = page.locator('kith-import-problems tbody tr')
    await soon(() => lines.allInnerTexts()).toEqual([
      '3\tE-mail\tnot an address\tThis is no e-mail address.',
      '4\tBudget\tmuch\tThis is no number.',
      '5\tName\t—\tA value is missing here.',
    ])
    await expectAccessible(page, 'dry run')
    expect(await stored()).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Download with reasons').click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toMatch(/Kith problem[\s\S]*Bo,B Ltd,not an address/)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Imported.').waitFor()
    await soon(() => figures(page)).toEqual(['2', '0', '0', '3'])
    expect(await names()).toEqual(['Ann', '张伟'])
    await expectAccessible(page, 'result')
    const [{ id } = { id: '' }] = (await stored()).filter(({ name }) => name === 'Ann') as { id: string }[]
    await site.admin.call('desk.update', { id, set: { region: 'North' } })
    await press(page, 'Undo import')
    await page.getByText('Deletes what is new (2)').waitFor()
    await expectAccessible(page, 'undo')
    await press(page, 'Undo import')
    await page.getByText('Undone: 1. Kept: 1.').waitFor()
    const kept = page.locator('kith-import-undo .kept li')
    await soon(() => kept.allInnerTexts()).toEqual(['Ann was changed since'])
    expect(await names()).toEqual(['Ann'])
    const past = page.locator('kith-import-past tbody tr')
    await soon(async () => (await past.allInnerTexts()).map(text => text.split('\t').map(cell => cell.trim()))).toEqual(
      [['enquiries.csv', 'Enquiries', expect.any(String), expect.any(String), '2', '0', '0', '3', 'Undone']],
    )
    expect(complaints).toEqual([])
  })

  test('updates or skips what is here, and makes one name of two columns', async () => {
    await write(site.admin, { name: 'Old', enquiry: { email: 'ann@example.com' } })
    const { page } = await come()
    await give(page, csv('people.csv', 'First Name,Last Name,E-mail\nAnn,Li,ann@example.com\n伟,张,zhang@example.cn\n'))
    await kind(page).selectOption('desk.enquiry')
    await press(page, 'Match columns')
    await goesTo(page, 'First Name').waitFor()
    await goesTo(page, 'First Name').selectOption('name')
    await goesTo(page, 'Last Name').selectOption('name')
    await page.getByText('One value together with: Last Name').waitFor()
    await page.getByLabel('A row is known by').selectOption('email')
    await press(page, 'Start dry run')
    await page.getByText('Nothing was written.').first().waitFor()
    expect(await figures(page)).toEqual(['1', '1', '0', '0'])
    await press(page, 'Change: Columns')
    await page.getByLabel('If it is new').selectOption('skip')
    await press(page, 'Start dry run')
    await soon(() => figures(page)).toEqual(['0', '1', '1', '0'])
    await press(page, 'Import 1 row')
    await page.getByText('Imported.').waitFor()
    expect(await names()).toEqual(['Ann Li'])
  })

  test('takes several files, of other kinds and encodings', async () => {
    const { page } = await come()
    const gb = Buffer.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb9, 0xab, 0xcb, 0xbe, 0x0a, 0xd5, 0xc5, 0xce, 0xb0, 0x2c, 0xd4, 0xc6, 0xc9, 0xbd,
      0x0a,
    ])
    await give(page, csv('询盘.csv', gb), csv('more.csv', 'Name\nBo\n'))
    await soon(() => kind(page).count()).toBe(2)
    await page.locator('[data-file="询盘.csv"]').getByRole('cell', { name: '云山' }).waitFor()
    const encoding = page.locator('[data-file="询盘.csv"]').getByLabel(/^Encoding/)
    expect(await encoding.inputValue()).toBe('gb18030')
    await encoding.selectOption('big5')
    await page.locator('[data-file="询盘.csv"]').getByRole('cell', { name: '云山' }).waitFor({ state: 'detached' })
    await encoding.selectOption('gb18030')
    await page.locator('[data-file="询盘.csv"]').getByRole('cell', { name: '云山' }).waitFor()
    for (const one of await kind(page).all()) await one.selectOption('desk.enquiry')
    await press(page, 'Match columns')
    await soon(() => page.locator('kith-import-mapping').count()).toBe(2)
    await press(page, 'Start dry run')
    await page.getByText('Nothing was written.').first().waitFor()
    await press(page, 'Import 2 rows')
    await page.getByText('Imported.').waitFor()
    expect(await names()).toEqual(['Bo', '张伟'])
  })

  test('takes a workbook, with headings in the words of the page', async () => {
    await write(site.admin, { name: '张伟', enquiry: { company: '云山科技', budget: 8, status: 'working' } })
    const asked = { entity: 'desk.enquiry', columns: ['name', 'company', 'budget', 'status'], format: 'xlsx' }
    const { batch } = await site.admin.call<{ batch: string }>('kernel.startExport', asked)
    const { page } = await come()
    await soon(
      async () => (await site.admin.call<{ status: string }>('kernel.batches.get', { id: batch })).status,
    ).toBe('done')
    const book = await page.request.get(`${site.url}/files/exports/${batch}`)
    await give(page, csv('Enquiries.xlsx', await book.body()))
    await page.getByText('Rows: 1, columns: 4').waitFor()
    expect(await page.getByLabel(/^Encoding/).count()).toBe(0)
    await soon(() => kind(page).inputValue()).toBe('desk.enquiry')
    await press(page, 'Match columns')
    await goesTo(page, 'Status').waitFor()
    await page.getByLabel('A row is known by').selectOption('company')
    await press(page, 'Start dry run')
    await soon(() => figures(page)).toEqual(['0', '1', '0', '0'])
  })

  test('is paused, gone on with after a reload, and cancelled', async () => {
    const { page } = await come()
    const rows = Array.from({ length: 6000 }, (_, i) => `Name ${i}`)
    await tryOut(page, csv('many.csv', `Name\n${rows.join('\n')}\n`))
    await press(page, 'Import 6,000 rows')
    await press(page, 'Pause')
    await page.getByText('Paused. What is done so far stays.').waitFor()
    await expectAccessible(page, 'paused')
    await page.reload()
    await press(page, 'Resume')
    await press(page, 'Cancel')
    await page.getByText('Cancelled. What was imported until then stays').waitFor()
    await page.locator('kith-import-past tr', { hasText: 'Cancelled' }).waitFor()
  })

  test('goes on being shown when the server comes back', async () => {
    const { page } = await come()
    await tryOut(page, csv('a.csv', 'Name\nAnn\n'))
    await page.context().setOffline(true)
    await press(page, 'Import 1 row')
    await page.getByText('The server does not answer.').first().waitFor()
    await page.context().setOffline(false)
    await press(page, 'Import 1 row')
    await page.getByText('Imported.').waitFor()
    expect(await names()).toEqual(['Ann'])
  })
})

test('who leaves while columns are matched is not led back', async () => {
  const { page } = await come()
  await give(page, csv('a.csv', 'Name\nAnn\n'))
  await soon(() => kind(page).inputValue()).toBe('desk.enquiry')
  const [held, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await intercept(page, /trpc\/[^?]*kernel\.proposeImport/, async route => {
    const response = await route.fetch()
    held.resolve()
    await left.promise
    await route.fulfill({ response })
  })
  await press(page, 'Match columns')
  await held.promise
  await page.evaluate(() => {
    location.hash = '#/-/users'
  })
  await page.getByRole('button', { name: 'Invite user' }).waitFor()
  const late = page.waitForEvent('requestfinished', request => request.url().includes('kernel.proposeImport'))
  left.resolve()
  await late
  await page.evaluate(() => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve))))
  expect(new URL(page.url()).hash).toBe('#/-/users')
})

test('a mapping is saved as a template, chosen again, and known by its headings', async () => {
  const { page } = await come()
  const content = 'Wer,Firma,Ort,Notiz\nAnn,A Ltd,Kiel,x\n'
  await give(page, csv('eins.csv', content))
  await kind(page).selectOption('desk.enquiry')
  await press(page, 'Match columns')
  await goesTo(page, 'Wer').waitFor()
  for (const [column, field] of [
    ['Wer', 'name'],
    ['Firma', 'company'],
    ['Ort', 'region'],
    ['Notiz', 'message'],
  ] as const)
    await goesTo(page, column).selectOption(field)
  await page.getByText('Save as a template').click()
  await page.getByLabel('Name of the template').fill('Alte Kartei')
  await press(page, 'Save template')
  await page.getByText('Template “Alte Kartei” saved').waitFor()
  await page.goto(`${site.url}/#/-/imports`)
  await give(page, csv('zwei.csv', content))
  await page.getByText('Rows: 1, columns: 4').waitFor()
  await soon(() => kind(page).inputValue()).toBe('desk.enquiry')
  await press(page, 'Match columns')
  await page.getByText('Recognised by its headings: Alte Kartei').waitFor()
  expect(await goesTo(page, 'Notiz').inputValue()).toBe('message')
  await page.goto(`${site.url}/#/-/imports`)
  await give(page, csv('drei.csv', 'Wer,Firma\nBo,B Ltd\n'))
  await kind(page).selectOption('desk.enquiry')
  await press(page, 'Match columns')
  await goesTo(page, 'Wer').waitFor()
  expect(await goesTo(page, 'Wer').inputValue()).toBe('')
  await page.locator('.template select').selectOption({ label: 'Alte Kartei' })
  await soon(() => goesTo(page, 'Wer').inputValue()).toBe('name')
})

describe('a file that cannot be read', () => {
  test('says why and what to do, and others go on', async () => {
    const { page, complaints } = await come()
    const refused = async (file: ReturnType<typeof csv>, words: string | RegExp) => {
      await give(page, file)
      await page.locator('.refused', { hasText: file.name }).getByText(words).waitFor()
    }
    await refused(csv('empty.csv', ''), 'The file has no rows.')
    await refused(csv('open.csv', 'Name\nAnn\n"Bo\n'), /quotation mark opens in row 3/)
    await refused(csv('broken.xlsx', Buffer.from('PK\x03\x04 this is no workbook')), 'This is no Excel workbook')
    const binary = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))
    await refused(csv('photo.csv', binary), /This is no text that can be read|damaged/)
    await expectAccessible(page, 'refused files')
    await give(page, csv('good.csv', 'Name\nAnn\n'))
    await page.locator('.file', { hasText: 'good.csv' }).waitFor()
    await page.locator('.refused', { hasText: 'empty.csv' }).getByRole('button', { name: 'Dismiss' }).click()
    await page.locator('.refused', { hasText: 'empty.csv' }).waitFor({ state: 'detached' })
    expect(complaints.filter(one => !/422/.test(one))).toEqual([])
  })

  test('of two gigabytes is not even sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-large-'))
    try {
      const path = join(folder, 'all.csv')
      const file = await openFile(path, 'w')
      await file.truncate(2_147_483_648)
      await file.close()
      const { page } = await come()
      await page.locator('kith-import-files input[type=file]').setInputFiles(path)
      await page.getByText('The file is larger than 1.1 GB.').waitFor()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('for lack of a connection is tried again', async () => {
    const { page } = await come()
    await page.context().setOffline(true)
    await give(page, csv('a.csv', 'Name\nAnn\n'))
    await page.getByText('The connection broke off.').waitFor()
    await page.context().setOffline(false)
    await press(page, 'Try again')
    await page.getByText('Rows: 1, columns: 1').waitFor()
  })
})

test('a session that ends while a file is sent is asked for again, with the file kept', async () => {
  const { page } = await come()
  await page.context().clearCookies()
  await give(page, csv('a.csv', 'Name\nAnn\n'))
  await page.locator('.refused').getByText('The session has ended.').waitFor()
  await page.locator('kith-door').waitFor()
})

const looks = [
  ['dark, at 360', { colorScheme: 'dark', viewport: { width: 360, height: 800 }, hasTouch: true }],
  ['dark, at 1440', { colorScheme: 'dark' }],
  ['light, at 360', { viewport: { width: 360, height: 800 } }],
] as const
test.each(few(looks, 1))('each step holds %s', async (where, options) => {
  const { page } = await come(options)
  const holds = async (what: string) => {
    await expectAccessible(page, `${what}, ${where}`)
    expect(await isTooWide(page), what).toBe(false)
    expect(await page.locator('.own-page').evaluate(one => one.scrollWidth > one.clientWidth), what).toBe(false)
  }
  await holds('nothing yet')
  await give(page, csv('enquiries.csv', mixed))
  await soon(() => kind(page).inputValue()).toBe('desk.enquiry')
  await holds('files')
  await press(page, 'Match columns')
  await goesTo(page, 'Name').waitFor()
  await holds('columns')
  await press(page, 'Start dry run')
  await page.locator('kith-import-problems tbody tr').first().waitFor()
  await holds('dry run')
  await press(page, 'Import 2 rows')
  await page.getByText('Imported.').waitFor()
  await holds('result')
})

test('it speaks Chinese', async () => {
  const { page } = await come({ locale: 'zh-CN' })
  await give(page, csv('询盘.csv', '姓名,公司,电子邮箱\n张伟,云山科技,x\n刘洋,,\n'))
  await page.getByText('2 行，3 列').waitFor()
  await soon(() => page.getByLabel('每一行是什么').inputValue()).toBe('desk.enquiry')
  await press(page, '对应各列')
  await page.getByLabel('姓名 对应的字段').waitFor()
  await press(page, '开始试运行')
  await page.getByText('没有写入任何内容。以下是导入后的结果预览。').waitFor()
  await page.getByText('不是有效的电子邮箱。').waitFor()
  await press(page, '导入 1 行')
  await page.getByText('导入完成。').waitFor()
  await expectAccessible(page, 'Chinese')
})

test('who may not import finds no such page', async () => {
  const visitor = await visit(browser, site, {}, '')
  visitors.push(visitor)
  await visitor.page.locator('main h1').first().waitFor()
  await visitor.page.route(/kernel\.me\b/, async route => {
    const response = await route.fetch({ maxRetries: 3 })
    await route.fulfill({ response, body: (await response.text()).replaceAll('"kernel.import"', '"kernel.none"') })
  })
  await visitor.page.goto(`${site.url}/#/-/imports`)
  await visitor.page.reload()
  await visitor.page.getByText('There is no such page').waitFor()
})
