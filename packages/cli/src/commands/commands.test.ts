import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { few } from '@kith/testing'
import { describe, expect, test } from 'vitest'
import { type Kith, openKith, temporary } from '../fixture/kith.ts'

/** With a server, and without one: a command says the same. */
const ways: readonly [string, (kith: Kith) => Promise<unknown>][] = [
  ['in a running server', kith => kith.serve()],
  ['on the database itself', async () => undefined],
]

const failures: readonly (readonly string[])[] = [
  ['KITH_PATH', 'list', 'shelves'],
  ['KITH_OPERATION', 'call', 'shelf.burn'],
  ['KITH_INVALID', 'list', 'shelf', '--where', '{"colour":"red"}'],
  ['KITH_JSON', 'list', 'shelf', '--where', '{'],
  ['KITH_USAGE', 'list', 'shelf', '--limit', '0'],
  ['KITH_NOT_FOUND', 'get', 'shelf', '00000000-0000-7000-8000-000000000000'],
  ['KITH_FILE_UNREADABLE', 'import', 'not-there.csv', '--to', 'shelf'],
  ['KITH_FILE_UNREADABLE', 'import', '.', '--to', 'shelf'],
]

describe.each(few(ways, 1))('%s', (_name, prepare) => {
  const open = async () => {
    const kith = await openKith()
    await prepare(kith)
    return kith
  }

  test('list prints rows as JSON and nothing else, every one of them in order', async () => {
    const kith = await open()
    const names = Array.from({ length: 430 }, (_, i) => `Thing ${String(i).padStart(3, '0')}`)
    await kith.exec(['call', 'shelf.fill', '-'], {}, '{"count":430}')
    const { stdout, stderr, code } = await kith.exec([
      ...['list', 'shelf', '--where', '{"name":{"startsWith":"Thing"}}', '--sort', 'name', '--all', '--json'],
    ])
    expect([stderr, code]).toEqual(['', 0])
    expect((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)).toEqual(names)
    const two = await kith.run(['list', 'shelf', '--sort', '-name', '--limit', '2', '--json'])
    expect(JSON.parse(two.stdout)).toMatchObject([{ name: 'Thing 429' }, { name: 'Thing 428' }])
    expect((await kith.run(['list', 'shelf', '--where', '{"name":"No"}', '--json'])).stdout).toBe('[]\n')
  })

  test('list prints a table, with the labels of what rows point at', async () => {
    const kith = await open()
    const { stdout } = await kith.run(['list', 'shelf'])
    expect(stdout).toMatch(/^id +name +keeper +createdAt$/m)
    expect(stdout).toMatch(/^[\w-]{36} +The first thing +张伟 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/m)
    const json = await kith.run(['list', 'shelf', '--with', 'keeper', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject([{ labels: { keeper: '张伟' } }])
  })

  test('search finds what a record is called, by a part of it', async () => {
    const kith = await open()
    await kith.run(['call', 'shelf.put', '{"name":"Reading Lamp","tags":["red"]}'])
    const { stdout } = await kith.run(['search', 'lam', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([{ entity: 'shelf.thing', label: 'Reading Lamp', field: 'name' }])
    expect((await kith.run(['search', 'reading'])).stdout).toMatch(/Reading Lamp +name: Reading Lamp$/m)
    expect((await kith.run(['search', 'nothing'])).stderr).toBe('Nothing was found.\n')
  })

  test('call runs a mutation, get and count read what it wrote', async () => {
    const kith = await open()
    const put = await kith.run(['call', 'shelf.put', '{"name":"Lamp","tags":["red","new"]}'])
    const { id, label } = JSON.parse(put.stdout) as { id: string; label: string }
    expect(label).toBe('Lamp (red | new)')
    expect((await kith.run(['get', 'shelf', id])).stdout).toMatch(/^name +Lamp\nnote +red and new$/m)
    expect(JSON.parse((await kith.run(['get', 'shelf', id, '--json'])).stdout)).toMatchObject({ id, name: 'Lamp' })
    expect((await kith.run(['count', 'shelf', '--where', '{"name":"lamp"}'])).stdout).toBe('1\n')
  })

  test('a key replays the answer', async () => {
    const kith = await open()
    const put = (name: string) => kith.run(['call', 'shelf.put', JSON.stringify({ name }), '--key', 'the-key'])
    const first = await put('Lamp')
    expect((await put('Lamp')).stdout).toBe(first.stdout)
    expect((await put('Vase')).stderr).toMatch(/^KITH_KEY_REUSED: /)
  })

  test('a command of a plugin calls its operation with its options', async () => {
    const kith = await open()
    const args = ['thing', 'put', '--name', 'Vase', '--tags', 'a, b', '--tags', 'c']
    expect(await kith.run([...args, '--fragile-thing'])).toEqual({
      stdout: 'Fragile: Vase (a | b | c)\n',
      stderr: '',
      code: 0,
    })
    expect(JSON.parse((await kith.run([...args, '--json'])).stdout)).toMatchObject({ label: 'Vase (a | b | c)' })
    expect((await kith.run(['thing', 'put'])).stderr).toMatch(/^KITH_USAGE: .*--name/)
  })

  test('what fails says so by a code, in words or as JSON, and nothing on stdout', async () => {
    const kith = await open()
    for (const [code, ...args] of few(failures, 4)) {
      const words = await kith.run(args)
      expect([words.code, words.stdout, words.stderr]).toEqual([1, '', expect.stringMatching(`^${code}: `)])
    }
    const json = await kith.exec(['call', 'shelf.put', '{"name":5}', '--json'])
    expect([json.code, json.stdout]).toEqual([1, ''])
    expect(JSON.parse(json.stderr)).toMatchObject({ code: 'KITH_INVALID', details: { problems: [{ path: 'name' }] } })
  })

  test('backup writes a copy that serves by itself, for its owner alone', async () => {
    const kith = await open()
    await kith.run(['call', 'shelf.put', '{"name":"Lamp"}'])
    const folder = join(await temporary(), 'deep', 'copy')
    expect((await kith.exec(['backup', folder])).code).toBe(0)
    expect((await stat(join(folder, 'database.sqlite'))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await kith.run(['backup', folder, '--verify'])).stderr).toMatch(/^As it was written at /)
    const elsewhere = await openKith()
    expect((await elsewhere.run(['restore', folder])).stderr).toMatch(/^Restored: /)
    expect((await elsewhere.run(['count', 'shelf'])).stdout).toBe('2\n')
    const before = await readFile(join(folder, 'manifest.json'))
    expect((await kith.run(['backup', folder])).stderr).toMatch(/^KITH_FILE_EXISTS: /)
    expect(await readFile(join(folder, 'manifest.json'))).toEqual(before)
    expect((await kith.run(['backup', folder, '--force'])).code).toBe(0)
  })
})

test('a user sees what he may see', async () => {
  const kith = await openKith()
  expect((await kith.run(['list', 'shelf', '--as', 'wei@example.com', '--json'])).stderr).toMatch(
    /^{"code":"KITH_DENIED"/,
  )
  expect((await kith.run(['list', 'shelf', '--as', 'no@example.com'])).stderr).toMatch(/^KITH_USER_UNKNOWN: /)
})

test('a server that was killed is not asked', async () => {
  const kith = await openKith()
  const server = await kith.start()
  await server.stop('SIGKILL')
  expect((await kith.run(['count', 'shelf'])).stdout).toBe('1\n')
})

test('a link needs a server, and says how to start one', async () => {
  const kith = await openKith()
  expect((await kith.run(['link'])).stderr).toMatch(/^KITH_NOT_RUNNING: .*kith start/)
})

test('a backup of nothing is refused', async () => {
  const kith = await openKith()
  expect((await kith.run(['backup', join(kith.data, 'copy')])).stderr).toMatch(/^KITH_NO_DATABASE: /)
})

test('a restore refuses a running server and a database that is not empty, and keeps what it replaces', async () => {
  const kith = await openKith()
  const folder = join(await temporary(), 'copy')
  await kith.run(['call', 'shelf.put', '{"name":"Lamp"}'])
  await kith.run(['backup', folder])
  await kith.run(['call', 'shelf.put', '{"name":"Vase"}'])
  expect((await kith.run(['restore', folder])).stderr).toMatch(/^KITH_DATABASE_NOT_EMPTY: .*--replace/)
  const server = await kith.start()
  expect((await kith.run(['restore', folder, '--replace'])).stderr).toMatch(/^KITH_RUNNING: /)
  await server.stop()
  const { code, stderr } = await kith.run(['restore', folder, '--replace'])
  const [, kept = ''] = /^What was there before: (\S+)$/m.exec(stderr) ?? []
  expect([code, (await kith.run(['count', 'shelf'])).stdout]).toEqual([0, '2\n'])
  expect((await kith.run(['restore', kept, '--replace'])).code).toBe(0)
  expect((await kith.run(['count', 'shelf'])).stdout).toBe('3\n')
})

test('help names the commands of plugins; a word that is nearly one is put right', async () => {
  const kith = await openKith()
  expect((await kith.run(['--help'])).stdout).toMatch(/^ +thing .*shelf$/m)
  expect((await kith.exec(['thing', '--help'])).stdout).toContain('put a thing on the shelf')
  expect((await kith.run(['thing', 'put', '--help'])).stdout).toMatch(/--tags <list> +words on it/)
  const { code, stderr } = await kith.run(['lst', 'shelf'])
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^KITH_USAGE: .*'lst'\n\(Did you mean list\?\)/)])
})

test('help is given without a configuration too', async () => {
  const kith = await openKith(await temporary())
  const { code, stdout, stderr } = await kith.exec(['--help'])
  expect([code, stderr, stdout]).toEqual([0, '', expect.stringContaining('backup')])
  expect((await kith.run(['list', 'shelf'])).stderr).toMatch(/^KITH_CONFIG_MISSING: /)
})

test('paths are those of where the person typed them, not of where npm runs the script', async () => {
  const kith = await openKith()
  const folder = await temporary()
  await kith.run(['count', 'shelf'])
  await kith.exec(['backup', 'copy'], { npm_lifecycle_event: 'kith', INIT_CWD: folder })
  expect((await stat(join(folder, 'copy', 'database.sqlite'))).size).toBeGreaterThan(0)
})

test('copy moves everything into an empty database, and not while a server runs', async () => {
  const kith = await openKith()
  await kith.run(['call', 'shelf.put', '{"name":"Moved","tags":[]}'])
  const copy = join(await temporary(), 'copy.sqlite')
  const copied = await kith.run(['copy', '--to', copy])
  expect([copied.code, copied.stderr]).toEqual([0, expect.stringMatching(/Identical: \d+ rows in \d+ tables/)])
  const there = await kith.run(['list', 'shelf', '--json'], { KITH_DATABASE: copy })
  expect(there.stdout).toBe((await kith.run(['list', 'shelf', '--json'])).stdout)
  expect((await kith.run(['copy', '--to', copy])).stderr).toMatch(/^KITH_COPY_TARGET: /)
  await kith.start()
  expect((await kith.run(['copy', '--to', `${copy}2`])).stderr).toMatch(/^KITH_COPY_RUNNING: /)
})
