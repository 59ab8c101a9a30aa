import { KithError } from '@kith/sdk'
import { type Command, CommanderError } from 'commander'
import { addPluginCommands } from './commands/plugin-commands.ts'
import { report } from './output/report.ts'
import { createProgram } from './program.ts'
import type { Place } from './settings/place.ts'

/** Runs the command that `args` name. A failure is printed and sets the exit code. */
export async function main(args: readonly string[], place: Place): Promise<void> {
  const program = createProgram(place)
  try {
    await addMissing(program, args, place)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return
    report(usageError(error), { json: args.includes('--json') })
  }
}

/** Plugins are loaded only for a word that is not ours, and for help. Help is given also where they cannot be loaded. */
async function addMissing(program: Command, args: readonly string[], place: Place): Promise<void> {
  const word = args.find(arg => !arg.startsWith('-'))
  if (word !== undefined && program.commands.some(command => command.name() === word)) return
  if (args.includes('--version') || args.includes('-V')) return
  try {
    await addPluginCommands(program, place)
  } catch (error) {
    const missing = error instanceof KithError && error.code === 'KITH_CONFIG_MISSING'
    if (word !== undefined && word !== 'help' && !missing) throw error
    if (!missing)
      console.error(`Commands of plugins are not shown: ${error instanceof Error ? error.message : error}\n`)
  }
}

function usageError(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error
  if (error.code === 'commander.help') return new KithError('KITH_USAGE', 'Name a command: kith --help shows them.')
  return new KithError('KITH_USAGE', error.message.replace(/^error: /, ''))
}
