import { expect, test } from 'vitest'
import { openKith } from '../fixture/kith.ts'

const made = '     1  kernel.users\n     2  shelf\n'

test('demo data comes and goes by one command each, and says the same with a server and without', async () => {
  const kith = await openKith()
  const tell = async () => {
    const said: string[] = []
    const before = (await kith.run(['list', 'shelf', '--fields', 'name'])).stdout
    for (const more of [[], [], ['--remove'], ['--remove']]) {
      const { stdout, stderr, code } = await kith.run(['demo', ...more])
      expect([code, stderr]).toEqual([0, ''])
      said.push(stdout)
    }
    expect((await kith.run(['list', 'shelf', '--fields', 'name'])).stdout).toBe(before)
    return said
  }
  const alone = await tell()
  expect(alone).toEqual([`Added:\n${made}`, 'Already there: shelf.\n', `Removed:\n${made}`, 'There is no demo data.\n'])
  await kith.serve()
  expect(await tell()).toEqual(alone)
  expect((await kith.run(['doctor'])).stdout).toBe('Everything is as it should be.\n')
})

test('what was changed since stays, by name and reason, until --all', async () => {
  const kith = await openKith()
  const server = await kith.start()
  await kith.run(['demo'])
  const rows = await kith.run(['list', 'shelf', '--where', '{"name":"Lamp"}', '--json'])
  const [{ id }] = JSON.parse(rows.stdout) as [{ id: string }]
  await kith.run(['call', 'shelf.update', JSON.stringify({ id, set: { name: 'Our lamp' } })])
  await server.stop()
  expect((await kith.run(['demo', '--remove'])).stdout).toBe(
    [
      'Removed:',
      '     1  shelf',
      'Stays; --all removes it too:',
      '  shelf “Our lamp”: changed since',
      '  kernel.users “Mia”: needed by shelf “Our lamp”',
      'While something stays, the demo data of its module counts as there.',
      '',
    ].join('\n'),
  )
  const chinese = await kith.run(['demo'], { LC_ALL: 'zh_CN.UTF-8' })
  expect(chinese.stdout).toBe('已存在：shelf。\n')
  const all = await kith.run(['demo', '--remove', '--all', '--json'])
  expect(JSON.parse(all.stdout)).toEqual({
    removed: [
      { entity: 'kernel.user', count: 1 },
      { entity: 'shelf.thing', count: 1 },
    ],
    reset: [],
    kept: [],
  })
  expect((await kith.run(['demo', '--all'])).stderr).toMatch(/^KITH_USAGE: /)
})
