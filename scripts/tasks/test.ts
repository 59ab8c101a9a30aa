import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from './build.ts'
import { root, run, tool } from './step.ts'
import { type Report, summary, tally } from './tally.ts'

/** Every kind of test once: units, servers, browsers, types. Arguments go to vitest: `npm test -- packages/rules`. */
export const test = (args: string[]): Promise<void> => vitest(args)

/** The same, and the `*.long.test.ts`: kills, soaks, full matrices. */
export const testLong = (args: string[]): Promise<void> => vitest(['--mode', 'long', ...args])

const vitest = async (args: string[]): Promise<void> => {
  const report = join(root, 'node_modules', '.cache', 'kith', 'tests.json')
  await rm(report, { force: true })
  await mkdir(dirname(report), { recursive: true })
  const code = await buildAndRun([
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  const counts = tally(existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : undefined, code)
  process.exitCode = counts.failed > 0 ? code || 1 : 0
  console.log(summary(counts))
}

/** A build that fails is a failed run: the counts are printed all the same. */
const buildAndRun = async (args: string[]): Promise<number> => {
  try {
    await build()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
  return run(tool('vitest'), args, { output: 'stdout' })
}
