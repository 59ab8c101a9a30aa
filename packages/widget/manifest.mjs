// Makes custom-elements.json: what editors, frameworks and a test know of the element, found in its source.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { create, ts } from '@custom-elements-manifest/analyzer'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const sources = ['src/element.ts', 'src/register.ts']
const callbacks = /^(connected|disconnected|attributeChanged)Callback$|^(handleEvent|observedAttributes)$/

/** The manifest as it should stand in custom-elements.json: the public element, without what only browsers call. */
export async function manifest() {
  const modules = await Promise.all(
    sources.map(async path =>
      ts.createSourceFile(path, await readFile(here(path), 'utf8'), ts.ScriptTarget.Latest, true),
    ),
  )
  const { schemaVersion, modules: found } = create({ modules, plugins: [], context: { dev: false } })
  const publicModules = found.map(({ kind, path, declarations = [], exports = [] }) => ({
    kind,
    path,
    declarations: declarations.filter(({ customElement }) => customElement).map(publicPart),
    exports: exports.filter(({ kind }) => kind === 'custom-element-definition'),
  }))
  return `${JSON.stringify({ schemaVersion, modules: publicModules }, null, 2)}\n`
}

function publicPart({ members = [], events = [], ...declaration }) {
  const isPublic = ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && !callbacks.test(name)
  return { ...declaration, members: members.filter(isPublic), events: events.filter(({ name }) => name) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(here('custom-elements.json'), await manifest())
