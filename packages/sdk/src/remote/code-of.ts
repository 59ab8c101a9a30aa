import type { AnyPlugin } from '../config.ts'
import { invalid, KithError } from '../errors.ts'
import type { AnyOperation } from '../operations.ts'
import { problemsOf } from '../problems.ts'
import type { AnyTap } from '../taps.ts'
import type { ScreenFiles } from './screens.ts'
import type { Work } from './wire.ts'

type Code = (...args: readonly unknown[]) => unknown

const tapParts = { shape: 'shape', guard: 'guard', collect: 'collect', deliver: 'run' } as const

/** The code of a plugin that a work is for. Throws `KITH_PLUGIN_PART` where it has none of the name. */
export function codeOf({ contract, joins, parts }: AnyPlugin, { kind, name }: Work, screens: ScreenFiles = {}): Code {
  const found = (part: unknown): Code => {
    if (typeof part === 'function') return part as Code
    throw new KithError('KITH_PLUGIN_PART', `The plugin ${contract.name} has no ${kind} "${name}".`, { kind, name })
  }
  if (kind === 'call') {
    const operation = Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined
    return checked(operation, found(parts.handlers[name]))
  }
  if (kind === 'run') return found(parts.jobs.find(job => job.name === name)?.run)
  if (kind === 'route') return found(parts.routes[Number(name)]?.run)
  if (kind === 'preset') return found(parts.presets.find(preset => preset.name === name)?.run)
  if (kind === 'screen') return found(fileOf(screens, name))
  const taps: readonly AnyTap[] = [...parts.taps, ...joins.flatMap(join => join.taps)]
  return found(taps.find(tap => tap.id === name)?.[tapParts[kind]])
}

// The other end knows the schemas as far as JSON Schema can say them.
function checked(operation: AnyOperation | undefined, run: Code): Code {
  if (!operation) return run
  return async (ctx, input) => {
    const parsed = operation.input.safeParse(input, { reportInput: true })
    if (!parsed.success) throw invalid(problemsOf(parsed.error))
    const output = operation.output.safeParse(await run(ctx, parsed.data))
    if (output.success) return output.data
    const problems = problemsOf(output.error)
    throw new KithError(
      'KITH_OUTPUT',
      `It answered what it does not declare: ${problems.map(p => p.path).join(', ')}.`,
      {
        problems,
      },
    )
  }
}

/** Answers the text of a file of a module of screens, by its path. */
function fileOf(screens: ScreenFiles, module: string): Code | undefined {
  const files = Object.hasOwn(screens, module) ? screens[module]?.files : undefined
  return (
    files &&
    ((_, path) => {
      if (typeof path === 'string' && Object.hasOwn(files, path)) return files[path]
      throw new KithError('KITH_PLUGIN_PART', `The module ${module} has no file ${String(path)}.`, { module, path })
    })
  )
}
