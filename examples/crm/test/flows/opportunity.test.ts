import { freshDatabase } from '@kith/kernel/testing'
import { expect, test } from 'vitest'
import { openCrm, soon } from './crm.ts'

const crm = openCrm({ database: freshDatabase })

const make = async (path: string, values: object) => (await crm.call(`${path}.create`, values)).id

/** An excavator for a quarry, on which its director decides; it is to be seen, and two are asked for. */
async function deal() {
  const owner = crm.id('lin')
  const account = await make('accounts', { name: 'Pedreira do Vale', owner })
  const contact = await make('accounts.contacts', { name: 'Rui Teles', account, owner })
  const opportunity = await make('opportunities', { name: 'An excavator for the quarry', account, owner })
  const [type] = (
    await crm.call<{ rows: { id: string }[] }>('opportunities.roleTypes.list', { where: { name: 'Decider' } })
  ).rows
  await make('opportunities.roles', { opportunity, contact, type: type?.id })
  const product = await make('products', { code: 'EX-210', name: 'Excavator 210' })
  const price = { amount: 90_000_000, currency: 'CNY' }
  await make('opportunities.items', { opportunity, product, quantity: 2, price })
  await crm.as('lin')('activities.plan', {
    type: 'visit',
    subject: 'See the quarry',
    about: { entity: 'opportunities.opportunity', id: opportunity },
    due: '2999-01-01T00:00:00.000Z',
  })
  return opportunity
}

test('R49: the page of an opportunity shows its contacts, activities and products, of whichever module', async () => {
  const page = await crm.come('lin', `#/opportunities/${await deal()}`)
  await page.locator('h1:visible', { hasText: 'An excavator for the quarry' }).waitFor()
  const record = page.locator('kith-record')
  await record.locator('kith-opportunities-items', { hasText: 'Excavator 210' }).waitFor()
  await record.locator('kith-activities-next', { hasText: 'See the quarry' }).waitFor()
  await record.getByRole('tab', { name: 'Related' }).click()
  const related = record.locator('kith-related')
  // A role has no name of its own: it is called by what it is, and whose.
  await related.getByRole('link', { name: 'Decider · Rui Teles' }).waitFor()
  await soon(() => related.getByRole('heading').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Activities/), expect.stringMatching(/^Roles/)]),
  )
})
