import { expect, onTestFinished, test } from 'vitest'
import { startCrm } from '../fixture/app.ts'

test.each([
  ['Website', 'website'],
  ['Web Site', 'website'],
  ['WORD OF MOUTH', 'word-of-mouth'],
  ['word_of_mouth', 'word-of-mouth'],
  ['website', 'website'],
])('R3: the source %s is stored as %s', async (given, code) => {
  const crm = await startCrm()
  onTestFinished(() => crm.close())
  expect(await crm.admin.call('leads.create', { name: 'A', source: given })).toMatchObject({ source: code })
})

test('R3: in Chinese too; what is no source is refused', async () => {
  const crm = await startCrm({ locale: 'zh-CN' })
  onTestFinished(() => crm.close())
  const { id } = await crm.admin.call<{ id: string }>('leads.create', { name: 'A', source: '口碑' })
  expect(await crm.admin.call('leads.get', { id })).toMatchObject({ source: 'word-of-mouth' })
  await expect(crm.admin.call('leads.update', { id, set: { source: '没有' } })).rejects.toMatchObject({
    details: { code: 'leads.unknown_source', path: 'source' },
  })
})
