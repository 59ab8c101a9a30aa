import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ids, insert, itemTable, step, temporaryFolder } from './database.fixture.ts'
import { openFile } from './open.ts'
import { keepThreads } from './threads.ts'

/** How many workers this process has started since. */
function countingWorkers(): () => number {
  let count = 0
  const started = () => count++
  process.on('worker', started)
  onTestFinished(() => void process.off('worker', started))
  return () => count
}

it('threads that are kept serve one database after the other, each as if it were their first', async () => {
  const threads = keepThreads()
  const folder = await temporaryFolder()
  const started = countingWorkers()
  const open = (name: string) => openFile(join(folder, name), { threads, readers: 1 })
  const first = await open('first.db')
  await first.define([step(itemTable)])
  await first.commit({ steps: [insert(1)] })
  expect(await ids(first)).toEqual([1])
  await first.close()
  expect(started()).toBe(2)

  const second = await open('second.db')
  await expect(second.all(step('SELECT id FROM item ORDER BY id'))).rejects.toMatchObject({
    code: 'KITH_DATABASE_STATEMENT',
  })
  await second.define([step(itemTable)])
  await second.commit({ steps: [insert(2)] })
  expect(await ids(second)).toEqual([2])

  const again = await open('first.db')
  expect(started()).toBe(4)
  expect(await ids(again)).toEqual([1])
  await Promise.all([second.close(), again.close()])
})

it('a thread whose database could not be opened serves another', async () => {
  const threads = keepThreads()
  const folder = await temporaryFolder()
  const started = countingWorkers()
  await expect(openFile(join(folder, 'no folder', 'x.db'), { threads, readers: 1 })).rejects.toMatchObject({
    code: 'KITH_DATABASE_OPEN',
  })
  const before = started()
  const dialect = await openFile(join(folder, 'x.db'), { threads, readers: 1 })
  // Its reader had not been told to open anything, and ended.
  expect(started()).toBe(before + 1)
  await dialect.close()
})

it('one that crashed is not kept', async () => {
  const threads = keepThreads()
  const folder = await temporaryFolder()
  const worker = threads.take(new URL('./writer.ts', import.meta.url))
  threads.giveBack(new URL('./writer.ts', import.meta.url), worker)
  await worker.terminate()
  const dialect = await openFile(join(folder, 'x.db'), { threads, readers: 1 })
  await dialect.define([step(itemTable)])
  expect(await ids(dialect)).toEqual([])
  await dialect.close()
})
