import { build } from './build.ts'
import { enterExample } from './example.ts'

/** Installs, builds and serves the example CRM, with the example website beside it. */
export const start = async (): Promise<void> => {
  await build()
  enterExample()
  const { start } = await import('../../packages/cli/dist/index.js')
  const { website } = await import('./website.ts')
  await start({ beside: website })
}
