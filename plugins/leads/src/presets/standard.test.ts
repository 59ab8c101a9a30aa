import { expect, test } from 'vitest'
import { startCrm } from '../fixture/app.ts'

const names = async (locale: string) => {
  const crm = await startCrm({ locale })
  const { rows } = await crm.admin.call<{ rows: { code: string; name: string }[] }>('leads.sources.list', {
    sort: ['position'],
  })
  await crm.close()
  return rows.map(row => row.name)
}

test('R1, R2: the sources come with every installation, in its language', async () => {
  expect(await names('zh-CN')).toEqual([
    '广告',
    '机手推荐',
    '网站',
    '口碑',
    '公共关系',
    '市场活动响应',
    '营销活动',
    '网络信息',
    '电话咨询',
    '消费者访谈',
    '其他',
  ])
  expect(await names('en')).toEqual([
    'Advertising',
    'Machine-operator referral',
    'Website',
    'Word of mouth',
    'Public relations',
    'Campaign response',
    'Marketing event',
    'Online information',
    'Phone enquiry',
    'Consumer interview',
    'Other',
  ])
})

test('R1: the list is editable', async () => {
  const crm = await startCrm()
  await expect(crm.admin.call('leads.create', { name: 'A', source: 'trade-fair' })).rejects.toMatchObject({
    details: { code: 'leads.unknown_source', path: 'source' },
  })
  await crm.admin.call('leads.sources.create', { code: 'trade-fair', name: 'Trade fair' })
  expect(await crm.admin.call('leads.create', { name: 'A', source: 'trade-fair' })).toMatchObject({
    source: 'trade-fair',
  })
  await expect(crm.admin.call('leads.sources.create', { code: 'Trade Fair', name: 'x' })).rejects.toMatchObject({
    details: { code: 'leads.source_code' },
  })
  await crm.close()
})
