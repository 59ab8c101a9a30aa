import { spawn } from 'node:child_process'
import { chmod, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative as relativeTo } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDialect } from './open.ts'
import { ids, insert, itemTable, step, temporaryFolder } from './sqlite/database.fixture.ts'

describe('a database URL', () => {
  it.each(['file URL', 'relative file URL', 'plain path'])('may be a %s', async kind => {
    const file = join(await temporaryFolder(), 'a b 张.db')
    const url = {
      'file URL': pathToFileURL(file).href,
      'relative file URL': `file:${relativeTo(process.cwd(), file)}`,
      'plain path': file,
    }
    const dialect = await openDialect(url[kind as keyof typeof url])
    await dialect.define([step(itemTable)])
    await dialect.close()
    const stored = new Database(file, { fileMustExist: true })
    onTestFinished(() => void stored.close())
    expect(stored.prepare('SELECT name FROM sqlite_schema WHERE type = ?').pluck().all('table')).toEqual(['item'])
  })

  it.each([
    'mysql://root:secret@localhost/crm',
    'postgres://root:secret@localhost',
    'postgres://root:secret%zz@localhost/crm',
    'https://example.com/secret.db',
    'file://secret.example.com/x.db',
    '',
    'file:',
  ])('that names no database file is refused without repeating it: %s', async url => {
    const error = await openDialect(url).catch(error => error)
    expect(error).toMatchObject({ code: 'KITH_DATABASE_URL' })
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain('secret')
  })

  it(':memory: is a database of its own that leaves no file', async () => {
    const [one, two] = await Promise.all([openDialect(':memory:'), openDialect(':memory:')])
    await one.define([step(itemTable)])
    await one.commit({ steps: [insert(1)] })
    expect(await ids(one)).toEqual([1])
    expect(await two.schema()).toEqual([])
    const [file] = await one.all(step("SELECT file FROM pragma_database_list WHERE name = 'main'"))
    await Promise.all([one.close(), two.close()])
    expect(await readdir(tmpdir())).not.toContain(String(file?.file).split('/').at(-2))
  })
})

describe('a database that cannot be opened', () => {
  it.each<[string, string, (folder: string) => Promise<string>]>([
    ['in a missing folder', 'KITH_DATABASE_OPEN', async folder => join(folder, 'missing', 'kith.db')],
    ['that is a folder', 'KITH_DATABASE_OPEN', async folder => folder],
    [
      'that is no database',
      'KITH_DATABASE_CORRUPT',
      async folder => {
        await writeFile(join(folder, 'kith.db'), 'hello '.repeat(1000))
        return join(folder, 'kith.db')
      },
    ],
  ])('%s is an error that names the path', async (_, code, make) => {
    const path = await make(await temporaryFolder())
    const error = await openDialect(path).catch(error => error)
    expect(error).toMatchObject({ code, details: { path } })
    expect(error.message).toContain(path)
  })

  it.skipIf(process.getuid?.() === 0)('because it or its folder may not be written is an error too', async () => {
    const folder = await temporaryFolder()
    const dialect = await openDialect(join(folder, 'kith.db'))
    await dialect.close()
    await chmod(join(folder, 'kith.db'), 0o400)
    await expect(openDialect(join(folder, 'kith.db'))).rejects.toMatchObject({ code: 'KITH_DATABASE_OPEN' })
    await chmod(folder, 0o500)
    await expect(openDialect(join(folder, 'new.db'))).rejects.toMatchObject({ code: 'KITH_DATABASE_OPEN' })
    await chmod(folder, 0o700)
  })
})

describe('durability', () => {
  it('means that what was acknowledged is there after the process was killed', async () => {
    const file = join(await temporaryFolder(), 'kith.db')
    const acknowledged: number[] = []
    for (const first of [0, 1_000_000]) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', endlessWriter, file, String(first)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = new Promise(resolve => child.once('close', resolve))
      let count = 0
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.push(Number(line))
        count += 1
        if (count === 400) child.kill('SIGKILL')
      }
      await ended
      expect(count).toBeGreaterThanOrEqual(400)
    }
    const dialect = await openDialect(file)
    onTestFinished(() => dialect.close())
    const stored = new Set(await ids(dialect))
    expect(acknowledged.filter(id => !stored.has(id))).toEqual([])
  })
})

describe('a process', () => {
  it('ends by itself with a database open that nobody uses, and not before its commits are done', async () => {
    const file = join(await temporaryFolder(), 'kith.db')
    const child = spawn(process.execPath, ['--input-type=module', '--eval', lastWords, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) lines.push(line)
    expect(lines).toEqual(['committed', 'read 1'])
  })
})

const open = `
  import { openDialect } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
  const dialect = await openDialect(process.argv[1])
`

const endlessWriter = `${open}
  await dialect.define([{ sql: ${JSON.stringify(itemTable.replace('TABLE', 'TABLE IF NOT EXISTS'))}, parameters: [] }])
  let next = Number(process.argv[2])
  for (let client = 0; client < 20; client++) {
    void (async () => {
      for (;;) {
        const id = next++
        await dialect.commit({ steps: [{ sql: 'INSERT INTO item (id) VALUES (?)', parameters: [id] }] })
        process.stdout.write(id + '\\n')
      }
    })()
  }
`

const lastWords = `${open}
  await dialect.define([{ sql: ${JSON.stringify(itemTable)}, parameters: [] }])
  void dialect.commit({ steps: [{ sql: 'INSERT INTO item (id) VALUES (1)', parameters: [] }] }).then(() => {
    console.log('committed')
    void dialect.all({ sql: 'SELECT count(*) AS n FROM item', parameters: [] }).then(rows => console.log('read ' + rows[0].n))
  })
`
