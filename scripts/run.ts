import { bench } from './tasks/bench.ts'
import { build } from './tasks/build.ts'
import { check } from './tasks/check.ts'
import { install } from './tasks/install.ts'
import { kith } from './tasks/kith.ts'
import { start } from './tasks/start.ts'
import { test, testLong } from './tasks/test.ts'

const tasks: Record<string, (args: string[]) => Promise<void>> = {
  install,
  build,
  start,
  test,
  'test:long': testLong,
  check,
  bench,
  kith,
}

/** Runs one task. Needs Node >= 22.19 and pnpm 12, which `bring.mjs` sees to. */
export const main = async ([name = '', ...args]: string[]): Promise<void> => {
  const task = tasks[name]
  if (!task) return fail(`KITH_TASK_UNKNOWN: there is no task "${name}". Try one of: ${Object.keys(tasks).join(', ')}`)
  try {
    await task(args)
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

const fail = (message: string): void => {
  console.error(message)
  process.exitCode ||= 1
}
