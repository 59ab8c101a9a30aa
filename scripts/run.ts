type Task = (args: string[]) => Promise<void>

/** Loaded when asked for: before the first install there is nothing but Node for a task to import. */
const tasks: Record<string, () => Promise<Task>> = {
  install: async () => (await import('./tasks/install.ts')).install,
  build: async () => (await import('./tasks/build.ts')).build,
  start: async () => (await import('./tasks/start.ts')).start,
  test: async () => (await import('./tasks/test.ts')).test,
  'test:long': async () => (await import('./tasks/test.ts')).testLong,
  check: async () => (await import('./tasks/check.ts')).check,
  bench: async () => (await import('./tasks/bench.ts')).bench,
  screens: async () => (await import('./tasks/screens.ts')).screens,
  kith: async () => (await import('./tasks/kith.ts')).kith,
}

/** Runs one task. Needs Node >= 22.19 and pnpm 12, which `bring.mjs` sees to. */
export const main = async ([name = '', ...args]: string[]): Promise<void> => {
  const load = tasks[name]
  if (!load) return fail(`KITH_TASK_UNKNOWN: there is no task "${name}". Try one of: ${Object.keys(tasks).join(', ')}`)
  try {
    const task = await load()
    await task(args)
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

const fail = (message: string): void => {
  console.error(message)
  process.exitCode ||= 1
}
