import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes another version of a built page in its place: the files have other names, and a sentence says so. */
export async function renewPage(folder: string): Promise<void> {
  const assets = join(folder, 'assets')
  const names = await readdir(assets)
  const entry = names.find(name => /^index-[\w-]+\.js$/.test(name)) ?? ''
  const next = entry.replace(/\.js$/, 'x.js')
  await copyFile(join(assets, entry), join(assets, next))
  // A server has only the files of its version.
  await rm(join(assets, entry))
  for (const name of names.filter(name => /\.(br|gz)$/.test(name))) await rm(join(assets, name))
  const scripts = (await readdir(assets)).filter(name => name.endsWith('.js')).map(name => join(assets, name))
  for (const file of [...scripts, join(folder, 'index.html'), join(folder, 'sw.js')]) {
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(entry, next))
  }
  const worker = join(folder, 'sw.js')
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/`?"?([0-9a-f]{16})"?`?/, '"0123456789abcdef"'))
}
