import { intercept, type Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { fillLeads } from '../../bench/fill-leads.mjs'
import { leadAt } from '../../bench/leads.mjs'
import { focused, openCrm, soon } from './crm.ts'

const count = 30_000
// The leads of the demonstration would stand above those that the test knows.
const crm = openCrm({ fill: database => fillLeads(database, count), presets: [] })

interface Shown {
  readonly names: readonly string[]
  readonly ids: readonly string[]
}

const scroller = (page: Page) => page.locator('kith-list .scroller')
/** What stands in the page: rows that are drawn, from the top. */
const shown = (page: Page): Promise<Shown> =>
  page.locator('kith-list').evaluate(list => {
    const rows = [...(list.shadowRoot?.querySelectorAll<HTMLElement>('tbody tr[data-id]') ?? [])]
    return {
      ids: rows.map(row => row.dataset.id ?? ''),
      names: rows.map(row => row.querySelector('a.name')?.textContent ?? ''),
    }
  })

/** The rows stand as they should: few are drawn, each once, newest first. */
async function expectOrder(page: Page, order: 'newest' | 'oldest' = 'newest'): Promise<Shown> {
  const now = await shown(page)
  expect(now.ids.length).toBeLessThan(80)
  expect(new Set(now.ids).size).toBe(now.ids.length)
  const sorted = [...now.ids].sort()
  expect(now.ids).toEqual(order === 'newest' ? sorted.reverse() : sorted)
  return now
}

/** Turns the wheel over the list. */
async function wheel(page: Page, by: number): Promise<void> {
  const box = await scroller(page).boundingBox()
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.wheel(0, by)
}

const idOf = (n: number) => leadAt(n).id

describe(`a list of ${count}`, () => {
  test('is scrolled down and up: few rows are drawn, in their order, each once', async () => {
    const page = await crm.come('ann', '#/leads')
    await soon(async () => (await shown(page)).ids[0]).toBe(idOf(count - 1))
    await soon(() => page.locator('kith-list .total').innerText()).toBe('1,000+ in all')
    const seen = new Set<string>()
    const far = 1_200
    for (let n = 0; seen.size < far; n++) {
      expect(n).toBeLessThan(400)
      const { ids } = await expectOrder(page)
      for (const id of ids) seen.add(id)
      const last = ids.at(-1)
      await wheel(page, 1_000)
      await soon(async () => {
        await wheel(page, 50)
        return (await shown(page)).ids.at(-1)
      }).not.toBe(last)
    }
    // None was left out on the way: they are the newest, one after another.
    const deepest = count - seen.size
    for (let n = count - 1; n >= deepest; n--) if (!seen.has(idOf(n))) throw new Error(`Lead ${n} was not shown`)
    for (let n = 0; ; n++) {
      expect(n).toBeLessThan(400)
      const { ids } = await expectOrder(page)
      if (ids[0] === idOf(count - 1)) break
      const [first] = ids
      await wheel(page, -4_000)
      await soon(async () => (await shown(page)).ids[0]).not.toBe(first)
    }
  })

  test('End and Home lead to its ends, and there it is scrolled on', async () => {
    const page = await crm.come('ann', '#/leads')
    await soon(async () => (await shown(page)).ids[0]).toBe(idOf(count - 1))
    await page.keyboard.press('End')
    await soon(async () => (await expectOrder(page)).ids.at(-1)).toBe(idOf(0))
    await soon(() => focused(page)).toBe(leadAt(0).name)
    await wheel(page, -12_000)
    await soon(async () => {
      await wheel(page, -1_000)
      const { ids } = await expectOrder(page)
      return ids[0] !== undefined && ids[0] > idOf(400)
    }).toBe(true)
    await page.keyboard.press('Home')
    await soon(async () => (await expectOrder(page)).ids[0]).toBe(idOf(count - 1))
    await soon(() => focused(page)).toBe(leadAt(count - 1).name)
  })

  test('rows that come once one has gone elsewhere are not put there', async () => {
    const page = await crm.come('ann', '#/leads')
    await soon(async () => (await shown(page)).ids[0]).toBe(idOf(count - 1))
    await page.keyboard.press('End')
    await soon(() => focused(page)).toBe(leadAt(0).name)
    const held: (() => Promise<void>)[] = []
    await intercept(page, '**/trpc/leads.list?*', route =>
      route.request().postData()?.includes('"before"') ? held.push(() => route.continue()) : route.continue(),
    )
    await soon(async () => {
      await wheel(page, -1_000)
      return held.length
    }).toBe(1)
    await page.keyboard.press('Home')
    await soon(() => focused(page)).toBe(leadAt(count - 1).name)
    const late = page.waitForResponse(response => response.request().postData()?.includes('"before"') === true)
    await held[0]?.()
    await (await late).finished()
    await page.keyboard.press('j')
    await soon(() => focused(page)).toBe(leadAt(count - 2).name)
    expect((await expectOrder(page)).ids[0]).toBe(idOf(count - 1))
  })

  test('one goes to a day, and goes on from there both ways', async () => {
    const page = await crm.come('ann', '#/leads')
    await soon(async () => (await shown(page)).ids[0]).toBe(idOf(count - 1))
    await page.locator('kith-list .head').getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Go to' }).click()
    const dialog = page.getByRole('dialog', { name: 'Go to' })
    await dialog.getByLabel('Created').fill('2020-01-20')
    await dialog.getByRole('button', { name: 'Go to' }).click()
    // The newest of that day, as this browser reckons days, has the focus.
    const day = async () => {
      const { ids, names } = await expectOrder(page)
      const id = ids[names.indexOf((await focused(page)) ?? '')] ?? '0'
      const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
      return page.evaluate(time => new Date(time).toLocaleDateString('sv'), time)
    }
    await soon(day).toBe('2020-01-20')
    const { ids } = await shown(page)
    await wheel(page, 3_000)
    await soon(async () => (await expectOrder(page)).ids.at(-1)).not.toBe(ids.at(-1))
    await soon(async () => {
      await wheel(page, -1_500)
      return ((await expectOrder(page)).ids[0] ?? '') > (ids[0] ?? '')
    }).toBe(true)
  })

  test('sorted by name, one goes to a letter; the keys go from row to row', async () => {
    const page = await crm.come('ann', '#/leads?sort=name')
    await page.locator('kith-list tbody a.name').first().waitFor()
    await page.locator('kith-list .head').getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Go to' }).click()
    const dialog = page.getByRole('dialog', { name: 'Go to' })
    await dialog.getByLabel('Name').fill('M')
    await dialog.getByRole('button', { name: 'Go to' }).click()
    await soon(async () => (await focused(page))?.charAt(0)).toBe('M')
    const { names, ids } = await shown(page)
    expect(ids.length).toBeLessThan(80)
    expect(names).toEqual([...names].sort())
    await soon(async () => (await focused(page))?.charAt(0)).toBe('M')
    for (let n = 0; n < 30; n++) await page.keyboard.press('j')
    // Every row that has the focus is drawn, in its place.
    const at = async () => (await shown(page)).names.indexOf((await focused(page)) ?? '')
    await soon(at).toBeGreaterThanOrEqual(0)
    const before = await focused(page)
    await page.keyboard.press('k')
    await soon(() => focused(page)).not.toBe(before)
    await page.keyboard.press('j')
    await soon(() => focused(page)).toBe(before)
  })
})
