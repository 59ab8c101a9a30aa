import { beforeAll, expect, test } from 'vitest'
import { type Look, openCrm, phone } from './crm.ts'
import { all, expectFine, type Seeded, seed } from './screens.ts'

const crm = openCrm()
let ids: Seeded
beforeAll(async () => {
  ids = await seed(crm)
})

const widths: readonly Look[] = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 768, height: 1024 } },
  phone,
]
const looks = widths.flatMap(width =>
  (['light', 'dark'] as const).flatMap(colorScheme =>
    (['en-US', 'zh-CN'] as const).map(locale => ({ ...width, colorScheme, locale, reducedMotion: 'reduce' as const })),
  ),
)
const named = looks.map(look => [`${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`, look] as const)

test.each(named)('every page at %s: axe finds nothing, everything fits', { timeout: 600_000 }, async (how, look) => {
  const page = await crm.come('ann', '#/-/today', look)
  for (const screen of all) await expectFine(page, crm.url, screen, ids, how)
  expect(crm.complaints()).toEqual([])
})
