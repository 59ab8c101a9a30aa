import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'
import { root, run } from './step.ts'

const others = ['find', 'import', 'postgres', 'remote', 'scale', 'screens', 'widget']

/** Measures the product against its floors and prints the table; a name first is another measurement: `scale`. */
export const bench = async ([first = '', ...rest]: string[]): Promise<void> => {
  const isOther = others.includes(first)
  const args = isOther || first === '' ? rest : [first, ...rest]
  const script =
    first === 'widget'
      ? join(root, 'packages', 'widget', 'bench', 'run.mjs')
      : join(root, 'examples', 'crm', 'bench', `${isOther ? first : 'run'}.mjs`)
  if (!existsSync(script)) throw new Error(`KITH_NO_BENCH: ${script} is missing`)
  await build()
  process.exitCode = await run(process.execPath, [script, ...args], { output: 'stdout' })
}
