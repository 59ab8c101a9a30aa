import { median } from '../median.mjs'

/** How soon acts are answered: the slowest by its median has the aim, all are told. */
export async function answers({ known, opened, leadsOn }, rounds) {
  const context = await known()
  const { page } = await opened(context)
  const answered = []
  for (let n = 0; n < rounds; n++) {
    await leadsOn(page)
    answered.push(await interactions(page))
  }
  await context.close()
  const acts = Object.keys(answered[0]).map(name => {
    const all = answered.map(one => one[name])
    return { name, value: median(all), worst: Math.max(...all) }
  })
  const [slowest] = acts.toSorted((a, b) => b.value - a.value)
  return acts.map(({ name, value, worst }) => ({
    name: `Answered, ${name} (worst ${worst} ms)`,
    value,
    ...(name === slowest.name && { aim: 200 }),
  }))
}

/** Milliseconds from each act until the frame after, as the browser measures interactions: its slowest, each on a page that is new to it. */
async function interactions(page) {
  await page.evaluate(() => {
    globalThis.slowest = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        if (entry.interactionId) globalThis.slowest = Math.max(globalThis.slowest, entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  })
  const interaction = async work => {
    await page.evaluate(() => (globalThis.slowest = 0))
    await work()
    await page.waitForTimeout(400)
    return page.evaluate(() => globalThis.slowest)
  }
  const closed = async () => {
    // In a search the first one takes away what was typed.
    while ((await page.locator('dialog[open]').count()) > 0) {
      await page.keyboard.press('Escape')
      await page.waitForTimeout(200)
    }
  }
  const press =
    (...keys) =>
    async () => {
      for (const key of keys) await page.keyboard.press(key)
    }
  await page.waitForTimeout(1000)
  await page.locator('tbody a.name').first().focus()
  return {
    'move by J': await interaction(press('j', 'j', 'j')),
    select: await interaction(press('x')),
    peek: await interaction(press('Space')),
    'close the peek': await interaction(press('Escape')),
    'edit a cell': await interaction(press('e', 'Escape')),
    'open the filter': await interaction(press('f')),
    'open search': await interaction(async () => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('/')
      await page.keyboard.type('sarah', { delay: 60 })
    }),
    'new lead': await interaction(async () => {
      await closed()
      await page.keyboard.press('n')
      await page.locator('kith-create .control').first().waitFor()
      await page.keyboard.type('Sarah', { delay: 60 })
    }),
    'a record, and its tabs': await interaction(async () => {
      await closed()
      await page.locator('tbody a.name').nth(2).click()
      await page.locator('kith-record [role=tab]').nth(1).click()
    }),
    'convert it': await interaction(async () => {
      await page.keyboard.press('c')
      await page.locator('dialog[open] input[type=radio]').first().waitFor()
    }),
    board: await interaction(async () => {
      await closed()
      await page.goBack()
      await page.locator('.kinds a').nth(1).click()
      await page.locator('kith-board .card').first().waitFor()
    }),
  }
}
