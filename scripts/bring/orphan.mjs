const EVERY_MS = 200

/**
 * Calls `then` once when the process that started this one is gone: killing npm leaves no server behind.
 *
 * @param {() => void} then
 * @returns {() => void} stops watching
 */
export const onOrphaned = then => {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    then()
  }, EVERY_MS).unref()
  return () => clearInterval(timer)
}
