import { intercept } from '@kith/testing/browser'
import { expect, test } from 'vitest'
import { openCrm } from './crm.ts'

const crm = openCrm({ presets: ['standard'] })

test.each([
  ['#/campaigns/-/effect', 'campaigns.effect', 'kith-campaigns-effect'],
  ['#/service/-/statistics', 'service.statistics', 'kith-service-figures'],
  ['#/service/-/waiting', 'service.list', 'kith-service-waiting'],
  ['#/activities/-/review', 'activities.reviewing', 'kith-activities-review'],
  ['#/reports/-/all', 'reports.overview', 'kith-reports-all'],
])('while %s waits for its figures it shows that it does', async (hash, operation, element) => {
  const page = await crm.come('ann', '#/-/today')
  let answer = () => {}
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  await intercept(
    page,
    url => url.pathname.includes(operation),
    async route => {
      await held
      await route.continue()
    },
  )
  await page.goto(`${crm.url}/${hash}`)
  const skeleton = page.locator(`${element} .skeleton`)
  await skeleton.waitFor()
  answer()
  await skeleton.waitFor({ state: 'detached' })
  expect(await page.locator(`${element} [role=alert]`).count()).toBe(0)
})
