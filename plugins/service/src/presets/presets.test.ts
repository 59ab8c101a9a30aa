import { expect, test } from 'vitest'
import { startDesk } from '../fixture/app.ts'

interface Shown {
  readonly subject: string
  readonly state: string
  readonly createdAt: string
  readonly dueAt: string | null
  readonly solvedAt: string | null
  readonly closedAt: string | null
  readonly account: string
  readonly satisfaction: number | null
  readonly solveMinutes: number
}

test.each([
  ['en', 'Technical support', 'Excavator stops in the middle of the quay', 'Error E-204: the engine stops'],
  ['zh-CN', '技术支持', '挖掘机在码头作业时停机', 'E-204 报错：发动机熄火'],
])('the demo is a department at work, in %s, and writes to nobody', async (locale, queue, subject, title) => {
  const desk = await startDesk({ presets: ['demo'], locale })
  const rows = async <T>(path: string) => (await desk.admin.call<{ rows: T[] }>(`${path}.list`, { limit: 200 })).rows
  await desk.idle()
  expect(desk.mails()).toEqual([])
  expect((await rows<{ name: string }>('service.queues')).map(({ name }) => name)).toContain(queue)
  const cases = await rows<Shown>('service')
  expect(new Set(cases.map(({ state }) => state)).size).toBe(5)
  expect(cases.find(row => row.subject === subject)?.dueAt).not.toBeNull()
  expect(cases.every(({ account }) => account)).toBe(true)
  expect(new Set(cases.map(({ createdAt }) => createdAt.slice(0, 7))).size).toBeGreaterThan(11)
  const closed = cases.filter(({ state }) => state === 'closed')
  expect(closed.every(row => row.createdAt < String(row.solvedAt) && String(row.solvedAt) < String(row.closedAt))).toBe(
    true,
  )
  expect(closed.some(({ satisfaction, solveMinutes }) => satisfaction !== null && solveMinutes > 0)).toBe(true)
  const quality = await desk.admin.call<{ answered: number; mean: number }>('service.quality')
  expect([quality.answered > 30, quality.mean > 3 && quality.mean < 5]).toEqual([true, true])
  const found = await desk.admin.call<{ rows: { title: string }[] }>('service.findSolutions', { text: 'E-204' })
  expect(found.rows[0]?.title).toBe(title)
  expect(
    (await rows<{ entity: string }>('kernel.views')).filter(({ entity }) => entity === 'service.case'),
  ).toHaveLength(5)
  await desk.close()
})
