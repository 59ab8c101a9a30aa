import { afterAll, beforeAll, expect, test } from 'vitest'
import { reservedHeight } from '../src/height.ts'
import { contact, everything, short, steps } from './definitions.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const cases = [contact, everything, short, steps].flatMap(definition =>
  ['en', 'zh-CN'].flatMap(locale => [360, 600, 900].map(width => ({ id: definition.id, definition, locale, width }))),
)

test.each(cases)(
  '$id in $locale at $width px is no higher than what is reserved, and fills it',
  async ({ definition, locale, width }) => {
    const page = await stage.browser.newPage({ viewport: { width: 1000, height: 800 } })
    await page.goto(
      stage.site.put(
        `${stage.script}<style>section{width:${width}px}</style><section><kith-form form="${definition.id}" locale="${locale}"></kith-form></section>`,
      ),
    )
    await page.locator('kith-form[status=ready]').waitFor()
    const real = await page.locator('kith-form').evaluate(form => form.getBoundingClientRect().height)
    const reserved = reservedHeight(definition, width, locale)
    expect(real).toBeLessThanOrEqual(reserved)
    expect(real).toBeGreaterThan(reserved * 0.85)
    await page.close()
  },
)

test.each([contact, everything])(
  'with its height reserved, $id above other content moves nothing',
  async definition => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 780 } })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const form = (height: number) =>
      stage.site.put(
        `${stage.script}<kith-form form="${definition.id}" style="display:block;min-height:${height}px"></kith-form><p>${'Text below. '.repeat(200)}</p>`,
      )
    const shift = async (height: number) => {
      await page.goto(form(height))
      await page.locator('kith-form[status=ready]').waitFor()
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      return page.evaluate(() =>
        (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
      )
    }
    expect(await shift(reservedHeight(definition, 344))).toBe(0)
    expect(await shift(0)).toBeGreaterThan(0.02)
    await page.close()
  },
)
