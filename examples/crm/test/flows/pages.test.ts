import { beforeAll, expect, test } from 'vitest'
import { openCrm, phone } from './crm.ts'
import { expectFine, main, type Seeded, seed } from './screens.ts'

const crm = openCrm()
let ids: Seeded
beforeAll(async () => {
  ids = await seed(crm)
})

// All pages at all widths, in both themes and languages: pages.long.test.ts.
test('the main pages on a phone, dark, in Chinese: axe finds nothing, everything fits', async () => {
  const look = { ...phone, locale: 'zh-CN', colorScheme: 'dark', reducedMotion: 'reduce' } as const
  const page = await crm.come('ann', '#/-/today', look)
  for (const screen of main) await expectFine(page, crm.url, screen, ids, 'phone')
  expect(crm.complaints()).toEqual([])
})
