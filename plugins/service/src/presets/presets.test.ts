import { expect, test } from 'vitest'
import { startDesk } from '../fixture/app.ts'

test.each([
  ['en', 'Technical support', 'Excavator stops in the middle of the quay', 'Error E-204: the engine stops'],
  ['zh-CN', '技术支持', '挖掘机在码头作业时停机', 'E-204 报错：发动机熄火'],
])('the demo is a department at work, in %s, and writes to nobody', async (locale, queue, subject, title) => {
  const desk = await startDesk({ presets: ['demo'], locale })
  const rows = async <T>(path: string) => (await desk.admin.call<{ rows: T[] }>(`${path}.list`, { limit: 200 })).rows
  await desk.idle()
  expect(desk.mails()).toEqual([])
  expect((await rows<{ name: string }>('service.queues')).map(({ name }) => name)).toContain(queue)
  const cases = await rows<{ subject: string; state: string; dueAt: string | null; account: string }>('service')
  expect(new Set(cases.map(({ state }) => state)).size).toBe(5)
  expect(cases.find(row => row.subject === subject)?.dueAt).not.toBeNull()
  expect(cases.every(({ account }) => account)).toBe(true)
  const found = await desk.admin.call<{ rows: { title: string }[] }>('service.findSolutions', { text: 'E-204' })
  expect(found.rows[0]?.title).toBe(title)
  expect(
    (await rows<{ entity: string }>('kernel.views')).filter(({ entity }) => entity === 'service.case'),
  ).toHaveLength(5)
  await desk.close()
})
