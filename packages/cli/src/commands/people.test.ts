import { expect, test } from 'vitest'
import { openKith } from '../fixture/kith.ts'

test('a user is invited, listed and deactivated; a key does what its scopes name until it is revoked', async () => {
  const kith = await openKith()
  const server = await kith.start()
  const invite = await kith.run(['user', 'invite', 'Bob@example.com', '--name', 'Bob', '--role', 'keeper,clerk'])
  expect([invite.code, JSON.parse(invite.stdout)]).toEqual([0, expect.objectContaining({ user: expect.any(String) })])
  expect((await kith.run(['user', 'list'])).stdout).toMatch(/bob@example\.com +Bob +true +keeper, clerk/)
  const made = await kith.run([
    'key',
    'create',
    'Import',
    '--scope',
    'shelf.count',
    '--role',
    'administrator',
    '--json',
  ])
  const { id, secret } = JSON.parse(made.stdout) as { id: string; secret: string }
  const ask = (operation: string) =>
    fetch(`${server.url}/trpc/${operation}`, { headers: { authorization: `Bearer ${secret}` } })
  expect([(await ask('shelf.count')).status, (await ask('shelf.list')).status]).toEqual([200, 403])
  expect((await kith.run(['key', 'revoke', id])).code).toBe(0)
  expect((await ask('shelf.count')).status).toBe(401)
  expect((await kith.run(['user', 'deactivate', 'bob@example.com'])).stdout).toBe(
    'Bob <bob@example.com> is deactivated.\n',
  )
  expect((await kith.run(['user', 'deactivate', 'no@example.com'])).stderr).toMatch(/^KITH_USER_UNKNOWN: /)
})

test('R24: who is deactivated hands his records over', async () => {
  const kith = await openKith()
  await kith.run(['user', 'invite', 'cid@example.com'])
  await kith.run(['user', 'invite', 'dan@example.com'])
  expect((await kith.run(['user', 'deactivate', 'cid@example.com', '--hand-over', 'dan@example.com'])).stdout).toMatch(
    /is deactivated; 0 records are handed over \(batch [\w-]+\)\.\n$/,
  )
})
