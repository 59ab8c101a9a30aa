import { KithError } from '@kith/sdk'

/** What a new plugin and its kind of record are called in its sources. */
export interface Names {
  /** `spare-parts` */
  readonly plugin: string
  /** `spare-part`: the plugin's name in the singular. */
  readonly record: string
  /** token of the template -> what stands for it */
  readonly replaced: ReadonlyMap<string, string>
}

/** Throws `KITH_CONTRACT` for a name that no plugin can have. */
export function namesOf(plugin: string): Names {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(plugin) || /--|-$/.test(plugin) || plugin === 'kernel') {
    throw new KithError(
      'KITH_CONTRACT',
      `"${plugin}" cannot be a plugin's name: use a-z, 0-9 and '-', as in spare-parts.`,
    )
  }
  const record = singular(plugin)
  const replaced = new Map([
    ['sample-plugin', plugin],
    ['samplePlugin', identifier(plugin, 'Plugin')],
    ['SamplePlugin', pascal(plugin)],
    ['Sample plugin', title(plugin)],
    ['sample-record', record],
    ['sampleRecord', identifier(record, 'Record')],
    ['Sample records', title(plural(record))],
    ['Sample record', title(record)],
  ])
  return { plugin, record, replaced }
}

/** A text of the template with its tokens replaced. */
export function rename(text: string, { replaced }: Names): string {
  return text.replaceAll(
    /sample-plugin|samplePlugin|SamplePlugin|Sample plugin|sample-record|sampleRecord|Sample records?/g,
    token => replaced.get(token) as string,
  )
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function identifier(name: string, suffix: string): string {
  const camel = pascal(name).replace(/^[A-Z]/, letter => letter.toLowerCase())
  return taken.has(camel) ? `${camel}${suffix}` : camel
}

function title(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y')
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name
}

function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies')
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

/** What the template's files name already, and words of the language. */
const taken: ReadonlySet<string> = new Set(
  `action afterEach app beforeEach card choice close closed closing contract create createTestApp ctx date
  defineContract definePlugin describePlugin draft en entity event expect filter heard id infer input listener
  listenerContract locales module mutation notFound panel policies policy present reason record ref reject shown
  tap tapped test text type user z zhCN
  arguments async await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
)
