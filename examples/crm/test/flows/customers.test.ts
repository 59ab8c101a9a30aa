import { freshDatabase } from '@kith/kernel/testing'
import type { Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { openCrm } from './crm.ts'

const crm = openCrm({ database: freshDatabase })

/** What a reader of the screen hears of an input besides its name. */
const said = (page: Page, field: string) =>
  page.locator(`[role=dialog] #f-${field}, dialog #f-${field}`).evaluate(input => {
    const root = input.getRootNode() as ShadowRoot
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? []
    return ids.map(id => root.getElementById(id)?.textContent).join(' ')
  })

describe('how a customer is entered', () => {
  test('R28, R29: the name as on the card, the number as one calls it', async () => {
    const page = await crm.come('lin', '#/accounts.contacts')
    await page.getByRole('button', { name: /^New contact/ }).click()
    expect(await said(page, 'name')).toBe('As on the identity card or the business card.')
    expect(await said(page, 'phone')).toContain('Landline and fax: area code, space, number')
  })

  test('R28, R29, R30: in Chinese too, and a field on the page says it when it is opened', async () => {
    const owner = crm.id('lin')
    const values = { name: '上海港集团', phone: '13801395136', address: '上海市浦东新区世纪大道 100 号', owner }
    const { id } = await crm.call('accounts.create', values)
    const page = await crm.come('lin', `#/accounts/${id}`, { locale: 'zh-CN' })
    await page.getByRole('link', { name: '13801395136' }).waitFor()
    await page.getByRole('button', { name: /地址/ }).first().click()
    await page.getByText('填写完整地址，不用缩写，与公司信头一致。').waitFor()
  })
})
