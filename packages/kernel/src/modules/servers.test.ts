import { type Actor, administrator, type ModuleState } from '@kith/sdk'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../boot/create-app.ts'
import { freshDatabase } from '../dialects/fresh.ts'
import { library } from '../fixture/library.ts'
import { watchWith } from './fixture/watch.ts'

const admin: Actor = { id: 'token', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' }
const silent = { info: () => {}, warn: () => {}, error: () => {} }

describe.runIf(process.env.KITH_TEST_DATABASE)('servers that are started anew one after another', () => {
  test('the one where a module is off leaves its deliveries to the one where it is not yet', async () => {
    const database = await freshDatabase()
    onTestFinished(() => database.remove())
    const start = () =>
      createApp({ database: database.url, log: silent, config: { plugins: [library, watchWith()], settings: {} } })
    const before = await start()
    onTestFinished(() => before.close())
    await before.call(admin, 'kernel.changeModule', { name: 'watch', change: 'disable' })
    const after = await start()
    onTestFinished(() => after.close())
    const waiting = async () => {
      const { modules } = (await after.call(admin, 'kernel.modules', {})) as { modules: ModuleState[] }
      return modules.find(({ name }) => name === 'watch')?.deliveries
    }
    const { id } = (await before.call(admin, 'library.create', { title: 'Dune' })) as { id: string }
    await after.call(admin, 'library.create', { title: 'Emma' })
    after.start()
    await after.idle()
    expect(await waiting()).toMatchObject({ waiting: 1, dead: 0 })
    before.start()
    await before.idle()
    expect(await waiting()).toMatchObject({ waiting: 0, dead: 0 })
    expect(await before.call(admin, 'watch.list', {})).toMatchObject({ rows: [{ book: id }] })
  })
})
