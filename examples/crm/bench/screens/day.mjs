/** What is left of memory after a day of so many acts, beside what there was after the first few. */
export async function day({ url, known }, actions) {
  const context = await known()
  const page = await context.newPage()
  await page.goto(`${url}/#/leads`)
  await page.locator('tbody a.name').first().waitFor()
  const round = [
    async () => {
      await page.locator('tbody a.name').first().click()
      await page.locator('kith-record .hero h1:not(.vh)').waitFor()
    },
    () => page.goBack(),
    () => page.locator('tbody a.name').nth(3).focus(),
    () => page.keyboard.press('Space'),
    () => page.keyboard.press('Escape'),
    async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('an')
    },
    () => page.keyboard.press('Escape'),
    () => page.goto(`${url}/#/leads?board=status`),
    () => page.goto(`${url}/#/-/today`),
    () => page.goto(`${url}/#/leads`),
  ]
  const many = async n => {
    for (let i = 0; i < n; i++) {
      await round[i % round.length]()
      await page.waitForTimeout(30)
    }
    await page.locator('tbody a.name:visible').first().waitFor()
  }
  const heap = async () => {
    await page.evaluate(() => {
      globalThis.gc()
      globalThis.gc()
    })
    await page.waitForTimeout(500)
    return page.evaluate(() => {
      globalThis.gc()
      return performance.memory.usedJSHeapSize
    })
  }
  await many(100)
  const before = await heap()
  await many(actions)
  const after = await heap()
  await context.close()
  return [
    {
      name: `Heap after ${actions} acts, more than before`,
      aim: 10,
      value: (after / before - 1) * 100,
      unit: '%',
    },
  ]
}
