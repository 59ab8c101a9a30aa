import { build, quiet } from '../tasks/build.ts'
import { root, run, tool } from '../tasks/step.ts'
import { features } from './features.ts'
import { packed } from './packed.ts'
import { sizes } from './sizes.ts'

/** What is wrong, a line each; nothing when all is well. A tool prints by itself and answers only that it failed. */
type Check = () => Promise<string[]> | string[]

const command =
  (name: string, args: string[]): Check =>
  async () =>
    (await run(tool(name), args, { env: quiet, output: 'stdout' })) === 0 ? [] : [`${name} ${args.join(' ')} failed`]

export const checks: Record<string, Check> = {
  build: () =>
    build().then(
      () => [],
      error => [String(error)],
    ),
  types: command('tsc', ['-b']),
  'types of the scripts': command('tsc', ['-p', 'scripts']),
  'types of the examples': command('tsc', ['-p', 'examples']),
  'format and lint': command('biome', [
    'ci',
    '.',
    '--diagnostic-level=warn',
    ...(process.stdout.isTTY ? [] : ['--colors=off']),
  ]),
  'who may import whom': command('turbo', ['boundaries']),
  'no feature in the core': () => features(root),
  'unused code and dependencies': command('knip', ['--no-progress']),
  'packages as published': () => packed(root),
  sizes: () => sizes(root),
}
