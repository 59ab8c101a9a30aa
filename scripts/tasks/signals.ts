const AGAIN_MS = 1000

/**
 * Ctrl-C reaches a process under npm up to three times: from the terminal, from npm, from the launcher. The first one is
 * the request; those that follow within a second are its echoes; a later one means it, and ends the process at once.
 */
export const hearOnce = (): void => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    let heard: number | undefined
    process.on(signal, () => {
      const now = performance.now()
      const first = heard === undefined
      if (first && process.listenerCount(signal) === 1) process.exit(code)
      if (heard !== undefined && now - heard > AGAIN_MS) process.exit(code)
      heard ??= now
    })
  }
}
