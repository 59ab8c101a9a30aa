import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Lets the parent of this process ask how busy its event loop was: from `watch` on, `tell` answers. */
export function answerParent() {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let before = performance.eventLoopUtilization()
  process.on('message', message => {
    if (message === 'watch') {
      delay.reset()
      delay.enable()
      before = performance.eventLoopUtilization()
      process.send?.('watching')
    } else {
      const busy = performance.eventLoopUtilization(before).utilization
      process.send?.({ delay: delay.percentile(99) / 1e6, most: delay.max / 1e6, busy })
    }
  })
  process.on('disconnect', () => process.exit())
}
