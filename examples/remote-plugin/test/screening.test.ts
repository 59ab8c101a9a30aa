import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ended, type Kith, launch } from '@kith/example-crm/process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { call, keyFor } from './call.ts'
import { type Running, startModule } from './process.ts'

const isThere = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0

describe.skipIf(!isThere)(
  `the module in Python${isThere ? '' : ' (SKIPPED: this machine has no python3 of 3.9 or newer)'}`,
  () => {
    const config = fileURLToPath(new URL('screening.config.ts', import.meta.url))
    let data: string
    let server: ReturnType<typeof launch>
    let kith: Kith
    let screening: Running

    beforeAll(async () => {
      data = await mkdtemp(join(tmpdir(), 'kith-python-'))
      server = launch({ data, env: { KITH_CONFIG: config } })
      kith = await server.ready
      const key = await keyFor(
        kith,
        'screening',
        'opportunities.opportunity.saving',
        'opportunities.opportunity.saved',
        'accounts.get',
      )
      screening = startModule('python3', 'python/screening.py', { KITH_URL: kith.url, KITH_KEY: key })
      await screening.says(/^connected/)
    })
    afterAll(async () => {
      await screening?.stop()
      await kith?.stop()
      await rm(data, { recursive: true, force: true })
    })

    const account = async (name: string) =>
      String(((await kith.client.accounts.create.mutate({ name })) as { id: string }).id)
    const offer = async (customer: string) =>
      call<{ id: string }>(kith, 'opportunities.create', { name: 'Excavator', account: customer })
    const told = (id: string) => screening.printed().includes(`told ${id} 1\n`)

    test('it asks who the customer is, and refuses one on its list', async () => {
      expect(await offer(await account('Shady Holdings'))).toMatchObject({
        status: 422,
        code: 'KITH_REJECTED',
        details: { plugin: 'screening', tap: 'screening.check', code: 'screening.listed', path: 'account' },
      })
    })

    test('it lets others pass, and is told of them', async () => {
      const { data } = await offer(await account('Earthworks Ltd'))
      await vi.waitFor(() => expect(told(data.id)).toBe(true), { timeout: 60_000 })
    })

    test('it comes back by itself when the server was killed and started again', async () => {
      const listed = await account('ACME Brothers')
      server.child.kill('SIGKILL')
      await ended(server.child)
      server = launch({ data, env: { KITH_CONFIG: config, KITH_PORT: new URL(kith.url).port } })
      kith = await server.ready
      await screening.says(/^connected/, 2)
      expect(await offer(listed)).toMatchObject({ status: 422, details: { code: 'screening.listed' } })
    })
  },
)
