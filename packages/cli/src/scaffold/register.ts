/** What a configuration names of a plugin. */
export interface Registration {
  /** The plugin's export: `warranty`. */
  readonly plugin: string
  /** The contract's type: `WarrantyContract`. */
  readonly contract: string
  /** The package: `@kith/plugin-warranty`. */
  readonly from: string
}

/** The lines that a person adds by hand where `register` cannot. */
export function registrationLines({ plugin, from }: Registration): string[] {
  return [`import { ${plugin} } from '${from}'`, `plugins: [ …, ${plugin}]`]
}

/** A configuration's source with a plugin added; `undefined` where it is not written as expected. */
export function register(source: string, registration: Registration): string | undefined {
  const { plugin, contract, from } = registration
  const lastImport = [...source.matchAll(/^import .*$/gm)].at(-1)
  const plugins = /\bplugins:\s*\[([^\]]*)\]/d.exec(source)
  if (!lastImport || !plugins) return undefined
  const typed = /:\s*Config<([^>]+)>/d.exec(source)
  const edits = [
    { at: lastImport.index, text: `import { ${plugin} } from '${from}'\n` },
    ...(typed
      ? [
          { at: lastImport.index, text: `import type { ${contract} } from '${from}/contract'\n` },
          { at: endOf(typed), text: ` | ${contract}` },
        ]
      : []),
    { at: endOf(plugins), text: separator(plugins[1] as string) + plugin },
  ]
  const inOrder = edits.toSorted((a, b) => a.at - b.at)
  return inOrder.reduceRight((text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.at), source)
}

/** Where the last sign in the match's group that says something ends, in the source. */
function endOf(match: RegExpExecArray): number {
  const [start = 0] = match.indices?.[1] ?? []
  return start + (match[1] ?? '').trimEnd().length
}

function separator(list: string): string {
  const text = list.trimEnd()
  return text.trim() === '' ? '' : text.endsWith(',') ? ' ' : ', '
}
