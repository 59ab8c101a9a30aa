import { buildOnce } from './build.ts'
import { becomeKith } from './command.ts'
import { install } from './install.ts'

/** The command line, run in the example CRM: `npm run -s kith -- <command>`. Only the command writes to stdout. */
export const kith = async (args: string[]): Promise<void> => {
  await install()
  await buildOnce()
  await becomeKith(args)
}
