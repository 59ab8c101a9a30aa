import { relative } from 'node:path'
import { freePort } from '../serving/free-port.ts'
import { untilAsked } from '../serving/until-asked.ts'
import type { Place } from '../settings/place.ts'
import { readSettings } from '../settings/settings.ts'
import { build } from './build.ts'
import { createScreenBuilds } from './screens.ts'
import { createServerProcess } from './server-process.ts'
import { sourceFolders } from './sources.ts'
import { createWatch } from './watch.ts'

/** Serves, and serves anew after every change of the configuration or of a plugin's sources that compiles, screens too. */
export async function dev(place: Place): Promise<void> {
  const { config, port } = readSettings(place)
  // A free port is chosen once: pages that are open find the next server.
  const env = port === 0 ? { ...place.env, KITH_PORT: String(await freePort()) } : place.env
  const server = createServerProcess({ ...place, env })
  const watch = createWatch()
  const screens = createScreenBuilds()
  const asked = untilAsked().then(() => [])
  let files: string[] | undefined
  try {
    do {
      for (const file of files ?? []) console.error(`changed ${relative(place.cwd, file)}`)
      const folders = sourceFolders(config)
      watch.follow(folders)
      screens.changed(files ?? [])
      const wrong = (await build(folders)) || (await screens.build(folders))
      if (wrong === '') await server.restart()
      else console.error(`${wrong}\nNot started anew: correct this first.`)
      files = await Promise.race([watch.changes(), asked])
    } while (files.length > 0)
  } finally {
    watch.close()
    await server.stop()
  }
}
