const echo = 1000

/**
 * Resolves when the process is asked to end. Ctrl-C may arrive more than once, from the terminal and from npm: what
 * follows within a second is an echo, what comes later ends the process at once.
 */
export function untilAsked(): Promise<void> {
  return new Promise(resolve => {
    let heard: number | undefined
    const hear = () => {
      const now = performance.now()
      if (heard !== undefined && now - heard > echo) process.exit(1)
      heard ??= now
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
    // Started by another process of ours: when that is gone, so is who asked.
    process.on('disconnect', hear)
    process.channel?.unref()
  })
}
