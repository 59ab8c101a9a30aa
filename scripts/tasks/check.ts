import { features } from '../checks/features.ts'
import { packed } from '../checks/packed.ts'
import { sizes } from '../checks/sizes.ts'
import { build, quiet } from './build.ts'
import { root, run, tool } from './step.ts'
import { summary } from './tally.ts'

/** What is wrong, a line each; nothing when all is well. A tool prints by itself and answers only that it failed. */
type Check = () => Promise<string[]> | string[]

const command =
  (name: string, args: string[]): Check =>
  async () =>
    (await run(tool(name), args, { env: quiet, output: 'stdout' })) === 0 ? [] : [`${name} ${args.join(' ')} failed`]

const checks: Record<string, Check> = {
  types: command('tsc', ['-b']),
  'types of scripts': command('tsc', ['-p', 'scripts']),
  'format and lint': command('biome', ['ci', '.']),
  'who may import whom': command('turbo', ['boundaries']),
  'no feature in the core': () => features(root),
  'unused code and dependencies': command('knip', ['--no-progress']),
  'packages as published': () => packed(root),
  sizes: () => sizes(root),
}

/** All that can be said without running the product. Every check runs; the last line counts them. */
export const check = async (): Promise<void> => {
  await build()
  const failed: string[] = []
  for (const [name, run] of Object.entries(checks)) {
    console.log(`\n== ${name}`)
    const wrong = await run()
    for (const line of wrong) console.log(line)
    if (wrong.length > 0) failed.push(name)
  }
  if (failed.length > 0) process.exitCode = 1
  console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}` : '\nAll is well')
  console.log(summary({ passed: Object.keys(checks).length - failed.length, failed: failed.length }))
}
