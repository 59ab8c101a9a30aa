import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'
import { root, run } from './step.ts'

/** Measures the product against its floors and prints the table. */
export const bench = async (args: string[]): Promise<void> => {
  const script = join(root, 'examples', 'crm', 'bench', 'run.mjs')
  if (!existsSync(script)) throw new Error(`KITH_NO_BENCH: ${script} is missing`)
  await build()
  process.exitCode = await run(process.execPath, [script, ...args], { output: 'stdout' })
}
