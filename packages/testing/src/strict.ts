import type { AnyPlugin, PluginParts } from '@kith/sdk'
import { frozen } from './frozen.ts'

type Run = (ctx: never, ...values: never[]) => unknown

/** The same plugin, whose code is given frozen copies and answers them: it cannot change what is another's, nor keep it. */
export function strict<P extends AnyPlugin>(plugin: P): P {
  const { parts } = plugin
  const checked: PluginParts = {
    ...parts,
    handlers: Object.fromEntries(
      Object.entries(parts.handlers).map(([name, run]) => [name, guarded(run, `${plugin.contract.name}.${name}`)]),
    ) as PluginParts['handlers'],
    taps: parts.taps.map(tap => ({
      ...tap,
      ...(tap.shape ? { shape: guarded(tap.shape, tap.id) } : {}),
      ...(tap.guard ? { guard: guarded(tap.guard, tap.id) } : {}),
      ...(tap.collect ? { collect: guarded(tap.collect, tap.id) } : {}),
      ...(tap.run ? { run: guarded(tap.run, tap.id) } : {}),
    })),
    jobs: parts.jobs.map(job => ({ ...job, run: guarded(job.run, job.name) as typeof job.run })),
  }
  return { ...plugin, parts: checked }
}

function guarded<F extends Run>(run: F, name: string): F {
  const guard: Run = (ctx, ...values) => {
    const answer = run(ctx, ...values.map((value, i) => frozen(value, `${name} input ${i + 1}`)))
    if (answer instanceof Promise) return answer.then(value => frozen(value, `${name} answer`))
    return frozen(answer, `${name} answer`)
  }
  return guard as F
}
