// The one door to every task of this repository: `node scripts/bring.mjs <task> [arguments]`.
// Plain JavaScript that Node 20 runs. Where the machine's Node or pnpm is too old, it brings both from the npm registry,
// once, into the user's cache folder, and hands over to them.
import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alike, supervise } from './bring/supervise.mjs'
import { bringTools, pnpmOnPath, suffices, toolsFolder } from './bring/tools.mjs'

const args = process.argv.slice(2)

if (process.env.KITH_TOOLS || suffices(process.versions.node, pnpmOnPath())) {
  const { main } = await import('./run.ts')
  await main(args)
} else {
  await handOver(toolsFolder(process.env, process.platform, process.arch))
}

async function handOver(/** @type {string} */ folder) {
  try {
    const { node, bin } = await bringTools(folder)
    const env = { ...process.env, KITH_TOOLS: folder, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
    alike(await supervise(spawn(node, [fileURLToPath(import.meta.url), ...args], { env, stdio: 'inherit' })))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
