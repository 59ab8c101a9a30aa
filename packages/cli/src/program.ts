import { Command } from 'commander'
import { addBackup } from './commands/backup.ts'
import { addCall } from './commands/call.ts'
import { addCopy } from './commands/copy.ts'
import { addCount } from './commands/count.ts'
import { addDemo } from './commands/demo.ts'
import { addDev } from './commands/dev.ts'
import { addDoctor } from './commands/doctor.ts'
import { addField } from './commands/field.ts'
import { addGet } from './commands/get.ts'
import { addKey } from './commands/key.ts'
import { addLink } from './commands/link.ts'
import { addList } from './commands/list.ts'
import { addNewPlugin } from './commands/new-plugin.ts'
import { addPlugins } from './commands/plugins.ts'
import { addRestore } from './commands/restore.ts'
import { addSearch } from './commands/search.ts'
import { addStart } from './commands/start.ts'
import { addExport, addImport } from './commands/transfer.ts'
import { addTypes } from './commands/types.ts'
import { addUser } from './commands/user.ts'
import type { Place } from './settings/place.ts'
import { version } from './settings/version.ts'

/** The commands that every app has. What commander refuses is thrown, never printed. */
export function createProgram(place: Place): Command {
  const program = new Command('kith')
    .description('Serves a CRM made of plugins, and works with its records.')
    .version(version())
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  for (const add of [
    addStart,
    addDev,
    addLink,
    addUser,
    addKey,
    addList,
    addSearch,
    addGet,
    addCount,
    addCall,
    addImport,
    addExport,
    addBackup,
    addRestore,
    addDoctor,
    addPlugins,
    addDemo,
    addField,
    addTypes,
    addCopy,
    addNewPlugin,
  ]) {
    add(program, place)
  }
  return program
}
