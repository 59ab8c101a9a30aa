import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectPlugin } from '@kith/client/plugin'
import type { ModuleState } from '@kith/sdk'
import { hashOf, remoteManifestOf } from '@kith/sdk/remote'
import { notesPlugin } from '@kith/testing/notes'
import { expect, test } from 'vitest'
import { type Kith, openKith } from '../fixture/kith.ts'

const states = async (kith: Kith) => {
  const { stdout } = await kith.run(['plugins', '--json'])
  return JSON.parse(stdout) as ModuleState[]
}
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const notes = notesPlugin()
const changed = {
  ...notes,
  contract: {
    ...notes.contract,
    version: '0.1.1',
    permissions: { ...notes.contract.permissions, 'notes.\u001b[2Jrule': 'Rule' },
  },
}

test('a plugin is turned off and on again by its plan, with a server and without', async () => {
  const kith = await openKith()
  await kith.run(['call', 'notes.create', '{"title":"One"}'])
  expect((await kith.run(['plugins'])).stdout).toMatch(
    /^name +version +state.*\n.*\nkernel +0\.1\.0 +on\n(.*\n)*notes +0\.1\.0 +on\n/,
  )
  const asked = await kith.run(['plugins', 'disable', 'notes'], {}, 'n\n')
  expect(asked.stdout).toMatch(
    /^Turning notes off:\n {2}records that stay and cannot be reached: notes\.note \(1\), notes\.tag \(0\)\n/,
  )
  expect([asked.code, asked.stderr]).toEqual([
    1,
    expect.stringMatching(/^Go on\? \[y\/N\] KITH_USAGE: Nothing was changed/),
  ])
  expect((await states(kith)).every(one => one.staysEnabled)).toBe(true)
  const done = await kith.run(['plugins', 'disable', 'notes'], {}, 'y\n')
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringMatching(/\nDone\. It counts when each server is started anew\.\n$/),
  ])

  await kith.serve()
  expect((await kith.run(['plugins'])).stdout).toMatch(/^notes +0\.1\.0 +off$/m)
  expect((await kith.run(['list', 'notes'])).stderr).toMatch(/^KITH_PATH: /)
  const back = await kith.run(['plugins', 'enable', 'notes', '--yes', '--json'])
  expect(JSON.parse(back.stdout)).toMatchObject({
    plan: {
      refused: null,
      entities: [
        { entity: 'notes.note', records: 1 },
        { entity: 'notes.tag', records: 0 },
      ],
    },
    done: { name: 'notes', staysEnabled: true },
  })
  expect((await kith.run(['plugins'])).stdout).toMatch(/^notes +0\.1\.0 +off, on from the next start$/m)
  const chinese = await kith.run(['plugins'], { LC_ALL: 'zh_CN.UTF-8' })
  expect(chinese.stdout).toMatch(/^notes +0\.1\.0 +停用, 下次启动时启用$/m)
})

test('what others need stays, and the kernel too', async () => {
  const kith = await openKith()
  const refused = await kith.run(['plugins', 'disable', 'kernel', '--yes'])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/^KITH_MODULE_NEEDED: .*notes, shelf/)])
  expect((await kith.run(['plugins', 'disable', 'nobody'])).stderr).toMatch(/^KITH_NOT_FOUND: /)
  expect((await kith.run(['plugins', 'accept', 'notes'])).stderr).toMatch(/^KITH_PROPOSAL: /)
  expect((await kith.run(['plugins', 'key', 'notes'])).stderr).toMatch(/^KITH_USAGE: /)
})

test('a plugin of another process gets its key, and what it proposes is shown and accepted', async () => {
  const kith = await openKith(fileURLToPath(new URL('../fixture/far-app/', import.meta.url)))
  const server = await kith.start()
  const made = await kith.run(['plugins', 'key', 'notes', '--scope', 'kernel.search', '--json'])
  const { secret, scopes } = JSON.parse(made.stdout) as { secret: string; scopes: string[] }
  expect(scopes).toEqual(expect.arrayContaining(['kernel.plugins.notes', 'kernel.search']))
  const right = connectPlugin(notes, { url: server.url, key: secret, log: silent })
  await right.ready
  expect((await kith.run(['plugins'])).stdout).toMatch(/^notes +0\.1\.0 +connected +\d{4}-/m)
  await right.close()
  const refused = Promise.withResolvers<string>()
  const other = connectPlugin(changed, {
    url: server.url,
    key: secret,
    log: silent,
    onState: state => state.state === 'refused' && refused.resolve(state.code),
  })
  expect(await refused.promise).toBe('KITH_MANIFEST_CHANGED')
  expect((await kith.run(['plugins'])).stdout).toMatch(/^notes +0\.1\.0 +away, proposes 0\.1\.1/m)
  const accepted = await kith.run(['plugins', 'accept', 'notes', '--yes'])
  expect(accepted.stdout).toMatch(/^notes 0\.1\.1 sha256-/)
  expect(accepted.stdout).toMatch(/^ {2}\+ permission {2}notes\. \[2Jrule$/m)
  expect(accepted.stdout).toMatch(/^ {2}~ other {7}version: "0\.1\.0" -> "0\.1\.1"$/m)
  await server.stop()
  const again = await kith.start()
  const accepting = connectPlugin(changed, { url: again.url, key: secret, log: silent })
  await accepting.ready
  await Promise.all([accepting.close(), other.close()])
})

test('the hash that a configuration pins is that of the manifest in a file', async () => {
  const kith = await openKith()
  const file = join(kith.data, 'notes.json')
  const manifest = remoteManifestOf(notes)
  await writeFile(file, JSON.stringify(manifest, null, 2))
  expect((await kith.run(['plugins', 'hash', file])).stdout).toBe(`${hashOf(manifest)}\n`)
  expect((await kith.run(['plugins', 'hash', `${file}x`])).stderr).toMatch(/^KITH_FILE_UNREADABLE: /)
  await writeFile(file, '{"name":"notes","version":"0.1.0"}')
  expect((await kith.run(['plugins', 'hash', file])).stderr).toMatch(/^KITH_MANIFEST: /)
})
