import { basename } from 'node:path'
import { KithError } from '../errors.ts'
import { checkScreens, type ScreenFiles } from '../remote/screens.ts'
import { readScripts } from './read-scripts.ts'

/**
 * The built screens of a plugin that runs in a process of its own, for `remoteManifestOf` and `connectPlugin`: by the
 * modules that its parts name, the file of each. Throws `KITH_UI_MISSING` for one that is not there, `KITH_SCREENS` for
 * more than Kith takes.
 */
export async function readScreens(entries: Readonly<Record<string, string>>): Promise<ScreenFiles> {
  const read = Object.entries(entries).map(async ([module, entry]) => {
    try {
      return [module, { entry: basename(entry), files: Object.fromEntries(await readScripts(entry)) }] as const
    } catch (error) {
      throw new KithError(
        'KITH_UI_MISSING',
        `The screens of ${module} are not at ${entry}: build them first.`,
        { module },
        error,
      )
    }
  })
  const screens = Object.fromEntries(await Promise.all(read))
  checkScreens(screens)
  return screens
}
