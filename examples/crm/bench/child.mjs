import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * Runs a file of this folder in a process of its own, which speaks by messages.
 *
 * @param {string} file
 * @param {readonly string[]} [args]
 */
export function start(file, args = []) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, args, { stdio: ['ignore', 2, 2, 'ipc'] })
  const gone = once(child, 'exit')
  /** Its next message. */
  const heard = async () => {
    const [message] = await Promise.race([
      once(child, 'message'),
      gone.then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`))),
    ])
    return message
  }
  return {
    heard,
    /** Sends a message; answers what comes back. */
    ask(message) {
      const answer = heard()
      child.send(message)
      return answer
    },
    /** Stands still, without the processor, until `resume`. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async end() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}
