import { few } from '@kith/testing'
import { intercept, sharedBrowser } from '@kith/testing/browser'
import type { Browser } from 'playwright-core'
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

const come = async (...[options, hash]: Partial<[Parameters<typeof visit>[2], string]>) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  return visitor
}
/** Expects of what a call answers, before long: a busy machine is no failure. */
const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const live = (visitor: Visitor) => visitor.page.locator('.live:visible', { hasText: /Live|实时/ }).waitFor()
const writeMany = async (n: number) => {
  for (let i = 1; i <= n; i++) await write(site.admin, { name: `Person ${i}` })
}
const chosen = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.textContent?.trim()
  })

describe('a list', () => {
  test('has the rows of the first module, newest first, in the words of its manifest', async () => {
    const [boss] = [
      await site.admin.call<{ id: string }>('kernel.users.create', { name: 'Lin Wei', email: 'lin@example.cn' }),
    ]
    await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Hartfield Quarries' } })
    await write(site.admin, { name: '刘洋', enquiry: { company: '华东路桥建设', status: 'working', owner: boss.id } })
    const visitor = await come()
    await visitor.page.locator('tbody tr').nth(1).waitFor()
    expect(await visitor.names()).toEqual(['刘洋', 'Amelia Hart'])
    expect(await visitor.page.locator('thead th').allInnerTexts()).toEqual([
      '',
      'Name',
      'Status',
      'Kind',
      'Score',
      'Owner',
      'Due',
      'Created',
    ])
    const [first] = await visitor.page.locator('tbody tr').allInnerTexts()
    expect(first?.split(/\s+/).filter(Boolean)).toEqual([
      '刘洋',
      '华东路桥建设',
      'Working',
      'Organisation',
      '0',
      'LW',
      'Lin',
      'Wei',
      '—',
      'Now',
    ])
    expect(await visitor.page.title()).toBe('Enquiries · Kith')
    await live(visitor)
    expect(visitor.complaints).toEqual([])
  })

  test('shows a new row at the top, a changed one in its place, a deleted one no more: as it happens', async () => {
    const id = await write(site.admin, { name: 'First' })
    await write(site.admin, { name: 'Second' })
    const visitor = await come()
    await live(visitor)
    await write(site.admin, { name: 'Third' })
    await soon(visitor.names).toEqual(['Third', 'Second', 'First'])
    await site.admin.call('desk.update', { id, set: { status: 'won', name: 'First of all' } })
    await soon(visitor.names).toEqual(['Third', 'Second', 'First of all'])
    expect(await visitor.page.locator('tbody tr').nth(2).textContent()).toContain('Won')
    await site.admin.call('desk.delete', { id })
    await soon(visitor.names).toEqual(['Third', 'Second'])
  })

  test('moves nothing under somebody who reads further down: a line says how many are new', async () => {
    await writeMany(40)
    const visitor = await come()
    await live(visitor)
    const row = visitor.page.locator('tbody tr', { hasText: 'Person 12' })
    await row.scrollIntoViewIfNeeded()
    await visitor.page.locator('.scroller').evaluate(element => element.scrollBy(0, 120))
    const before = await row.boundingBox()
    await write(site.admin, { name: 'New one' })
    await write(site.admin, { name: 'New two' })
    const line = visitor.page.getByRole('button', { name: '2 new' })
    await line.waitFor()
    expect(await row.boundingBox()).toEqual(before)
    await line.click()
    expect((await visitor.names()).slice(0, 3)).toEqual(['New two', 'New one', 'Person 40'])
    await line.waitFor({ state: 'detached' })
  })

  test('is narrowed by its address, lives as narrowed, and is shown whole again by a click', async () => {
    const working = async (name: string) =>
      site.admin.call('desk.update', { id: await write(site.admin, { name }), set: { status: 'working' } })
    await working('Mine')
    await write(site.admin, { name: 'Other' })
    const { page } = await come()
    await page.goto(`${site.url}/#/desk?where=${encodeURIComponent('{"status":"working"}')}`)
    await page.locator('.chip', { hasText: 'Status is Working' }).waitFor()
    const names = () => page.locator('tbody .name').allInnerTexts()
    await expect.poll(names).toEqual(['Mine'])
    await working('Later')
    await write(site.admin, { name: 'Nor this' })
    await expect.poll(names).toEqual(['Later', 'Mine'])
    await page.getByRole('button', { name: 'Take out: Status is Working' }).click()
    await expect.poll(async () => (await names()).length).toBe(4)
  })

  test('goes on page by page', async () => {
    await writeMany(120)
    const visitor = await come()
    await visitor.page.locator('tbody tr').first().waitFor()
    const seen = new Set<string>()
    const scroller = visitor.page.locator('.scroller')
    await soon(async () => {
      for (const name of await visitor.names()) seen.add(name)
      await scroller.evaluate(element => element.scrollBy(0, 600))
      return seen.size
    }).toBe(120)
    expect((await visitor.names()).at(-1)).toBe('Person 1')
    expect(await visitor.page.locator('tbody tr').count()).toBeLessThan(80)
  })

  test('has rows ready on the side that one scrolls to, before a ground that a browser scrolls by itself', async () => {
    await writeMany(120)
    const { page } = await come()
    await page.locator('tbody tr').first().waitFor()
    const scroller = page.locator('.scroller')
    const ready = (by: number) =>
      scroller.evaluate((element, by) => {
        element.scrollBy(0, by)
        const { top, bottom } = element.getBoundingClientRect()
        const rows = [...element.querySelectorAll('tbody tr[data-id]')].map(row => row.getBoundingClientRect())
        return {
          above: rows.filter(row => row.bottom < top).length,
          below: rows.filter(row => row.top > bottom).length,
          ground: getComputedStyle(element).backgroundColor,
        }
      }, by)
    // Scrolled at each look: a list that is read anew meanwhile, as its connection comes, stands elsewhere.
    await ready(1500)
    await soon(async () => {
      const { above, below } = await ready(20)
      return below >= 20 && above < 20
    }).toBe(true)
    await soon(async () => {
      const { above, below } = await ready(-20)
      return above >= 20 && below < 20
    }).toBe(true)
    // Words before a ground that lets something through are drawn by the page at every step.
    expect((await ready(0)).ground).toMatch(/^rgb\(/)
  })

  test('leaves room for the name, however wide the window is and however many columns somebody chose', async () => {
    await write(site.admin, { name: 'Somebody with a long name, of a firm with a longer one' })
    const { page } = await come()
    const look = () =>
      page.locator('.scroller').evaluate(element => ({
        name: element.querySelector('tbody .c-name')?.clientWidth ?? 0,
        isScrolled: element.scrollWidth > element.clientWidth,
      }))
    const widths = [1920, 1440, 1366, 1280, 1180, 1100, 1024, 960, 900, 840, 768, 700, 640]
    for (const columns of [
      undefined,
      ['status', 'kind', 'score', 'owner', 'due', 'createdAt', 'updatedAt', 'status'],
    ]) {
      await page.goto(`${site.url}/#/desk${columns ? `?columns=${columns.join()}` : ''}`)
      await page.locator('tbody tr').first().waitFor()
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const { name, isScrolled } = await look()
        expect({ width, columns, isRoom: name >= 200 }).toEqual({ width, columns, isRoom: true })
        if (!columns || width < 1400) expect({ width, isScrolled }).toEqual({ width, isScrolled: false })
      }
    }
  })

  test('says what will stand there while it is empty', async () => {
    const visitor = await come()
    await visitor.page.getByText('New enquiries appear here as they arrive.').waitFor()
    await live(visitor)
    await write(site.admin, { name: 'The first' })
    await soon(visitor.names).toEqual(['The first'])
  })

  test('draws what people wrote as words, whatever they wrote', async () => {
    const id = await write(site.admin, {
      name: '<img src=x onerror="alert(1)">',
      values: { site: 'javascript:alert(1)' },
    })
    const visitor = await come()
    await soon(visitor.names).toEqual(['<img src=x onerror="alert(1)">'])
    await visitor.page.goto(`${site.url}/#/desk/${id}`)
    await visitor.page.getByRole('tab', { name: 'What came in' }).click()
    await visitor.page.getByText('javascript:alert(1)').waitFor()
    expect(await visitor.page.locator('a[href^="javascript"]').count()).toBe(0)
    expect(visitor.complaints).toEqual([])
  })
})

describe('a record', () => {
  const values = { name: '刘洋', company_size: '50-200', wants: ['demo', 'price'], consent: true, empty: '' }
  const enquiry = {
    phone: '13801395136',
    email: 'liu@example.cn',
    website: 'https://www.example.cn/',
    message: 'Four of 30 t,\nin March.',
  }
  const open = async (options?: Parameters<typeof visit>[2]) => {
    const id = await write(site.admin, { name: '刘洋', enquiry, values })
    const visitor = await come(options, `#/desk/${id}`)
    await visitor.page.locator('.tl li').first().waitFor()
    await visitor.page.locator('.path .end').waitFor()
    return { id, visitor, page: visitor.page }
  }

  test('has its fields by their kinds, its message in full, and what is empty by name', async () => {
    const { page, visitor } = await open()
    expect(await page.locator('h1:visible').textContent()).toBe('刘洋')
    expect(await page.locator('.under').textContent()).toContain('New')
    expect(await page.getByRole('link', { name: '+86 138 0139 5136' }).getAttribute('href')).toBe('tel:+8613801395136')
    expect(await page.getByRole('link', { name: 'liu@example.cn' }).getAttribute('href')).toBe('mailto:liu@example.cn')
    expect(await page.getByRole('link', { name: 'example.cn (opens in a new tab)' }).getAttribute('rel')).toContain(
      'noopener',
    )
    expect(await page.locator('kith-fields[prose] .v').textContent()).toBe('Four of 30 t,\nin March.')
    expect(await page.locator('time').first().getAttribute('title')).toMatch(/20\d\d/)
    const empty = page.locator('details.empty')
    expect(await empty.locator('summary').textContent()).toBe('Empty fields (5)')
    expect(await empty.locator('dt').allTextContents()).toEqual(['Company', 'Owner', 'Region', 'Budget', 'Due'])
    expect(await page.title()).toBe('刘洋 · Enquiries · Kith')
    expect(visitor.complaints).toEqual([])
  })

  test('shows the way that it came: landing page, submission, itself', async () => {
    const { page } = await open()
    const steps = await page.locator('.path li').allInnerTexts()
    expect(steps.map(step => step.split('\n').filter(Boolean))).toEqual([
      ['expo.example.cn/excavators', '(opens in a new tab)', 'Landing page'],
      ['Answer', 'Now'],
      ['刘洋', 'Enquiry · This one'],
    ])
    await page.getByRole('tab', { name: 'What came in' }).click()
    const wrote = page.locator('.panel section', { hasText: 'Answer: what they wrote' }).locator('dl > div')
    expect((await wrote.allInnerTexts()).map(pair => pair.split(/\n+/))).toEqual([
      ['Name', '刘洋'],
      ['Company size', '50-200'],
      ['Wants', 'demo, price'],
      ['Consent', 'Yes'],
    ])
    const noted = page.locator('details', { hasText: 'Answer: where they came from' })
    expect(await noted.locator('dl').isVisible()).toBe(false)
    await noted.locator('summary').click()
    expect((await noted.locator('dd').allInnerTexts()).slice(1)).toEqual(['wechat', 'qr', '3'])
    await page.locator('.path').getByRole('link', { name: 'Answer' }).click()
    await page.locator('h1:visible', { hasText: 'Answer' }).waitFor()
    expect(await page.locator('.path .end').textContent()).toContain('Answer')
    await page.getByRole('tab', { name: 'What came in' }).click()
    expect(await page.locator('.panel dt').allInnerTexts()).toEqual(
      expect.arrayContaining(['Name', 'Company size', 'UTM source']),
    )
  })

  test('changes while it is looked at, with who changed what, and says when it is deleted', async () => {
    const { id, page } = await open()
    await live(await come())
    await site.admin.call('desk.update', { id, set: { status: 'working', region: '华东' } })
    await page.locator('.under', { hasText: 'Working' }).waitFor()
    // The test's clock stands still: what happened at one instant is in no order.
    const changed = page.locator('.tl > li', { hasText: 'Region' })
    await changed.waitFor()
    const [latest] = await changed.allInnerTexts()
    expect(latest?.replace(/\s+/g, ' ').trim()).toMatch(
      /^Changed by an administrator \d\d:\d\d Status New now → Working Region empty now → 华东$/,
    )
    await site.admin.call('desk.delete', { id })
    await page.getByText('This was deleted while you looked at it.').waitFor()
    expect(await page.locator('h1:visible').textContent()).toBe('刘洋')
  })

  test('that is not there is said to be so, with the code', async () => {
    const visitor = await come({}, '#/desk/01900000-0000-7000-8000-000000000000')
    await visitor.page.getByText('There is nothing at this address').waitFor()
    await visitor.page.getByText('Code KITH_NOT_FOUND').waitFor()
    expect(await visitor.page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
  })
})

describe('going about', () => {
  test('the back button and Esc lead back to the same place in the list', async () => {
    await writeMany(40)
    const visitor = await come()
    const { page } = visitor
    await page.locator('tbody tr').first().waitFor()
    const scroller = page.locator('.scroller')
    for (const leave of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
      await scroller.evaluate(element => element.scrollTo({ top: 800 }))
      // A click that is tried again may scroll: the place is the one that the click found.
      const left = scroller.evaluate(
        element =>
          new Promise<number>(resolve => {
            element.addEventListener('click', () => resolve(element.scrollTop), { capture: true, once: true })
          }),
      )
      await page.getByRole('link', { name: 'Person 7', exact: true }).click()
      const top = await left
      expect(top).toBeGreaterThan(0)
      await page.locator('h1:visible', { hasText: 'Person 7' }).waitFor()
      await leave()
      await soon(() => chosen(visitor)).toBe('Person 7')
      expect(await scroller.evaluate(element => element.scrollTop)).toBe(top)
    }
    expect(await page.evaluate(() => history.length)).toBeLessThan(6)
  })

  test('a click anywhere on a row opens it', async () => {
    await write(site.admin, { name: 'Amelia Hart' })
    const { page } = await come()
    await page.locator('tbody td.c-last').click()
    await page.locator('h1:visible', { hasText: 'Amelia Hart' }).waitFor()
  })

  test('the keyboard alone: skip, J, K, Enter, Esc', async () => {
    await writeMany(3)
    const visitor = await come()
    const { page } = visitor
    await page.locator('tbody tr').nth(2).waitFor()
    const press = async (key: string, name: string) => {
      await page.keyboard.press(key)
      await soon(() => chosen(visitor)).toBe(name)
    }
    await press('j', 'Person 3')
    await press('j', 'Person 2')
    await press('j', 'Person 1')
    await press('j', 'Person 1')
    await press('k', 'Person 2')
    await page.keyboard.press('Enter')
    await page.locator('h1:visible', { hasText: 'Person 2' }).waitFor()
    await press('Escape', 'Person 2')
    await page.reload()
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await chosen(visitor)).toBeTruthy()
  })

  test('single keys can be switched off, and stay so', async () => {
    await writeMany(1)
    const visitor = await come({}, '#/-/settings')
    const { page } = visitor
    await page.getByRole('checkbox').uncheck()
    await page.goto(`${site.url}/#/desk`)
    await page.reload()
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('j')
    expect(await chosen(visitor)).not.toBe('Person 1')
  })

  test('what is typed while the search is on its way stands in it', async () => {
    await write(site.admin, { name: '欧阳娜娜' })
    await write(site.admin, { name: 'Amelia Hart' })
    const { page } = await come({}, '')
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await intercept(page, '**/assets/palette-*', async route => {
      await held
      await route.continue()
    })
    await page.goto(`${site.url}/#/desk`)
    await page.reload()
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('amelia hax')
    await page.keyboard.press('Backspace')
    await page.getByRole('dialog').waitFor()
    release()
    await soon(() => page.locator('kith-palette input').inputValue()).toBe('amelia ha')
    await page.locator('kith-palette mark').first().waitFor()
    expect(await page.locator('kith-palette input').inputValue()).toBe('amelia ha')
    await page.keyboard.type('rt')
    await page.locator('kith-palette .line', { hasText: 'Amelia Hart' }).waitFor()
    expect(await page.locator('kith-palette input').inputValue()).toBe('amelia hart')
  })

  test('a key that comes before the browser has told that a dialog is closed counts, and opens a new one', async () => {
    const { page } = await come({}, '#/desk')
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    await page.keyboard.press('/')
    await page.locator('kith-palette input').fill('amelia')
    await page.evaluate(() => {
      document.querySelector('kith-admin')?.shadowRoot?.querySelector<HTMLDialogElement>('dialog.over')?.close()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }))
    })
    await soon(() => page.locator('kith-palette input').inputValue()).toBe('')
    await page.keyboard.type('hart')
    await soon(() => page.locator('kith-palette input').inputValue()).toBe('hart')
  })

  test('an address that is none says so', async () => {
    const { page } = await come({}, '#/nothing')
    await page.getByText('There is no such page').waitFor()
  })
})

describe('language and appearance', () => {
  test('are those of the browser, until somebody chooses others, which stay', async () => {
    await write(site.admin, { name: '刘洋' })
    const { page } = await come({ locale: 'zh-CN', colorScheme: 'dark' })
    await page.locator('h1:visible', { hasText: '询盘' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('thead th').allInnerTexts()).toContain('负责人')
    expect(await page.locator('tbody tr').textContent()).toContain('新询盘')
    const look = () =>
      page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).backgroundColor])
    const dark = await look()
    expect(dark[0]).toBe('zh-CN')
    await page.goto(`${site.url}/#/-/settings`)
    await page.getByLabel('English').check()
    await page.getByLabel('Light').check()
    await page.locator('h1:visible', { hasText: 'Settings' }).waitFor()
    const chosen = await look()
    expect(chosen[0]).toBe('en')
    expect(chosen[1]).not.toBe(dark[1])
    await page.goto(`${site.url}/#/desk`)
    await page.reload()
    await page.locator('h1:visible', { hasText: 'Enquiries' }).waitFor()
    expect(await look()).toEqual(chosen)
  })

  const looks = [
    [1440, 'light', 'en-US'],
    [390, 'dark', 'zh-CN'],
    [768, 'dark', 'en-US'],
    [390, 'light', 'en-US'],
    [360, 'light', 'en-US'],
  ] as const
  test.each(few(looks, 2))(
    'at %i px, %s, %s, everything fits and axe finds nothing',
    async (width, colorScheme, locale) => {
      const id = await write(site.admin, {
        name: 'A name that is so long that it has no room in a row of any list on any telephone whatsoever',
        enquiry: {
          company: '一个名字特别特别长的建筑工程机械租赁有限责任公司',
          email: `${'long'.repeat(12)}@example.com`,
          message: 'm'.repeat(300),
        },
        values: { company_size: '50-200', deep: { deeper: { deepest: { still: 1 } } } },
      })
      await writeMany(30)
      const visitor = await come({ viewport: { width, height: 844 }, colorScheme, locale, reducedMotion: 'reduce' })
      const { page } = visitor
      await live(visitor)
      await page.locator('tbody tr').nth(8).waitFor()
      const [name = 0, last = 0] = await Promise.all(
        ['.c-name', '.c-last'].map(cell =>
          page
            .locator(`tbody ${cell}`)
            .first()
            .evaluate(td => td.clientWidth),
        ),
      )
      expect(name).toBeGreaterThan(last)
      const check = async (where: string) => {
        await expectAccessible(page, where)
        expect(await isTooWide(page), where).toBe(false)
      }
      await check('list')
      await page.locator('.scroller').evaluate(element => element.scrollBy(0, 200))
      await write(site.admin, { name: 'New' })
      await page.locator('.fresh').waitFor()
      await check('list with a line')
      await page.goto(`${site.url}/#/desk?board=status`)
      await page.locator('.card').first().waitFor()
      const wider = await page.locator('.card, .card > *').evaluateAll(parts =>
        parts.filter(part => {
          const column = part.closest('.column')?.getBoundingClientRect()
          return column && part.getBoundingClientRect().right > column.right
        }),
      )
      expect(wider).toEqual([])
      await check('board')
      await page.goto(`${site.url}/#/desk/${id}`)
      await page.locator('.tl li').first().waitFor()
      await check('record')
      await page.locator('.bar .menu summary').click()
      const menu = await page.locator('.bar .items').boundingBox()
      expect(menu && menu.y >= 0 && menu.y + menu.height <= 844).toBe(true)
      await check('what else can be done')
      await page.keyboard.press('Escape')
      for (const name of [/What came in|原始内容/, /Files|文件/, /Changes|变更历史/]) {
        await page.getByRole('tab', { name }).click()
        await page
          .locator('.panel')
          .getByText(/Answer: what|提交：|No files|还没有文件|Created by|创建/)
          .first()
          .waitFor()
        await check(`record, ${name}`)
      }
      await page.goto(`${site.url}/#/-/settings`)
      await page.getByRole('radio').first().waitFor()
      await check('settings')
      await page.goto(`${site.url}/#/kernel.mails`)
      await page.locator('.said:visible').waitFor()
      await check('empty')
      await page.goto(`${site.url}/#/desk/01900000-0000-7000-8000-000000000000`)
      await page.locator('.failure').waitFor()
      await check('not there')
      expect(
        await page
          .getByRole('navigation', { name: /Main|主导航/ })
          .filter({ visible: true })
          .count(),
      ).toBe(1)
    },
  )
})

describe('when nobody answers', () => {
  test('it says so, keeps what stands, and catches up by itself', async () => {
    await write(site.admin, { name: 'Before' })
    const visitor = await come()
    await live(visitor)
    await soon(visitor.names).toEqual(['Before'])
    await site.stop()
    await visitor.page.getByText('Offline. What stands here may be out of date.').waitFor()
    expect(await visitor.names()).toEqual(['Before'])
    const { port, folder } = site
    site = await openSite({ plugins: [desk], page: builtPage(), port, folder })
    await write(site.admin, { name: 'Meanwhile' })
    await live(visitor)
    await soon(visitor.names).toEqual(['Meanwhile', 'Before'])
  })

  test('what could not be loaded is in words, and is tried again', async () => {
    await write(site.admin, { name: 'Amelia Hart' })
    const visitor = await come({}, '#/-/settings')
    const { page } = visitor
    await live(visitor)
    await intercept(page, /trpc\/[^?]*desk\.list/, route => route.abort())
    await page.goto(`${site.url}/#/desk`)
    await page.getByText('The server does not answer.').waitFor()
    await page.getByText('Code KITH_UNREACHABLE').waitFor()
    await page.unroute(/trpc\/[^?]*desk\.list/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await soon(visitor.names).toEqual(['Amelia Hart'])
  })

  test('a session that has ended asks to log in', async () => {
    const { page, context } = await come()
    await page.locator('.said:visible').waitFor()
    await context.clearCookies()
    await page.goto(`${site.url}/#/kernel.mails`)
    await page.getByRole('heading', { name: 'Log in' }).waitFor()
    await expectAccessible(page, 'closed')
  })
})
